import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { NetworkAnswer, NetworkRequest } from '../../playground/apps-script/backend';
import type { ScriptContext } from '../../playground/apps-script/runtime/context';
import type { Library } from '../../playground/apps-script/runtime/library';
import type { HttpResponse } from '../../shared/ports';
import { builtLibrary } from '../bundle/built';
import { FAKE_KEY, type FakeApiOptions, fakeApi } from '../doubles/fake-api';
import { type FakeActivity, type FakeOrganisation, fakeOrganisation } from '../doubles/fake-organisation';
import { createScriptBench, OWNER, type ScriptBench } from '../playground/script-bench';

export const KEY = FAKE_KEY;

/** The built library, included as `ActivTrak` by scripts of a test, over an API in memory. */
export interface LibraryBench {
  readonly bench: ScriptBench;
  readonly included: Library;
  /** The organisation that the API answers about; may be replaced between two calls. */
  organisation: FakeOrganisation;
  /** How the API answers, beside its organisation. */
  api: Omit<FakeApiOptions, 'organisation'>;
  /** What `body` returns, run as a function of a script that includes the library, with a connection in `c`. */
  value(body: string, context?: Exclude<ScriptContext, 'cell'>): unknown;
  /** What is thrown, as `CODE: sentence`. */
  failure(body: string): string;
  dispose(): void;
}

/** The connection that every body has: everything handed in from the including script. */
const CONNECT = `ActivTrak.connect({ key: '${KEY}', properties: PropertiesService.getScriptProperties(), cache: CacheService.getScriptCache(), lock: LockService.getScriptLock() })`;

const day = (ago: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date(Date.now() - ago * 86_400_000));

/** Four days, the last of them today where the spreadsheet is: scripts have the machine's own clock. */
export const DAYS = [3, 2, 1, 0].map(day);

/** An activity of Person 1 or 2 by turns; `minute` counts from noon. */
export const activity = (logId: number | string, date: string, minute: number, title = `Title ${logId}`): FakeActivity => {
  const time = `${date}T12:${String(minute).padStart(2, '0')}:00`;
  return { logId: String(logId), time, utc: time, personId: (minute % 2) + 1, seconds: 60 + minute, title };
};

let code = '';

export async function createLibraryBench(): Promise<LibraryBench> {
  if (code === '') {
    const folder = await builtLibrary();
    code = readFileSync(path.join(folder, 'Code.js'), 'utf8');
  }
  const bench = await createScriptBench();
  const included = { userSymbol: 'ActivTrak', code, manifest: { runtimeVersion: 'V8' } };
  const run = (body: string, context: Exclude<ScriptContext, 'cell'> = 'sidebar') =>
    bench
      .host(`function main() { const c = ${CONNECT}; ${body} }`, { libraries: [included], kind: 'bound' })
      .call('main', [], { context, user: OWNER });
  const own: LibraryBench = {
    bench,
    included,
    organisation: fakeOrganisation(4, DAYS),
    api: { dialect: 'current' },
    value(body, context) {
      const outcome = run(body, context);
      if (!outcome.ok) throw new Error(`${outcome.name}: ${outcome.message} (line ${outcome.line})`);
      return outcome.value;
    },
    failure(body) {
      return String(own.value(`try { ${body} } catch (error) { return error.code + ': ' + error.message; } return 'no failure';`));
    },
    dispose: bench.dispose,
  };
  bench.answer = ({ url, headers }: NetworkRequest): NetworkAnswer => {
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const [answer] = fakeApi('at once', { ...own.api, organisation: own.organisation }).send([
      { url, headers: lower },
    ]) as readonly HttpResponse[];
    return answer ? { status: answer.status, headers: answer.headers, body: answer.body } : { failure: 'broken' };
  };
  return own;
}
