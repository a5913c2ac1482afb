import { workbookStore } from '../../excel-addin/host/document-store';
import { workbookSheets } from '../../excel-addin/host/sheets';
import type { Executor } from '../../playground/excel/executor';
import { formulaOf } from '../../playground/excel/names';
import type { Report } from '../../shared/report/definition/definition';
import { type FakeOrganisation, fakeOrganisation } from '../doubles/fake-organisation';
import { expectSame } from '../doubles/same-as';
import { logOf } from '../shared/report/refresh/killed-cases';
import { DAYS, report } from '../shared/report/report-bench';
import { type RefreshBench, refreshBench } from './refresh-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

const LOG: Partial<Report> = {
  stream: 'activity-log',
  range: { kind: 'words', words: 'last 3 days' },
  columns: [{ key: 'logId' }, { key: 'time' }, { key: 'titleBar' }, { key: 'duration' }],
};

interface Case {
  readonly title: string;
  readonly change: Partial<Report>;
  readonly before: FakeOrganisation | undefined;
  readonly after: FakeOrganisation;
  /** Whether the user has made a table of the rows and a column beside them. */
  readonly table: boolean;
}

const CASES: readonly Case[] = [
  {
    title: 'the first refresh',
    change: { statusLine: true, unit: 'days' },
    before: undefined,
    after: fakeOrganisation(2, DAYS),
    table: false,
  },
  { title: 'more hours', change: {}, before: fakeOrganisation(2, DAYS.slice(0, 4)), after: fakeOrganisation(3, DAYS), table: false },
  {
    title: 'more hours in a table',
    change: {},
    before: fakeOrganisation(2, DAYS.slice(0, 4)),
    after: fakeOrganisation(3, DAYS),
    table: true,
  },
  {
    title: 'fewer hours in a table',
    change: {},
    before: fakeOrganisation(3, DAYS),
    after: fakeOrganisation(2, DAYS.slice(2)),
    table: true,
  },
  {
    title: 'hours to merge',
    change: { disposition: 'merge' },
    before: fakeOrganisation(2, DAYS.slice(0, 4)),
    after: fakeOrganisation(3, DAYS),
    table: false,
  },
  { title: 'the log to append', change: { ...LOG, disposition: 'append' }, before: logOf(7), after: logOf(12), table: false },
];

/** What the page of an add-in meets whose workbook was closed. */
class Closed extends Error {
  override readonly name = 'Closed';
}

/** An executor whose n-th request of all (from 1) is its last one that is done. */
function mortal(executor: Executor, dies: number): Executor {
  let requests = 0;
  return {
    async executeAsync(customData, flags, message) {
      requests += 1;
      if (requests > dies) throw new Closed();
      const answer = await executor.executeAsync(customData, flags, message);
      if (requests === dies) throw new Closed();
      return answer;
    },
  };
}

/** An executor that tells after which of its requests (from 1) the workbook is another one; after the others it is closed as before them. */
function watched(executor: Executor): Executor & { readonly changes: number[] } {
  const changes: number[] = [];
  let [requests, before] = [0, fingerprint()];
  return {
    changes,
    async executeAsync(customData, flags, message) {
      requests += 1;
      const answer = await executor.executeAsync(customData, flags, message);
      const after = fingerprint();
      if (after !== before) changes.push(requests);
      before = after;
      return answer;
    },
  };
}

let workbook: WorkbookBench;

afterEach(() => workbook.dispose());

async function prepared({ change, before, after, table }: Case): Promise<RefreshBench> {
  workbook?.dispose();
  workbook = await workbookBench();
  const bench = refreshBench(workbookSheets(), workbookStore());
  await bench.save(report(change));
  if (before) {
    bench.serve(before, { largestPage: 4 });
    await bench.refresh();
    const sheet = workbook.sheetKey('Hours');
    const { rows } = workbook.workbook.backend.used(sheet);
    workbook.person.type(sheet, 0, 4, 'Mine');
    for (let row = 1; row < rows; row += 1) workbook.person.type(sheet, row, 4, `=D${row + 1}*2`);
    if (table) workbook.person.makeTable({ sheet, row: 0, column: 0, rows, columns: 5 }, 'Hours');
  }
  bench.serve(after, { largestPage: 4 });
  return bench;
}

function seen(): unknown {
  const { backend, names } = workbook.workbook;
  return {
    sheets: backend.sheets().map(({ name }) => name),
    rows: workbook.seen('Hours'),
    formats: workbook.formats('Hours'),
    tables: backend.anchors('table').map(({ span }) => span),
    marks: names.map((name) => `${name.name} ${formulaOf(workbook.workbook, name)} ${name.visible}`).sort(),
  };
}

/** Without the time of the status line, which is later after a kill. */
const timeless = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/Refreshed \S+ \S+ by/g, 'Refreshed by'));

/** All that the workbook keeps. */
function fingerprint(): string {
  const { backend, names, settings } = workbook.workbook;
  const sheets = backend.sheets().map((sheet) => {
    const { rows, columns } = backend.used(sheet.key);
    const area = { sheet: sheet.key, row: 0, column: 0, rows: rows + 2, columns: columns + 2 };
    return [sheet, backend.read(area, ['values', 'formulas', 'formats']), backend.frozenRows(sheet.key)];
  });
  return JSON.stringify([sheets, backend.anchors('name'), backend.anchors('table'), names, [...settings]]);
}

/** One refresh, until its end or until the workbook is closed. */
async function untilEnd(bench: RefreshBench, executor: Executor, asks: number | undefined): Promise<void> {
  workbook.use(executor);
  try {
    await bench.refresh('r1', asks);
  } catch (failure) {
    expect(failure).toBeInstanceOf(Closed);
  } finally {
    workbook.use(workbook.executor);
  }
}

describe.each(CASES)('$title', (wanted) => {
  it.each([
    ['in one call', undefined],
    ['in many calls', 2],
  ])(
    'is the same when the workbook is closed at any moment, %s',
    async (_, asks) => {
      const undisturbed = await prepared(wanted);
      const { changes, ...executor } = watched(workbook.executor);
      await untilEnd(undisturbed, executor, asks);
      expect(changes.length).toBeGreaterThan(7);
      const end = timeless(seen());
      for (const dies of [0, ...changes]) {
        const bench = await prepared(wanted);
        await untilEnd(bench, mortal(workbook.executor, dies), asks);
        bench.clock.advance(8 * 60_000);
        const record = await bench.refresh('r1', asks);
        expect([dies, record.outcome, record.message]).not.toEqual([dies, 'failed', record.message]);
        expectSame(dies, timeless(seen()), end);
      }
    },
    300_000,
  );
});
