import { readFileSync } from 'node:fs';
import type { Backend } from '../../playground/apps-script/backend';
import type { CallOptions } from '../../playground/apps-script/runtime/context';
import { type Execution, startExecution } from '../../playground/apps-script/runtime/execution';
import { scriptGlobals } from '../../playground/apps-script/runtime/globals';
import { intrinsicsOf } from '../../playground/apps-script/runtime/intrinsics';
import type { Manifest } from '../../playground/apps-script/runtime/manifest';
import { scriptWith } from '../../playground/apps-script/runtime/script';
import { exposeFor } from '../../playground/apps-script/runtime/service';
import { createVmRealm } from '../../playground/node/vm-realm';
import { type BuildOptions, manifestText } from '../../scripts/build-options';
import { inProject } from '../../scripts/root';
import type { PanelAnswer, PanelCall, PanelCalls } from '../../shared/panel/calls';
import type { Report } from '../../shared/report/definition/definition';
import type { RunRecord } from '../../shared/report/kept/run';
import { panel } from '../../sheets-addon/panel';
import { FAKE_KEY, type FakeApiOptions, fakeApi } from '../doubles/fake-api';
import type { FakeOrganisation } from '../doubles/fake-organisation';
import { createScriptBench, OWNER, type ScriptBench } from '../playground/script-bench';
import { report as anyReport } from '../shared/report/report-bench';

/** The days before the bench's clock stands still, up to its today: 2026-11-23. */
export const DAYS = ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'];

/** A report of hours by user over the last days, at Hours!A1, without a status line; not saved yet. */
export const report = (change: Partial<Report> = {}): Report => anyReport({ id: '', ...change });

