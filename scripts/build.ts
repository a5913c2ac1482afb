/** `npm run build`: makes dist/ from the sources, each folder as its host takes it. `-- --mail --bigquery --wide-scope --workspace` are
 * its options for Google, `-- --base-url https://host --namespace` those for Excel. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CATALOG } from '../shared/functions/catalog';
import { appsScriptFiles, type Entry } from './apps-script-files';
import { buildExcelAddin } from './build-excel-addin';
import { buildLibrary } from './build-library';
import { BUILD_HELP, type BuildOptions, buildOptions, definesOf, manifestText } from './build-options';
import { onePage } from './page';
import { inProject, version } from './root';
import { emptyMaps, writeMap } from './source-maps';
import { BUNDLE, cellStub, serverFunctions, serverStubs } from './stubs';

/**
 * What goes to Google: Code.js, Reports.js, the sidebar and the manifest. Returns the folder.
 * @param isQuick whether it is for nobody but who is at work on it, and need not be small
 */
export async function buildSheetsAddon(
  folder = inProject('dist', 'sheets-addon'),
  options: BuildOptions = {},
  isQuick = false,
): Promise<string> {
  const [code, reports] = [inProject('sheets-addon', 'index.ts'), inProject('sheets-addon', 'reports.ts')].map((file) => ({
    file,
    functions: serverFunctions(file),
  })) as [Entry, Entry];
  const parts = await appsScriptFiles({ code, reports }, folder, definesOf(options), isQuick);
  const sidebar = await onePage({
    html: 'sheets-addon/sidebar/index.html',
    script: 'sheets-addon/sidebar/main.ts',
    styles: 'shared/ui/panel.css',
    define: definesOf(options),
    isQuick,
  });
  const title = `// Live Data for ActivTrak ${version()}. Made by a build; change the sources instead. Licence: Apache-2.0.`;
  const scripts = {
    'Code.js': [
      title,
      parts.code.code,
      ...CATALOG.map(cellStub),
      serverStubs(code.functions, false),
      serverStubs(reports.functions, false, `${BUNDLE}.reports()`),
    ].join('\n'),
    'Reports.js': `${title}\n${parts.reports.code}`,
  };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(scripts)) writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(folder, 'sidebar.html'), sidebar.page);
  writeFileSync(path.join(folder, 'appsscript.json'), manifestText(readFileSync(inProject('appsscript.json'), 'utf8'), options));
  emptyMaps(folder);
  writeMap(folder, 'Code.js', parts.code.files, scripts['Code.js']);
  writeMap(folder, 'Reports.js', parts.reports.files, scripts['Reports.js']);
  writeMap(folder, 'sidebar.html', sidebar.script, sidebar.page);
  return folder;
}

/** Everything in dist/. */
export async function build(options: BuildOptions = {}): Promise<void> {
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
