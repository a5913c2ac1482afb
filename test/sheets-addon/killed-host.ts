import type { Backend } from '../../playground/apps-script/backend';
import type { Report } from '../../shared/report/definition/definition';
import type { FakeOrganisation } from '../doubles/fake-organisation';
import { isChange, mortalHost } from '../doubles/mortal-host';
import { expectSame } from '../doubles/same-as';
import { OWNER } from '../playground/script-bench';
import { momentsOf } from '../shared/report/refresh/killed-cases';
import { type AddOnBench, addOnBench, connected, report } from './add-on-bench';

/** A refresh that is to be killed. */
export interface KilledCase {
  readonly title: string;
  readonly change: Partial<Report>;
  /** What there is at the first refresh, and what there is at the one that is killed. */
  readonly before: FakeOrganisation | undefined;
  readonly after: FakeOrganisation;
  /** What of the definition is changed after the first refresh. */
  readonly edit?: Partial<Report>;
  /** How much later the second refresh comes. */
  readonly daysLater?: number;
}

/** All these runs together are more than an account's day. */
const UNCOUNTED: Backend['quota'] = { spend: () => 0 };
const MINUTES = 60_000;

/** A spreadsheet whose script Google may end at any call. */
export interface KilledHost {
  /** A spreadsheet with the user's own things beside the report, refreshed once where there was something before; gives the report's id. */
  prepared(wanted: KilledCase, msPerPage: number): string;
  /**
   * One refresh in calls as the panel makes them, until its end or the kill; gives the changes in the host, and the panel's own calls.
   * @param effects whether the change at which it dies is still made
   */
  untilEnd(id: string, dies: number, effects?: boolean): { readonly changes: number; readonly steps: number };
  /** Refreshes once more when Google would have ended the killed call, and gives how that went. */
  recovered(id: string): string;
  /** Lets so much time pass that a killed call counts as over. */
  pass(): void;
  /** The whole spreadsheet and what is kept with it, without what tells the time. */
  whole(id: string): unknown;
  dispose(): void;
}

export async function killedHost(): Promise<KilledHost> {
  const bench = await addOnBench({ quota: UNCOUNTED });
  // To the code that is killed its end is a failure that nobody expected, and it says so.
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  return {
    prepared: (wanted, msPerPage) => prepared(bench, wanted, msPerPage),
    untilEnd: (id, dies, effects = false) => untilEnd(bench, id, dies, effects),
    recovered: (id) => {
      const { outcome, message } = bench.refresh(id);
      return outcome === 'failed' ? `failed: ${message}` : outcome;
    },
    pass: () => bench.google.clock.advance(8 * MINUTES),
    whole: (id) => whole(bench, id),
    dispose: () => {
      said.mockRestore();
      bench.dispose();
    },
  };
}

function prepared(bench: AddOnBench, { change, before, after, edit, daysLater = 0 }: KilledCase, msPerPage: number): string {
  bench.reset();
  bench.serve(before ?? after, { largestPage: 4 });
  connected(bench, OWNER);
  const { id } = bench.get('saveReport', { report: report(change) });
  if (before) {
    bench.refresh(id);
    bench.as(OWNER, () => {
      const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Hours') as GoogleAppsScript.Spreadsheet.Sheet;
      const header = change.statusLine ? 2 : 1;
      sheet.getRange(header, 5).setValue('Mine').setNote('a note');
      sheet
        .getRange(header + 1, 5, sheet.getLastRow() - header, 1)
        .setFormulaR1C1('=RC[-1]*2')
        .setNumberFormat('0.0');
    });
  }
  if (edit) bench.get('saveReport', { report: report({ ...change, ...edit, id }) });
  bench.google.clock.advance(daysLater * 86_400_000);
  bench.serve(after, { largestPage: 4 });
  slow(bench, msPerPage);
  return id;
}

/** Lets every answer take so long, so that the panel's short calls end before the rows do. */
function slow({ google }: AddOnBench, msPerPage: number): void {
  const { answer, clock } = google;
  google.answer = (request) => {
    clock.advance(msPerPage);
    return answer(request);
  };
}

/** The spreadsheet as it is when the script dies at the n-th change. */
function mortal(backend: Backend, dies: number, effects: boolean): { readonly backend: Backend; readonly changes: () => number } {
  const host = mortalHost(dies, effects, isChange);
  const { spreadsheet, properties, network } = backend;
  return {
    changes: host.calls,
    backend: { ...backend, spreadsheet: host.wrap(spreadsheet), properties: host.wrap(properties), network: host.wrap(network) },
  };
}

