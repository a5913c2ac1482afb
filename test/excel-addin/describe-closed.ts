import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import type { Executor } from '../../playground/excel/executor';
import { formulaOf } from '../../playground/excel/names';
import type { Report } from '../../shared/report/definition/definition';
import type { RunRecord } from '../../shared/report/kept/run';
import type { FakeOrganisation } from '../doubles/fake-organisation';
import type { Kept } from '../doubles/memory-document';
import { expectSame } from '../doubles/same-as';
import type { TriedStates } from '../doubles/tried-states';
import { keptSheets } from '../playground/kept-sheets';
import { report } from '../shared/report/report-bench';
import { type RefreshBench, refreshBench } from './refresh-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

/** A refresh during which the workbook is closed. */
export interface ClosedCase {
  readonly title: string;
  readonly change: Partial<Report>;
  readonly before: FakeOrganisation | undefined;
  readonly after: FakeOrganisation;
  /** Whether the user has made a table of the rows and a column beside them. */
  readonly table: boolean;
}

/** What is left of a workbook that is closed at a moment. */
interface LeftWorkbook extends Kept {
  /** After which of all requests it is closed, from 1; 0 before the first. */
  readonly dies: number;
}

/** An executor that calls back after each of its requests; of an answer, whoever asked has heard nothing yet. */
const watched = (executor: Executor, after: () => void): Executor => ({
  async executeAsync(customData, flags, message) {
    const answer = await executor.executeAsync(customData, flags, message);
    after();
    return answer;
  },
});

let workbook: WorkbookBench;
/** How often a workbook was opened again. */
let sessions = 0;

async function prepared({ change, before, after, table }: ClosedCase): Promise<RefreshBench> {
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
    sheets: backend.sheets().map(({ name, hidden }) => [name, hidden]),
    rows: workbook.seen('Hours'),
    formats: workbook.formats('Hours'),
    tables: backend.anchors('table').map(({ span }) => span),
    marks: names.map((name) => `${name.name} ${formulaOf(workbook.workbook, name)} ${name.visible}`).sort(),
  };
}

/** Without the time of the status line, which is later after a kill. */
const timeless = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/Refreshed \S+ \S+ by/g, 'Refreshed by'));

/** All that the workbook keeps, and the time. */
function kept({ clock }: RefreshBench): Kept {
  const { workbook: book, command } = workbook;
  const sheets = keptSheets(book.backend, command);
  const [names, settings, veryHidden, now] = [book.names, new Map(book.settings), [...book.veryHidden], clock.now()];
  return {
    text: named(JSON.stringify([...sheets.parts, names, [...settings], veryHidden, now]), sheets.keys),
    restore() {
      sheets.restore();
      book.names = names;
      book.settings = new Map(settings);
      book.veryHidden.clear();
      for (const key of veryHidden) book.veryHidden.add(key);
      clock.advance(now - clock.now());
    },
  };
}

/** In a file that is opened again, sheets have other IDs. */
const idIn = (session: string, key: string): string => `{${key} of session ${session}}`;

/** With one name for each sheet whose key is made anew, and for the session in which the workbook is open. The first sheet is always the same one. */
const named = (text: string, keys: readonly string[]): string =>
  keys
    .slice(1)
    .reduce((all, key, at) => all.split(key).join(`sheet ${at}`), text.split(` of session ${sessions}}`).join(' of session now}'));

/** Each distinct state that one refresh leaves where the workbook is closed after any of its requests. */
async function leftByClosing(bench: RefreshBench, asks: number | undefined): Promise<readonly LeftWorkbook[]> {
  const left = new Map<string, LeftWorkbook>();
  let requests = 0;
  const keep = (): void => {
    const one = kept(bench);
    if (!left.has(one.text)) left.set(one.text, { ...one, dies: requests });
  };
  keep();
  workbook.use(
    watched(workbook.executor, () => {
      requests += 1;
      keep();
    }),
  );
  try {
    await bench.refresh('r1', asks);
  } finally {
    workbook.use(workbook.executor);
  }
  return [...left.values()];
}

/** Calls until the refresh ends, or comes to a state from which another one went on. */
async function recovered(bench: RefreshBench, asks: number | undefined, isPassed: () => boolean): Promise<RunRecord | 'as before'> {
  for (let call = 0; call < 200; call += 1) {
    const record = await bench.call('r1', asks);
    if (record) return record;
    if (isPassed()) return 'as before';
  }
  throw new Error('The refresh does not end.');
}

/** The tests of cases whose workbook is closed after any request. */
export function describeClosed(cases: readonly ClosedCase[], tried: TriedStates): void {
  afterEach(() => workbook.dispose());

  describe.each(cases)('$title', (wanted) => {
    it.each([
      ['in one call', undefined],
      ['in many calls', 2],
    ])(
      'is the same when the workbook is closed at any moment, %s',
      async (_, asks) => {
        const undisturbed = await prepared(wanted);
        const left = await leftByClosing(undisturbed, asks);
        expect(left.length).toBeGreaterThan(7);
        const end = timeless(seen());
        const passed = new Set<string>();
        /** What follows from a state between two calls is known where a refresh before has gone on from it. */
        const isPassed = (text: string): boolean => passed.size === passed.add(text).size;
        for (const { dies, text, restore } of left) {
          restore();
          expectSame(['put back', dies], kept(undisturbed).text, text);
          sessions += 1;
          const session = String(sessions);
          workbook.workbook.idOf = (key) => idIn(session, key);
          const bench = refreshBench(workbookSheets(), workbookStore(), undisturbed.clock, {}, 'later');
          bench.serve(wanted.after, { largestPage: 4 });
          bench.clock.advance(8 * 60_000);
          const record = await recovered(bench, asks, () => isPassed(kept(undisturbed).text));
          if (record === 'as before') continue;
          expect([dies, record.outcome, record.message]).not.toEqual([dies, 'failed', record.message]);
          expectSame(dies, timeless(seen()), end);
        }
        tried.add(left.length);
      },
      300_000,
    );
  });
}
