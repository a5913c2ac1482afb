/** Builds what the playground serves: its pages and both products. Run by itself, with the names of parts, it's what `npm run dev` does after a change. */
import { pathToFileURL } from 'node:url';
import { buildSheetsAddon } from '../../scripts/build';
import { buildExcelAddin } from '../../scripts/build-excel-addin';
import { inProject } from '../../scripts/root';
import { buildPage } from './build-page';
import { isPart, PARTS, type Part } from './parts';

const own = (name: string): string => inProject('build', 'playground', name);

/** How each is made. For somebody at work on it the add-on is not made as small as it ships, and is not in dist/. */
const BUILDS: Readonly<Record<Part, (isQuick: boolean) => Promise<string>>> = {
  page: buildPage,
  addon: (isQuick) => (isQuick ? buildSheetsAddon(own('sheets-addon'), {}, true) : buildSheetsAddon()),
  excelAddin: () => buildExcelAddin(own('excel-addin')),
};

/** Gives the folders. */
export async function buildPlayground(isQuick: boolean): Promise<Readonly<Record<Part, string>>> {
  const [page, addon, excelAddin] = await Promise.all([BUILDS.page(isQuick), BUILDS.addon(isQuick), BUILDS.excelAddin(isQuick)]);
  return { page, addon, excelAddin };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const named = process.argv.slice(2).filter(isPart);
  await Promise.all((named.length > 0 ? named : PARTS).map((part) => BUILDS[part](true))).catch((failure: Error) => {
    // A mistake in a source: esbuild has shown the line already.
    if (!('errors' in failure)) throw failure;
    process.exitCode = 1;
  });
}
