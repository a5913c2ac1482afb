/**
 * Both products over one API, as people use them: a function in a cell, a report in a sheet.
 * @module
 */

import { cellCalls } from '../../excel-addin/cells/cell-calls';
import { argumentOf, resultOf } from '../../excel-addin/cells/cell-values';
import { pageLock } from '../../excel-addin/host/device/lock';
import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import type { NetworkBackend } from '../../playground/apps-script/backend';
import type { NamedConnection } from '../../shared/api/connections/connection';
import type { FunctionName } from '../../shared/functions/signatures';
import type { Clock } from '../../shared/ports';
import type { Report } from '../../shared/report/definition/definition';
import { saveReport } from '../../shared/report/kept/save-report';
import { refresh } from '../../shared/report/refresh/refresh';
import type { RefreshPorts } from '../../shared/report/run/job';
import { runAsync } from '../../shared/task';
import { callFunction } from '../../sheets-addon/functions';
import * as library from '../../sheets-addon/library/index';
import { countdownBudget } from '../doubles/countdown-budget';
import { handClock } from '../doubles/hand-clock';
import { memoryCache } from '../doubles/memory-cache';
import { memoryDiagnostics } from '../doubles/memory-diagnostics';
import { memoryStore } from '../doubles/memory-store';
import { workbookBench } from '../excel-addin/workbook-bench';
import { OWNER } from '../playground/script-bench';
import { JANE } from '../shared/report/report-bench';
import { addOnBench, report } from '../sheets-addon/add-on-bench';

export type Cells = readonly (readonly unknown[])[];

/** One product in one spreadsheet. */
export interface Product {
  readonly name: 'Google' | 'Excel';
  /** What a formula gives. @throws Error with the sentence that the cell shows */
  call(name: FunctionName, ...args: readonly unknown[]): Promise<unknown>;
  /** The connection of a second account, which formulas may choose by its name. */
  readonly second: NamedConnection;
  /** Makes a report, refreshes it, and gives its header and rows as they are in the sheet; nothing where it has no rows, and so no sheet. */
  report(change: Partial<Report>): Promise<Cells>;
  dispose(): void;
}

/** The API of one organisation. */
export interface Api {
  readonly address: string;
  readonly key: string;
}

const API = 'https://api.activtrak.com';
/** Where the second account is. */
const SECOND_API = 'https://api-eu.activtrak.com';
const SECOND = 'Second';

/** The header's row and all below. */
const below = (seen: Cells, first: string): Cells => seen.slice(seen.findIndex((row) => row[0] === first));

/** Google Sheets: the add-on's own functions over Google's services, with the library beside them. */
export interface GoogleSheets extends Product {
  /** Runs a script of the library, with a connection. */
  script<T>(work: (activtrak: typeof library, connection: ReturnType<typeof library.connect>) => T): T;
  /** What the library wrote into a new sheet. */
  written(rows: readonly object[]): Cells;
}

export async function googleSheets(network: NetworkBackend, { key }: Api, other: Api): Promise<GoogleSheets> {
  const bench = await addOnBench();
  bench.google.answers = (requests) => network.fetchAll(requests);
  const { connected, message } = bench.get('connect', { key, region: 'us', cells: { allowed: true, groups: [], users: [] } });
  if (!connected) throw new Error(message);
  const { state } = bench.get('connect', { key: other.key, region: 'eu', isFurther: true, name: SECOND });
  const view = state.connections.find(({ name }) => name === SECOND);
  if (!view) throw new Error('There is no second connection.');
  bench.get('saveConnection', { handle: view.handle, cells: { allowed: true, groups: [], users: [], byName: true } });
  let sheets = 0;
  const script: GoogleSheets['script'] = (work) =>
    bench.as(OWNER, () => work(library, library.connect({ key, properties: PropertiesService.getScriptProperties() })));
  return {
    name: 'Google',
    second: { handle: view.handle, name: SECOND, host: view.host },
    script,
    call: async (name, ...args) =>
      bench.execute({ context: 'cell', user: OWNER }, () =>
        callFunction(
          name,
          args.map((one) => one ?? ''),
        ),
      ).value,
    async report(change) {
      sheets += 1;
      const sheet = `Report ${sheets}`;
      const id = bench.save({ ...change, destination: { sheet, cell: 'A1' } });
      const { outcome, message: said, rows } = bench.refresh(id);
      if (outcome === 'failed') throw new Error(said);
      return rows === 0 ? [] : below(bench.seen(sheet), 'Date');
    },
    written(rows) {
      sheets += 1;
      const sheet = `Table ${sheets}`;
      script((activtrak) =>
        activtrak.writeTable(SpreadsheetApp.getActiveSpreadsheet().insertSheet(sheet), activtrak.table(rows, { unit: 'hours' })),
      );
      return bench.seen(sheet);
    },
    dispose: () => bench.dispose(),
  };
}

