/** dist/excel-addin: the manifest, and the files that the task pane's server gives out. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { minified } from './apps-script-bundle';
import { type BuildOptions, noticeDefines } from './build-options';
import { excelIcons } from './excel-icons';
import { excelManifest, LOCAL_ADDRESS } from './excel-manifest';
import { functionsMetadata } from './excel-metadata';
import { inProject, version } from './root';
import { emptyMaps, moveMaps } from './source-maps';

const source = (...name: readonly string[]): string => inProject('excel-addin', ...name);

/**
 * A script that comes with the page, the modules that it loads, one style sheet; Office.js comes from Microsoft. Returns the folder.
 * @param isQuick whether it is for nobody but who is at work on it, and need not be as small as it can
 */
export async function buildExcelAddin(
  folder = inProject('dist', 'excel-addin'),
  { baseUrl = LOCAL_ADDRESS, namespace = false, ...options }: Omit<BuildOptions, 'mail'> = {},
  isQuick = false,
): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'icons'), { recursive: true });
  const metadata = functionsMetadata(namespace);
  const common = {
    outdir: folder,
    bundle: true,
    target: 'es2020',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    sourcemap: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: {
      READ_IN_SCRIPTS: 'false',
      // A page can't mail.
      ...noticeDefines({ ...options, mail: false }),
      BUILD_BIGQUERY: 'false',
      BUILD_NAMESPACE: String(namespace),
      BUILD_FUNCTION_IDS: JSON.stringify(metadata.functions.map(({ id }) => id)),
    },
  } as const satisfies esbuild.BuildOptions;
  const parts = ['page', 'cells'];
  await Promise.all([
    esbuild.build({
      ...common,
      entryPoints: { addin: source('addin.ts'), taskpane: inProject('shared', 'ui', 'panel.css') },
      format: 'iife',
      banner: { js: `/* Live Data for ActivTrak ${version()}. Made by a build; change the sources instead. Licence: Apache-2.0. */` },
      external: parts.map((name) => `./${name}.js`),
    }),
    // What the two have in common is in files of its own, by esbuild's hash of what is in them.
    esbuild.build({ ...common, entryPoints: parts.map((name) => source(`${name}.ts`)), format: 'esm', splitting: true }),
  ]);
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  if (!isQuick) await Promise.all(scripts.map((name) => minifyAgain(path.join(folder, name))));
  emptyMaps(folder);
  moveMaps(folder);
  for (const page of ['taskpane.html', 'support.html']) copyFileSync(source('taskpane', page), path.join(folder, page));
  for (const [name, bytes] of excelIcons()) writeFileSync(path.join(folder, 'icons', name), bytes);
  const manifest = readFileSync(inProject('manifest.xml'), 'utf8');
  writeFileSync(path.join(folder, 'manifest.xml'), excelManifest(manifest, { baseUrl, version: version(), isNamespaced: namespace }));
  writeFileSync(path.join(folder, 'functions.json'), `${JSON.stringify(metadata, null, 2)}\n`);
  return folder;
}

/** What esbuild leaves together in a scope terser joins and puts in place, as in the add-on for Sheets. */
async function minifyAgain(file: string): Promise<void> {
  const { code = '', map } = await minified(readFileSync(file, 'utf8'), readFileSync(`${file}.map`, 'utf8'), true);
  writeFileSync(file, `${code}\n`);
  writeFileSync(`${file}.map`, String(map));
}
