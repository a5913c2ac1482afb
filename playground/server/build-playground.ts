/** Builds what the playground serves: its pages and both products. Run by itself, with the names of parts, it's what `npm run dev` does after a change. */
import { pathToFileURL } from 'node:url';
import { buildExcelAddin } from '../../scripts/build-excel-addin';
import type { BuildOptions } from '../../scripts/build-options';
import { buildSheetsAddon } from '../../scripts/build-sheets-addon';
import { inProject } from '../../scripts/root';
import { buildPage } from './build-page';
import { isPart, PARTS, type Part } from './parts';

/** The word for the usual build, without BigQuery and webhooks. */
export const USUAL = '--usual';

const own = (name: string): string => inProject('build', 'playground', name);

/** How products are made for the playground. */
export interface PlaygroundBuild {
  /** Whether it is for somebody at work on them: then they are not made as small as they ship, and the add-on is not in dist/. */
  readonly isQuick: boolean;
  /** Whether the products are the usual ones, without BigQuery and webhooks. */
  readonly isUsual: boolean;
}

const webhooksOf = (isUsual: boolean): Pick<BuildOptions, 'webhooks' | 'webhookAddresses'> =>
  isUsual ? {} : { webhooks: ['slack', 'teams', 'google-chat'], webhookAddresses: ['https://hooks.example.com/'] };

const BUILDS: Readonly<Record<Part, (how: PlaygroundBuild) => Promise<string>>> = {
  page: buildPage,
  // What is in dist/ is always the usual build.
  addon: ({ isQuick, isUsual }) =>
    isUsual && !isQuick
      ? buildSheetsAddon()
      : buildSheetsAddon(own('sheets-addon'), { bigquery: !isUsual, ...webhooksOf(isUsual) }, isQuick),
  excelAddin: ({ isQuick, isUsual }) => buildExcelAddin(own('excel-addin'), webhooksOf(isUsual), isQuick),
};

/** Gives the folders. */
export async function buildPlayground(how: PlaygroundBuild): Promise<Readonly<Record<Part, string>>> {
  const [page, addon, excelAddin] = await Promise.all([BUILDS.page(how), BUILDS.addon(how), BUILDS.excelAddin(how)]);
  return { page, addon, excelAddin };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const named = process.argv.slice(2).filter(isPart);
  const how = { isQuick: true, isUsual: process.argv.includes(USUAL) };
  await Promise.all((named.length > 0 ? named : PARTS).map((part) => BUILDS[part](how))).catch((failure: Error) => {
    // A mistake in a source: esbuild has shown the line already.
    if (!('errors' in failure)) throw failure;
    process.exitCode = 1;
  });
}
