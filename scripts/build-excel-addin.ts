/** dist/excel-addin: the manifest, and the files that the task pane's server gives out. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import type { BuildOptions } from './build-options';
import { excelIcons } from './excel-icons';
import { excelManifest, LOCAL_ADDRESS } from './excel-manifest';
import { functionsMetadata } from './excel-metadata';
import { inProject, version } from './root';

const source = (...name: readonly string[]): string => inProject('excel-addin', ...name);

/** One script and one style sheet; Office.js comes from Microsoft. Returns the folder. */
export async function buildExcelAddin(
  folder = inProject('dist', 'excel-addin'),
  { baseUrl = LOCAL_ADDRESS, namespace = false }: Pick<BuildOptions, 'baseUrl' | 'namespace'> = {},
): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'icons'), { recursive: true });
  await esbuild.build({
    entryPoints: { addin: source('addin.ts'), taskpane: inProject('shared', 'ui', 'panel.css') },
    outdir: folder,
    bundle: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    banner: { js: `/* Live Data for ActivTrak ${version()}. Made by a build; change the sources instead. Licence: Apache-2.0. */` },
    define: { BUILD_NAMESPACE: String(namespace) },
  });
  for (const page of ['taskpane.html', 'support.html']) copyFileSync(source('taskpane', page), path.join(folder, page));
  for (const [name, bytes] of excelIcons()) writeFileSync(path.join(folder, 'icons', name), bytes);
  const manifest = readFileSync(inProject('manifest.xml'), 'utf8');
  writeFileSync(path.join(folder, 'manifest.xml'), excelManifest(manifest, { baseUrl, version: version(), isNamespaced: namespace }));
  writeFileSync(path.join(folder, 'functions.json'), `${JSON.stringify(functionsMetadata(namespace), null, 2)}\n`);
  return folder;
}