/** Who runs it and from where; the manifest is the product's unless another is given. */
export interface ExecuteOptions extends CallOptions {
  readonly backend?: Backend;
  readonly scopes?: readonly string[];
  /** The project's HTML files by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The add-on's own functions in this process, over Google's services; every call is an execution of its own. */
export interface AddOnBench {
  readonly google: ScriptBench;
  readonly backend: Backend;
  /** What the API answers from now on. */
  serve(organisation: FakeOrganisation, options?: Partial<FakeApiOptions>): void;
  /** Runs something as one execution, with Google's services as globals, and gives what it did beside. */
  execute<T>(options: ExecuteOptions, work: () => T): { readonly value: T; readonly execution: Execution };
  /** The same from the sidebar of somebody. */
  as<T>(user: string, work: () => T, backend?: Backend): T;
  /** One call of the panel. */
  ask<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in'], user?: string, backend?: Backend): PanelAnswer<Name>;
  /** As `ask`; fails with the sentence. */
  get<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in'], user?: string): PanelCalls[Name]['out'];
  /** Saves a report of `report(change)`; gives its id. */
  save(change?: Partial<Report>): string;
  /** What a person does in the sheet of a report. */
  inSheet<T>(
    work: (sheet: GoogleAppsScript.Spreadsheet.Sheet, book: GoogleAppsScript.Spreadsheet.Spreadsheet) => T,
    user?: string,
    name?: string,
  ): T;
  /** Calls until the refresh ends. */
  refresh(id: string, user?: string): RunRecord;
  /** A sheet's values, or formulas where there are some, as far as anything stands there. */
  seen(sheet: string): readonly (readonly unknown[])[];
  /** Empties spreadsheet and stores and sets the clock back. */
  reset(): void;
  dispose(): void;
}

/**
 * @param parts parts of the backend in the place of those in memory
 * @param build what of the manifest is not the usual build's
 */
export async function addOnBench(parts: Partial<Backend> = {}, build: BuildOptions = {}): Promise<AddOnBench> {
  const google = await createScriptBench();
  const own: Backend = { ...google.backend, ...parts };
  const { spreadsheet } = google.backend;
  const began = google.clock.now();
  const realm = createVmRealm();
  const manifest = JSON.parse(manifestText(readFileSync(inProject('appsscript.json'), 'utf8'), build)) as Manifest;
  const time = jest.spyOn(Date, 'now').mockImplementation(() => google.clock.now());
  let installed: readonly string[] = [];

  function execute<T>(
    { backend = own, scopes = manifest.oauthScopes ?? [], files = {}, ...options }: ExecuteOptions,
    work: () => T,
  ): { value: T; execution: Execution } {
    const script = scriptWith({ backend, code: '', manifest: { ...manifest, oauthScopes: scopes }, files, realm: createVmRealm });
    const execution = startExecution(script, options);
    const { console: _, ...services } = scriptGlobals({ execution, expose: exposeFor(execution, intrinsicsOf(realm)) });
    installed = Object.keys(services);
    Object.assign(globalThis, services);
    try {
      return { value: work(), execution };
    } finally {
      for (const done of execution.atEnd) done();
    }
  }

  const as: AddOnBench['as'] = (user, work, backend = own) => execute({ context: 'sidebar', user, backend }, work).value;

  const ask: AddOnBench['ask'] = (name, request, user = OWNER, backend = own) =>
    as(user, () => JSON.parse(panel(name, JSON.stringify(request))) as PanelAnswer<typeof name>, backend);

  const get: AddOnBench['get'] = (name, request, user) => {
    const answer = ask(name, request, user);
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  };

  return {
    google,
    backend: own,
    serve(organisation, options = {}) {
      const api = fakeApi('at once', { organisation, dialect: 'current', ...options });
      google.answer = ({ url, headers }) => {
        const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
        const [response] = api.send([{ url, headers: lower }]) as readonly {
          status: number;
          headers: Record<string, string>;
          body: string;
        }[];
        if (!response) throw new Error('The API said nothing.');
        return response.status === 0 ? { failure: 'broken' } : { status: response.status, headers: response.headers, body: response.body };
      };
    },
    execute,
    as,
    ask,
    get,
    save: (change = {}) => get('saveReport', { report: report(change) }).id,
    inSheet: (work, user = OWNER, name = 'Hours') =>
      as(user, () => {
        const book = SpreadsheetApp.getActiveSpreadsheet();
        return work(book.getSheetByName(name) as GoogleAppsScript.Spreadsheet.Sheet, book);
      }),
    refresh(id, user) {
      for (let call = 0; call < 200; call += 1) {
        const step = get('refresh', { id }, user);
        if (step.record) return step.record;
      }
      throw new Error('The refresh does not end.');
    },
    seen(name) {
      const sheet = spreadsheet.sheets().find((one) => one.name === name);
      if (!sheet) throw new Error(`There is no sheet ${name}.`);
      const { rows, columns } = spreadsheet.used(sheet.key);
      if (rows === 0) return [];
      const { values = [], formulas = [] } = spreadsheet.read({ sheet: sheet.key, row: 0, column: 0, rows, columns }, [
        'values',
        'formulas',
      ]);
      return values.map((row, line) => row.map((value, column) => formulas[line]?.[column] || (value ?? '')));
    },
    reset() {
      google.clock.advance(began - google.clock.now());
      for (const store of Object.keys(google.playground.properties.content()))
        google.backend.properties.change(
          store,
          Object.fromEntries(Object.keys(google.backend.properties.read(store)).map((key) => [key, null])),
        );
      google.playground.cache.clear();
      for (const { id } of google.backend.triggers.list()) google.backend.triggers.remove(id);
      const [first, ...others] = spreadsheet.sheets();
      for (const { key } of others) spreadsheet.deleteSheet(key);
      if (!first) return;
      for (const kind of ['metadata', 'protection', 'name', 'filter', 'chart', 'table', 'sheet-type'] as const)
        for (const { id } of spreadsheet.anchors(kind)) spreadsheet.removeAnchor(id);
      spreadsheet.fill([{ sheet: first.key, row: 0, column: 0, rows: Math.max(1, spreadsheet.used(first.key).rows), columns: 26 }], {
        content: null,
        format: 'General',
        note: '',
      });
    },
    dispose() {
      time.mockRestore();
      for (const name of installed) Reflect.deleteProperty(globalThis, name);
      google.dispose();
    },
  };
}

/** Connects the fake API's key for somebody. */
export function connected(bench: AddOnBench, user = OWNER): void {
  const { connected: isConnected, message } = bench.get('connect', { key: FAKE_KEY, region: 'us' }, user);
  if (!isConnected) throw new Error(message);
  bench.get('saveSettings', { personName: user === OWNER ? 'Olivia' : 'Ed' }, user);
}
