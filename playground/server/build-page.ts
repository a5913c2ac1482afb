import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { inProject } from '../../scripts/root';
import { plainFields } from '../node/plain-fields';

/** Univer's hyphenation dictionaries (5 MB) serve documents alone. */
const NO_HYPHENATION: Plugin = {
  name: 'no-hyphenation',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/[a-z]{2,3}(-[a-zA-Z0-9-]+)?-[\w-]{8}\.js$/ }, ({ path: file, importer }) =>
      /engine-render\/lib\/es/.test(importer) ? { path: file, namespace: 'no-hyphenation' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'no-hyphenation' }, () => ({
      contents: 'export default {}; export const patterns = {};',
      loader: 'js',
    }));
  },
};

/** The sources that the pages are made of, as paths in the project: those of the last time. */
export const PAGE_INPUTS = inProject('build', 'playground', 'page-inputs.json');

/** Bundles the pages of both tabs, the worker of one and the Office of the other. Gives the folder to serve. */
export async function buildPage(): Promise<string> {
  const folder = inProject('build', 'playground', 'page');
  const page = inProject('playground', 'page');
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    entryPoints: {
      page: path.join(page, 'main.ts'),
      excel: path.join(page, 'excel', 'main.ts'),
      office: path.join(page, 'excel', 'office-frame.ts'),
      worker: inProject('playground', 'worker', 'worker.ts'),
    },
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl', '.svg': 'dataurl' },
    plugins: [NO_HYPHENATION, plainFields],
    logLevel: 'error',
    legalComments: 'none',
    absWorkingDir: inProject(),
    metafile: true,
  });
  writeFileSync(PAGE_INPUTS, JSON.stringify(Object.keys(metafile.inputs).filter((file) => !file.startsWith('node_modules/'))));
  copyFileSync(path.join(page, 'index.html'), path.join(folder, 'index.html'));
  copyFileSync(path.join(page, 'excel', 'excel.html'), path.join(folder, 'excel.html'));
  writeFileSync(path.join(folder, 'frame.html'), await framePage(path.join(page, 'sidebar-frame.ts')));
  return folder;
}

/** The sidebar's frame is of no origin, to which a file of this server is foreign: its script is in the page itself. */
async function framePage(script: string): Promise<string> {
  const bundle = await build({ entryPoints: [script], bundle: true, minify: true, write: false, format: 'iife', target: 'es2022' });
  const code = (bundle.outputFiles[0]?.text ?? '').replaceAll('</', '<\\/');
  return `<!doctype html><meta charset="utf-8"><title>Sidebar</title><script>${code}</script>`;
}
