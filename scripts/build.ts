/** `npm run build`: makes dist/ from the sources, each folder as its host takes it. `-- --mail --bigquery --wide-scope --workspace` are
 * its options for Google, `-- --base-url https://host --namespace` those for Excel. */
import { pathToFileURL } from 'node:url';
import { BUILD_HELP, type BuildOptions, buildOptions } from './build-options';

/** Everything in dist/. What makes it has compilers with it, for which nobody waits who asks for help. */
async function build(options: BuildOptions): Promise<void> {
  const { buildSheetsAddon } = await import('./build-sheets-addon');
  const { buildLibrary } = await import('./build-library');
  const { buildExcelAddin } = await import('./build-excel-addin');
  await buildSheetsAddon(undefined, options);
  await buildLibrary();
  await buildExcelAddin(undefined, options);
}

async function command(words: readonly string[]): Promise<void> {
  if (words.includes('--help')) return console.log(BUILD_HELP);
  let options: BuildOptions;
  try {
    options = buildOptions(words);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 2;
    return;
  }
  await build(options);
  console.log('dist/sheets-addon, dist/library and dist/excel-addin are made.');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  void command(process.argv.slice(2));
}
