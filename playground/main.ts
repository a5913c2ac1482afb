/** `npm start`: the API and the two spreadsheets on this machine. */
import { parseArgs } from 'node:util';
import { startSandbox } from '../sandbox/server';
import { buildPlayground } from './server/build-playground';
import { servePlayground } from './server/server';
import { buildOnChange } from './server/watch';

const HELP = `Two spreadsheets in the browser, one as in Google Sheets and one as in Excel, that run the products against a Live Data API on this machine.

  npm start -- [options]

  --port N       where the page is (8080, or the next one that is free; 0 takes any)
  --api-port N   where the API is (any free one)
  --people N     how many people the organisation has (200)
  --days N       how many days of history (60)
  --seed N       the same seed makes the same organisation (7)
  --watch        builds anew when a source changes, and loads the page again
  --help         this text
`;

const OPTIONS = {
  port: { type: 'string' },
  'api-port': { type: 'string' },
  people: { type: 'string' },
  days: { type: 'string' },
  seed: { type: 'string' },
  watch: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return console.log(HELP);
  const number = (name: Exclude<keyof typeof OPTIONS, 'watch' | 'help'>, usual: number): number => {
    const text = values[name] ?? String(usual);
    if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a whole number, not ${text}.`);
    return Number(text);
  };
  console.log('Starting …');
  const folders = await buildPlayground(values.watch ?? false);
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
    ...folders,
    apiAddress: sandbox.address,
    key,
    reloads: values.watch ?? false,
  });
  if (values.watch) buildOnChange(server.built);
  console.log(`\n  Open        ${server.address}/\n  The API     ${sandbox.address}\n  Its key     ${key}\n\nCtrl-C ends it.`);
  const stop = (): void => void Promise.all([server.close(), sandbox.close()]).then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((failure: Error) => {
  console.error(failure.message);
  process.exit(2);
});
