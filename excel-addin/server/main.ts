/** The container's command: the server alone, for an add-in that is built already. */

import { listening, STOPPED } from '#words/server';
import { HELP, parseOptions } from './options';
import { untilStopped } from './run';
import { startServer } from './server';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), process.env);
  if (options === 'help') return say(HELP.trimEnd());
  const server = await startServer(options, { log: say });
  say(listening(options.baseUrl.origin, options.address, server.port));
  await untilStopped(server);
  say(STOPPED);
}

main().catch((failure: Error) => {
  process.stderr.write(`${failure.message}\n`);
  process.exitCode = 2;
});
