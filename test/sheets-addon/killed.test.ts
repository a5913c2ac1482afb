import type { Backend } from '../../playground/apps-script/backend';
import type { Report } from '../../shared/report/definition';
import { type FakeOrganisation, fakeOrganisation } from '../doubles/fake-organisation';
import { mortalHost } from '../doubles/mortal-host';
import { OWNER } from '../playground/script-bench';
import { activity } from '../shared/report/report-bench';
import { type AddOnBench, addOnBench, connected, DAYS, report } from './add-on-bench';

const logOf = (count: number): FakeOrganisation =>
  fakeOrganisation(
    3,
    [],
    Array.from({ length: count }, (_, index) => activity(index + 1, index % 5 === 4 ? '2026-11-22' : '2026-11-23')),
  );

interface Case {
  readonly title: string;
  readonly change: Partial<Report>;
  readonly before: FakeOrganisation | undefined;
  readonly after: FakeOrganisation;
}

const LOG: Partial<Report> = {
  stream: 'activity-log',
  range: { kind: 'words', words: 'last 3 days' },
  columns: [{ key: 'logId' }, { key: 'time' }, { key: 'titleBar' }, { key: 'duration' }],
};

const CASES: readonly Case[] = [
  { title: 'the first refresh', change: { statusLine: true, unit: 'days' }, before: undefined, after: fakeOrganisation(3, DAYS) },
  { title: 'more hours', change: {}, before: fakeOrganisation(2, DAYS.slice(0, 4)), after: fakeOrganisation(3, DAYS) },
  { title: 'fewer hours', change: {}, before: fakeOrganisation(3, DAYS), after: fakeOrganisation(2, DAYS.slice(2)) },
  {
    title: 'hours to merge',
    change: { disposition: 'merge' },
    before: fakeOrganisation(2, DAYS.slice(0, 4)),
    after: fakeOrganisation(3, DAYS),
  },
  { title: 'the log to append', change: { ...LOG, disposition: 'append' }, before: logOf(7), after: logOf(12) },
];

/** All these runs together are more than an account's day. */
const UNCOUNTED: Backend['quota'] = { spend: () => 0 };

let bench: AddOnBench;

beforeAll(async () => {
  bench = await addOnBench({ quota: UNCOUNTED });
});
afterAll(() => bench.dispose());

/** A spreadsheet with a column of the user's own beside the report, refreshed once where there was something before; gives the report's id. */
function prepared({ change, before, after }: Case, msPerPage: number): string {
  bench.reset();
  bench.serve(before ?? after, { largestPage: 4 });
  connected(bench, OWNER);
  const { id } = bench.get('saveReport', { report: report(change) });
  if (before) {
    bench.refresh(id);
    bench.as(OWNER, () => {
      const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Hours') as GoogleAppsScript.Spreadsheet.Sheet;
      sheet.getRange('E1').setValue('Mine');
      sheet.getRange(2, 5, sheet.getLastRow() - 1, 1).setFormulaR1C1('=RC[-1]*2');
    });
  }
  bench.serve(after, { largestPage: 4 });
  slow(msPerPage);
  return id;
}

/** Lets every answer take so long, so that the panel's short calls end before the rows do. */
function slow(msPerPage: number): void {
  const { answer, clock } = bench.google;
  bench.google.answer = (request) => {
    clock.advance(msPerPage);
    return answer(request);
  };
}

/** The spreadsheet as it is when the script dies at the n-th call into it. */
function mortal(backend: Backend, dies: number): { readonly backend: Backend; readonly calls: () => number } {
  const host = mortalHost(dies);
  const { spreadsheet, properties, network } = backend;
  return {
    calls: host.calls,
    backend: { ...backend, spreadsheet: host.wrap(spreadsheet), properties: host.wrap(properties), network: host.wrap(network) },
  };
}

/** One refresh in calls as the panel makes them, until its end or the kill; gives the calls into the host, and the panel's own. */
function untilEnd(id: string, dies: number): { readonly calls: number; readonly steps: number } {
  let calls = 0;
  for (let steps = 1; steps <= 60; steps += 1) {
    const { backend, calls: counted } = mortal(bench.backend, dies - calls);
    const answer = askDying(id, backend);
    calls += counted();
    if (calls >= dies || answer === undefined) return { calls, steps };
    if (!answer.ok) throw new Error(answer.message);
    if (answer.value.state === 'ended') return { calls, steps };
  }
  throw new Error('The refresh does not end.');
}

function askDying(id: string, backend: Backend) {
  try {
    return bench.ask('refresh', { id }, OWNER, backend);
  } catch {
    // Google ends the execution; the page of the panel is told that it failed.
    return undefined;
  }
}

function seen(): unknown {
  const sheets = bench.google.backend.spreadsheet.sheets().map(({ name }) => name);
  return { sheets, rows: bench.seen('Hours'), marks: bench.as(OWNER, markWords) };
}

const markWords = (): readonly string[] =>
  SpreadsheetApp.getActiveSpreadsheet()
    .createDeveloperMetadataFinder()
    .find()
    .map((one) => {
      const location = one.getLocation();
      const range = location.getRow() ?? location.getColumn();
      return `${one.getValue()} ${range?.getA1Notation()}`;
    })
    .sort();

const timeless = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/Refreshed \S+ \S+ by/g, 'Refreshed by'));

describe.each(CASES)('$title', (wanted) => {
  it.each([
    ['in one call', 0],
    ['in many calls', 2_500],
  ])(
    'is the same when Google ends the script at any call into the spreadsheet, the stores or the network, %s',
    (_, msPerPage) => {
      const id = prepared(wanted, msPerPage);
      const { calls, steps } = untilEnd(id, Number.POSITIVE_INFINITY);
      expect(calls).toBeGreaterThan(50);
      expect(steps > 1).toBe(msPerPage > 0);
      const end = timeless(seen());
      for (let dies = 1; dies <= calls; dies += 1) {
        const own = prepared(wanted, msPerPage);
        untilEnd(own, dies);
        bench.google.clock.advance(8 * 60_000);
        const record = bench.refresh(own);
        expect([dies, record.outcome]).not.toEqual([dies, 'failed']);
        expect([dies, timeless(seen())]).toEqual([dies, end]);
      }
    },
    120_000,
  );
});