function untilEnd(bench: AddOnBench, id: string, dies: number, effects: boolean): { readonly changes: number; readonly steps: number } {
  let changes = 0;
  for (let steps = 1; steps <= 60; steps += 1) {
    const { backend, changes: counted } = mortal(bench.backend, dies - changes, effects);
    const answer = askDying(bench, id, backend);
    changes += counted();
    if (changes >= dies || answer === undefined) return { changes, steps };
    if (!answer.ok) throw new Error(answer.message);
    if (answer.value.state === 'ended') return { changes, steps };
  }
  throw new Error('The refresh does not end.');
}

function askDying(bench: AddOnBench, id: string, backend: Backend) {
  try {
    return bench.ask('refresh', { id }, OWNER, backend);
  } catch {
    // Google ends the execution; the page of the panel is told that it failed.
    return undefined;
  }
}

function whole(bench: AddOnBench, id: string): unknown {
  const { spreadsheet, properties } = bench.google.backend;
  const sheets = spreadsheet.sheets().map(({ key, name, hidden }) => {
    const { rows, columns } = spreadsheet.used(key);
    const area = { sheet: key, row: 0, column: 0, rows: rows + 3, columns: Math.max(8, columns + 2) };
    return [name, hidden, rows, columns, spreadsheet.read(area, ['values', 'formulas', 'formats', 'notes'])];
  });
  const kept = Object.entries(properties.read('document:spreadsheet-1')).flatMap(([key, text]) => {
    if (/\.(history|health|document)/.test(key)) return [];
    return [[key, key.includes('.state.') ? { ...JSON.parse(text), runId: '', refreshedAt: 0, sheet: '' } : text]];
  });
  const text = JSON.stringify([sheets, bench.as(OWNER, markWords), kept.map((entry) => JSON.stringify(entry)).sort()]);
  return JSON.parse(
    text
      .replace(/Refreshed \S+ \S+ by/g, 'Refreshed by')
      .split(id)
      .join('the report')
      .split(connectionOf(bench))
      .join('the connection'),
  );
}

/** Each spreadsheet is connected anew. */
const connectionOf = (bench: AddOnBench): string =>
  (JSON.parse(bench.backend.properties.read(`user:${OWNER}`)['activtrak.connection'] ?? '') as { readonly id: string }).id;

const markWords = (): readonly string[] =>
  SpreadsheetApp.getActiveSpreadsheet()
    .createDeveloperMetadataFinder()
    .find()
    .map((one) => {
      const location = one.getLocation();
      const [row, column] = [location.getRow(), location.getColumn()];
      // Without how far they reach: a sheet whose making was interrupted has more empty cells.
      const place = row ? `row ${row.getRow()}` : `column ${column?.getColumn()}`;
      return `${one.getValue()} ${(row ?? column)?.getSheet().getName()} ${place}`;
    })
    .sort();

/** In one call, or in as many as the panel makes when every page takes so many milliseconds. */
export const WAYS = { 'in one call': 0, 'in many calls': 2_500 } as const;

/** The tests of cases that are killed before each change of the spreadsheet and the stores, and after the last one. */
export function describeKilled(cases: readonly KilledCase[], ways: readonly (keyof typeof WAYS)[], hostOf: () => KilledHost): void {
  describe.each(cases)('$title', (wanted) => {
    it.each(ways.map((way) => [way, WAYS[way]] as const))(
      'leaves the same spreadsheet when Google ends the script at any moment, %s',
      (_, msPerPage) => {
        const host = hostOf();
        const id = host.prepared(wanted, msPerPage);
        const { changes, steps } = host.untilEnd(id, Number.POSITIVE_INFINITY);
        expect(changes).toBeGreaterThan(10);
        expect(steps > 1).toBe(msPerPage > 0);
        const end = host.whole(id);
        for (const [dies, effects] of momentsOf(changes)) {
          const own = host.prepared(wanted, msPerPage);
          host.untilEnd(own, dies, effects);
          host.pass();
          expect([dies, host.recovered(own)]).toEqual([dies, expect.not.stringMatching(/^failed/)]);
          expectSame([dies, effects], host.whole(own), end);
        }
      },
      600_000,
    );
  });
}
