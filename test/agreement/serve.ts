/** Serves several sandboxes from one process: `serve.ts '[{…options}, …]'` prints an address and the administrator's key for each. */
import type { SandboxOptions } from '../../sandbox/options';
import { startSandbox } from '../../sandbox/server';

async function main(): Promise<void> {
  const all = JSON.parse(process.argv[2] ?? '[]') as readonly Partial<SandboxOptions>[];
  for (const options of all) {
    const { address, keys } = await startSandbox(options);
    process.stdout.write(`${address} ${keys.administrator}\n`);
  }
}

void main();
