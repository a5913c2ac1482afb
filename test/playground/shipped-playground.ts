import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ClockBackend } from '../../playground/apps-script/backend';
import type { ScriptFile } from '../../playground/apps-script/runtime/script-files';
import { createThreadNetwork, type ThreadNetwork } from '../../playground/node/network';
import { createNodePlayground, type NodePlayground } from '../../playground/node/node-playground';
import { projectScripts } from '../../playground/node/project-scripts';
import { type SandboxProcess, startSandboxProcess } from '../../playground/node/server-process';

/** An add-on's own files at work in the playground, with the services of this machine behind it. */
export interface ShippedPlayground {
  readonly play: NodePlayground;
  readonly sandbox: SandboxProcess;
  readonly network: ThreadNetwork;
  close(): Promise<void>;
}

/** The machine's clock, which is that much later after a wait: nothing of this machine's takes the time that Google's services do. */
function passingClock(): ClockBackend {
  let waited = 0;
  return {
    now: () => Date.now() + waited,
    sleep: (ms) => {
      waited += ms;
    },
  };
}

/**
 * @param built the folder of the add-on's files
 * @param addresses those of the services that are answered here
 * @param inOrder in which order the script's files are loaded
 */
export async function shippedPlayground(
  built: string,
  addresses: readonly string[],
  inOrder = (files: readonly ScriptFile[]): readonly ScriptFile[] => files,
): Promise<ShippedPlayground> {
  const folder = mkdtempSync(path.join(tmpdir(), 'live-data-'));
  const sandbox = await startSandboxProcess(['--people', '6', '--days', '20', '--data', path.join(folder, 'data.sqlite')]);
  const network = createThreadNetwork(Object.fromEntries(addresses.map((address) => [address, sandbox.address])));
  const play = await createNodePlayground({
    code: inOrder(projectScripts(built)),
    manifest: JSON.parse(readFileSync(path.join(built, 'appsscript.json'), 'utf8')),
    network,
    clock: passingClock(),
  });
  return {
    play,
    sandbox,
    network,
    async close() {
      play.dispose();
      await network.close();
      await sandbox.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