export async function excel({ address, key }: Api, other: Api, now: number): Promise<Product> {
  const bench = await workbookBench();
  // It stands still, and who waits for another cell does so for a moment.
  const clock: Clock = { ...handClock('later', now), sleep: () => new Promise((done) => setTimeout(done, 5)) };
  const secrets = memoryStore('later');
  const connection = { id: 'excel', baseUrl: API, key, cells: { allowed: true, groups: [], users: [] }, weekStart: 1 };
  secrets.entries.set('activtrak.connection', JSON.stringify({ version: 1, ...connection }));
  const second = { handle: 'second', name: SECOND, host: new URL(SECOND_API).host };
  const named = {
    id: 'excel 2',
    baseUrl: SECOND_API,
    key: other.key,
    name: SECOND,
    cells: { ...connection.cells, byName: true },
    weekStart: 1,
  };
  secrets.entries.set('activtrak.connection-others', 'yes');
  secrets.entries.set('activtrak.connection.second', JSON.stringify({ version: 1, ...named }));
  const [lock, diagnostics] = [pageLock(), memoryDiagnostics()];
  const transport: RefreshPorts['transport'] = {
    send: (requests) =>
      Promise.all(
        requests.map(async ({ url, headers }) => {
          const answer = await fetch(url.replace(API, address).replace(SECOND_API, other.address), { headers: { ...headers } });
          return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
        }),
      ),
  };
  const cells = cellCalls({
    clock,
    ready: async () => undefined,
    secrets: () => secrets,
    cache: memoryCache('later', clock),
    ports: (budget) => ({ transport, clock, lock, budget, diagnostics }),
    setting: async () => ({ holder: 'your key on this device', owner: 'you', zone: 'UTC' }),
    takesFormats: () => false,
  });
  const documents = workbookStore();
  let [ids, sheets] = [0, 0];
  const ports = (): RefreshPorts => ({
    transport,
    clock,
    budget: countdownBudget(clock, 600_000),
    secrets,
    documents,
    lock,
    diagnostics,
    sheets: workbookSheets(),
    newId: () => {
      ids += 1;
      return `id${ids}`;
    },
    zone: 'UTC',
  });
  return {
    name: 'Excel',
    second,
    async call(name, ...args) {
      const given = args.map((one) => argumentOf(one));
      return resultOf(await cells(name, given).result, {
        isMatrix: name !== 'ACTIVTRAK_TOTAL' || Array.isArray(given[3]),
        format: () => undefined,
      });
    },
    report: inTurn(async (change) => {
      sheets += 1;
      const [id, sheet] = [`r${sheets}`, `Report ${sheets}`];
      await runAsync(saveReport(documents, { ...report(change), id, destination: { sheet, cell: 'A1' } }));
      const step = await runAsync(refresh(ports(), id, JANE));
      if (step.state !== 'ended' || step.record.outcome === 'failed')
        throw new Error(step.state === 'ended' ? step.record.message : 'It did not end.');
      return step.record.rows === 0 ? [] : below(bench.seen(sheet), 'Date');
    }),
    dispose: () => bench.dispose(),
  };
}

/** Lets one be done before the next begins. */
function inTurn<In, Out>(work: (given: In) => Promise<Out>): (given: In) => Promise<Out> {
  let last: Promise<unknown> = Promise.resolve();
  return (given) => {
    const next = last.then(() => work(given));
    last = next.catch(() => undefined);
    return next;
  };
}
