import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdtemp, rename } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { newest } from '../../playground/node/newest';
import type { BuildOptions } from '../../scripts/build-options';
import { inProject } from '../../scripts/root';
import { mapsOf } from '../../scripts/source-maps';

/** What the products are made from. */
const PRODUCTS = ['shared', 'sheets-addon', 'excel-addin', 'scripts', 'package.json', 'appsscript.json', 'manifest.xml'];

/** Whether a file was made after the last change of any of those from which it is made. */
function isNew(made: string, sources: readonly string[]): boolean {
  return existsSync(made) && statSync(made).mtimeMs >= newest(sources.map((name) => inProject(name)));
}

/**
 * The folder of the last build where nothing was changed since, as in `npm test`, and one of its own otherwise, so that a single test
 * always has what the sources are.
 * @param last the file that a build writes last
 */
async function product(name: string, last: string, build: (folder: string) => Promise<string>): Promise<string> {
  const built = inProject('dist', name);
  if (isNew(path.join(built, last), PRODUCTS)) return built;
  return build(path.join(await mkdtemp(path.join(os.tmpdir(), 'built-')), name));
}

const OWN = inProject('build', 'tests');

/**
 * A product that only tests are run with, built once for all of them since the last change of a source. Its folder gets its name when all is
 * in it; where two processes build it at once, the first one's is everybody's.
 */
async function variant(name: string, build: (folder: string) => Promise<string>): Promise<string> {
  const own = `${name}-${newest(PRODUCTS.map((source) => inProject(source)))}`;
  const folder = path.join(OWN, own);
  if (existsSync(folder)) return folder;
  mkdirSync(OWN, { recursive: true });
  for (const old of readdirSync(OWN))
    if (old.startsWith(`${name}-`) && !old.startsWith(own)) rmSync(path.join(OWN, old), { recursive: true, force: true });
  const made = await build(path.join(OWN, `${own}-${process.pid}`));
  rmSync(mapsOf(made), { recursive: true, force: true });
  return rename(made, folder).then(
    () => folder,
    () => made,
  );
}

// What builds is loaded where something has to be built: its compilers take longer to load than many a test file takes.
export const builtLibrary = (): Promise<string> =>
  product('library', 'Code.js', async (folder) => (await import('../../scripts/build-library')).buildLibrary(folder));
export const builtSheetsAddon = (): Promise<string> =>
  product('sheets-addon', 'Code.js', async (folder) => (await import('../../scripts/build-sheets-addon')).buildSheetsAddon(folder));
/** The add-on with BigQuery, not as small as it ships. */
export const builtBigQueryAddon = (): Promise<string> =>
  variant('bigquery-addon', async (folder) =>
    (await import('../../scripts/build-sheets-addon')).buildSheetsAddon(folder, { bigquery: true }, true),
  );
const WEBHOOKS: BuildOptions = { webhooks: ['slack', 'teams', 'google-chat'], webhookAddresses: ['https://hooks.example.com/'] };
/** The add-on with webhooks, not as small as it ships. */
export const builtAddonWithWebhooks = (): Promise<string> =>
  variant('webhooks-addon', async (folder) => (await import('../../scripts/build-sheets-addon')).buildSheetsAddon(folder, WEBHOOKS, true));
/** The add-in for Excel with webhooks, not as small as it ships. */
export const builtExcelWithWebhooks = (): Promise<string> =>
  variant('webhooks-addin', async (folder) => (await import('../../scripts/build-excel-addin')).buildExcelAddin(folder, WEBHOOKS, true));
export const builtExcelAddin = (): Promise<string> =>
  product('excel-addin', 'functions.json', async (folder) => (await import('../../scripts/build-excel-addin')).buildExcelAddin(folder));

/** The playground's page, in its one folder. */
export async function builtPage(): Promise<string> {
  const folder = inProject('build', 'playground', 'page');
  return isNew(path.join(folder, 'frame.html'), ['playground', ...PRODUCTS, 'package-lock.json'])
    ? folder
    : (await import('../../playground/server/build-page')).buildPage();
}
