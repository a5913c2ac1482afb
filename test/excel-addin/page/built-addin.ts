import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startSandboxProcess } from '../../../playground/node/server-process';
import { excelManifest } from '../../../scripts/excel-manifest';
import { inProject, version } from '../../../scripts/root';
import { builtExcelAddin } from '../../bundle/built';
import { joinedScript } from './doubles/joined-script';

/** Where the pane comes from. */
export const ORIGIN = 'https://pane.example';

export type Answer = (url: string, headers: Readonly<Record<string, string>>) => Promise<Response>;

/** The add-in as it is built, and the API on this machine behind its server. */
export interface BuiltAddin {
  /** For whatever else is built. */
  readonly folder: string;
  /** What dist/excel-addin is, for `ORIGIN`. */
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
  const built = path.join(folder, 'excel');
  cpSync(await builtExcelAddin(), built, { recursive: true });
  // Where it is given out from stands in the manifest alone.
  const manifest = readFileSync(inProject('manifest.xml'), 'utf8');
  writeFileSync(path.join(built, 'manifest.xml'), excelManifest(manifest, { baseUrl: ORIGIN, version: version(), isNamespaced: false }));
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
