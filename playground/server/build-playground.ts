/** Builds what the playground serves: its pages and both products. Run by itself it's what `npm run dev` does after each change. */
import { pathToFileURL } from 'node:url';
import { buildSheetsAddon } from '../../scripts/build';
import { buildExcelAddin } from '../../scripts/build-excel-addin';
import { inProject } from '../../scripts/root';
import { buildPage } from './build-page';

/** Gives the folders. */
export async function buildPlayground(): Promise<{ readonly page: string; readonly addon: string; readonly excelAddin: string }> {
  const [page, addon, excelAddin] = await Promise.all([
    buildPage(),
    buildSheetsAddon(),
    buildExcelAddin(inProject('build', 'playground', 'excel-addin')),
  ]);
  return { page, addon, excelAddin };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await buildPlayground();
