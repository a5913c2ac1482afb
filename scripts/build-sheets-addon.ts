/** dist/sheets-addon: what Google Sheets loads. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOG } from '../shared/functions/catalog';
import { appsScriptFiles, type Entry } from './apps-script-files';
import { type BuildOptions, definesOf, manifestText } from './build-options';
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
