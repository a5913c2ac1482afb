/** `npm run scenes`: every state of the panel in both looks, light and dark, on one page that follows a change of the sources. */
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { inProject } from './root';

const folder = inProject('build', 'scenes');

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const page of ['index.html', 'scene.html']) copyFileSync(inProject('scripts', 'scenes', page), path.join(folder, page));
  const context = await esbuild.context({
    entryPoints: [inProject('test', 'shared', 'ui', 'scenes-page.ts'), inProject('shared', 'ui', 'panel.css')],
    entryNames: '[name]',
    outdir: folder,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { BUILD_BIGQUERY: 'true', BUILD_NOTICES: 'true' },
  });
  await context.watch();
  const { port } = await context.serve({ servedir: folder, host: '127.0.0.1' });
  console.log(`\n  Open  http://127.0.0.1:${port}/\n\nPress Ctrl+C to stop.`);
}

void main();
