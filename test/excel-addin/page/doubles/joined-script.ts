import path from 'node:path';
import * as esbuild from 'esbuild';

/**
 * The scripts of a built add-in as one, since jsdom loads no modules: the same code in the same order, without the network between the
 * parts. How they are loaded is seen in a browser (test/browser/excel.test.ts).
 * @param isCut the parts that addin.js loads cannot be had
 */
export async function joinedScript(folder: string, isCut = false): Promise<string> {
  const cut: esbuild.Plugin = {
    name: 'cut',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /.*/ }, ({ kind, path: name }) => (kind === 'dynamic-import' ? { path: name, namespace: 'cut' } : undefined));
      onLoad({ filter: /.*/, namespace: 'cut' }, () => ({ contents: 'throw new TypeError("Failed to fetch")' }));
    },
  };
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(folder, 'addin.js')],
    bundle: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    write: false,
    plugins: isCut ? [cut] : [],
  });
  return outputFiles[0]?.text ?? '';
}
