import type { Person } from '../../playground/apps-script/backend';
import { startExecution } from '../../playground/apps-script/runtime/execution';
import { scriptGlobals } from '../../playground/apps-script/runtime/globals';
import { intrinsicsOf } from '../../playground/apps-script/runtime/intrinsics';
import type { Manifest } from '../../playground/apps-script/runtime/manifest';
import { scriptWith } from '../../playground/apps-script/runtime/script';
import { exposeFor } from '../../playground/apps-script/runtime/service';
import { type Readings, USUAL_READINGS } from '../../playground/apps-script/spreadsheet/readings';
import { createVmRealm } from '../../playground/node/vm-realm';
import { createScriptBench, OWNER, type ScriptBench } from '../playground/script-bench';

/** Google's services as globals of this process, so that the adapters over them can be called without a bundle. */
export interface Google {
  readonly bench: ScriptBench;
  dispose(): void;
}

/** @param readings what Google's documents leave open @param change what a build's manifest has otherwise @param owner what is known of the owner */
export async function installGoogle(
  readings: Partial<Readings> = {},
  change: Partial<Manifest> = {},
  owner: Partial<Person> = {},
): Promise<Google> {
  const bench = await createScriptBench();
  bench.playground.people.set(OWNER, owner);
  const oauthScopes = ['spreadsheets.currentonly', 'script.external_request', 'script.scriptapp'].map(
    (scope) => `https://www.googleapis.com/auth/${scope}`,
  );
  const manifest = { runtimeVersion: 'V8', urlFetchWhitelist: ['https://*.activtrak.com/'], oauthScopes, ...change };
  const script = scriptWith({
    backend: { ...bench.backend, readings: { ...USUAL_READINGS, ...readings } },
    code: '',
    manifest,
    realm: createVmRealm,
  });
  const execution = startExecution(script, { context: 'sidebar', user: OWNER });
  const services = scriptGlobals({ execution, expose: exposeFor(execution, intrinsicsOf(createVmRealm())) });
  const { console: _, ...own } = services;
  Object.assign(globalThis, own);
  return {
    bench,
    dispose() {
      for (const name of Object.keys(own)) Reflect.deleteProperty(globalThis, name);
      bench.dispose();
    },
  };
}
