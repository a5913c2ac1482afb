import { HELP, parseOptions } from './options';
import { startSandbox } from './server';

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(HELP);
    return;
  }
  const sandbox = await startSandbox(options);
  console.log(`The Live Data API is at  ${sandbox.address}`);
  console.log(`BigQuery is at           ${sandbox.address}/bigquery/v2`);
  console.log(`Administrator's key      ${sandbox.keys.administrator}`);
  console.log(`Limited key              ${sandbox.keys.limited}   (sees two groups)`);
  console.log(`Expired key              ${sandbox.keys.expired}`);
  console.log(`Key of a free plan       ${sandbox.keys.freePlan}`);
  const stop = (): void => void sandbox.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((failure: Error) => {
  console.error(failure.message);
  process.exitCode = 2;
});
