/** dist/excel-server: the task pane's server as one file that needs Node and nothing else. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { inProject, version } from './root';

/** Returns the file. */
export async function buildExcelServer(folder = inProject('dist', 'excel-server')): Promise<string> {
  const file = path.join(folder, 'server.mjs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await esbuild.build({
    entryPoints: [inProject('excel-addin', 'server', 'main.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    banner: {
      js: `// Live Data for ActivTrak ${version()}, server of the Excel add-in. Made by a build; change the sources instead. Licence: Apache-2.0.`,
    },
  });
  return file;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  void buildExcelServer().then(() => console.log('dist/excel-server is made.'));
}
