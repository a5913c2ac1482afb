/** `npm start`: the API and the two spreadsheets on this machine. */
import { parseArgs } from 'node:util';
import { startSandbox } from '../sandbox/server';
import { accountsAt } from './server/accounts';
import { buildPlayground, USUAL } from './server/build-playground';
import { servePlayground } from './server/server';
import { buildOnChange } from './server/watch';

const HELP = `Two spreadsheets in the browser, one like Google Sheets and one like Excel. They run the products with a Live Data API on this machine.

  npm start -- [options]

  --port N       the page's port (8080 or the next free one; 0: any)
  --api-port N   the API's port (any free one)
  --people N     how many people the organization has (200)
  --days N       how many days of history (60)
  --seed N       the same seed makes the same organization (7)
  --usual        the products as they usually ship, without BigQuery and webhooks
  --watch        rebuilds when a source file changes, and reloads the page
  --help         this text
`;

const OPTIONS = {
  port: { type: 'string' },
  'api-port': { type: 'string' },
  people: { type: 'string' },
  days: { type: 'string' },
  seed: { type: 'string' },
  usual: { type: 'boolean' },
  watch: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** How many people the second account has. */
const OTHER_PEOPLE = 30;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return console.log(HELP);
  const number = (name: Exclude<keyof typeof OPTIONS, 'usual' | 'watch' | 'help'>, usual: number): number => {
    const text = values[name] ?? String(usual);
    if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} can't be ${text}. Enter a whole number.`);
    return Number(text);
  };
  console.log('Starting …');
  const folders = await buildPlayground({ isQuick: values.watch ?? false, isUsual: values.usual ?? false });
  const sandbox = await startSandbox({
    port: number('api-port', 0),
    people: number('people', 200),
    days: number('days', 60),
    seed: number('seed', 7),
    live: true,
  });
  const key = sandbox.keys.administrator;
  // The same IDs, and other people.
  const other = await startSandbox({ port: 0, people: OTHER_PEOPLE, days: number('days', 60), seed: number('seed', 7) + 1, live: true });
  const accounts = await accountsAt(sandbox.address, { [other.keys.administrator]: other.address });
  const server = await servePlayground({
    port: number('port', 8080),
    strict: values.port !== undefined,
    ...folders,
    apiAddress: accounts.address,
    key,
    otherKeys: [other.keys.administrator],
    reloads: values.watch ?? false,
  });
  if (values.watch) buildOnChange(values.usual ? [USUAL] : [], server.built);
  console.log(
    `\n  Open        ${server.address}/\n  The API     ${sandbox.address}\n  Its key     ${key}\n  Another account's key, for “Add a connection”: ${other.keys.administrator}\n\nPress Ctrl+C to stop.`,
  );
  const stop = (): void => void Promise.all([server.close(), accounts.close(), sandbox.close(), other.close()]).then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((failure: Error) => {
  console.error(failure.message);
  process.exit(2);
});
