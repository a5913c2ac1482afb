/** `npm start`: the API and the two spreadsheets on this machine. */
import { parseArgs } from 'node:util';
import { startSandbox } from '../sandbox/server';
import { buildSheetsAddon } from '../scripts/build';
import { buildExcelAddin } from '../scripts/build-excel-addin';
import { inProject } from '../scripts/root';
import { buildPage } from './server/build-page';
import { servePlayground } from './server/server';

const HELP = `Two spreadsheets in the browser, one as in Google Sheets and one as in Excel, that run the products against a Live Data API on this machine.

  npm start -- [options]

  --port N       where the page is (8080, or the next one that is free; 0 takes any)
  --api-port N   where the API is (any free one)
  --people N     how many people the organisation has (200)
  --days N       how many days of history (60)
  --seed N       the same seed makes the same organisation (7)
  --reload       the page loads again when the server starts again, as in npm run dev
  --help         this text
`;

const OPTIONS = {
  port: { type: 'string' },
  'api-port': { type: 'string' },
  people: { type: 'string' },
  days: { type: 'string' },
  seed: { type: 'string' },
  reload: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return console.log(HELP);
  const number = (name: Exclude<keyof typeof OPTIONS, 'reload' | 'help'>, usual: number): number => {
    const text = values[name] ?? String(usual);
    if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a whole number, not ${text}.`);
    return Number(text);
  };
  console.log('Starting …');
  const [page, addon, excelAddin] = await Promise.all([
    buildPage(),
    buildSheetsAddon(),
    buildExcelAddin(inProject('build', 'playground', 'excel-addin')),
  ]);
  const sandbox = await startSandbox({
    port: number('api-port', 0),
    people: number('people', 200),
    days: number('days', 60),
    seed: number('seed', 7),
    live: true,
  });
  const key = sandbox.keys.administrator;
  const server = await servePlayground({
    port: number('port', 8080),
    strict: values.port !== undefined,
    page,
    addon,
    excelAddin,
    apiAddress: sandbox.address,
    key,
    reload: values.reload ?? false,
  });
  console.log(`\n  Open        ${server.address}/\n  The API     ${sandbox.address}\n  Its key     ${key}\n\nCtrl-C ends it.`);
  const stop = (): void => void Promise.all([server.close(), sandbox.close()]).then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((failure: Error) => {
  console.error(failure.message);
  process.exit(2);
});
