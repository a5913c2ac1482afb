import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startSandboxProcess } from '../../../playground/node/server-process';
import { buildExcelAddin } from '../../../scripts/build-excel-addin';
import { joinedScript } from './doubles/joined-script';

/** Where the pane comes from. */
export const ORIGIN = 'https://pane.example';

export type Answer = (url: string, headers: Readonly<Record<string, string>>) => Promise<Response>;

/** The add-in as it is built, and the API on this machine behind its server. */
export interface BuiltAddin {
  /** For whatever else is built. */
  readonly folder: string;
  /** dist/excel-addin. */
  readonly built: string;
  /** Its scripts as one. */
  readonly script: string;
  readonly address: string;
  readonly key: string;
  /** The pane's server, which passes on to the API. */
  readonly passOn: Answer;
  close(): Promise<void>;
}

export async function builtAddin(people: number): Promise<BuiltAddin> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'excel-addin-'));
  const built = await buildExcelAddin(path.join(folder, 'excel'), { baseUrl: ORIGIN });
  const sandbox = await startSandboxProcess(['--people', String(people), '--days', '20', '--data', path.join(folder, 'data.sqlite')]);
  return {
    folder,
    built,
    script: await joinedScript(built),
    address: sandbox.address,
    key: sandbox.keys.administrator,
    passOn: (url, headers) => fetch(url.replace(`${ORIGIN}/proxy/api.activtrak.com`, sandbox.address), { headers: { ...headers } }),
    async close() {
      await sandbox.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
