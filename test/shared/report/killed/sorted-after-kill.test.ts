import type { Report } from '../../../../shared/report/definition/definition';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { expectSame } from '../../../doubles/same-as';
import { activity, DAYS, type ReportBench, report, reportBench } from '../report-bench';
import { longAfter } from './killed-cases';
import { refreshKnown } from './known-ends';
import { leftByKills } from './left-states';

const COLUMNS: Report['columns'] = [{ key: 'date' }, { key: 'userId' }, { key: 'user' }, { key: 'active' }];

/** A document whose sheet was there before, so that its header is not frozen. */
function prepared(definition: Report, before: FakeOrganisation | undefined, after: FakeOrganisation): ReportBench {
  const bench = reportBench();
  bench.sheets.type('Hours', 0, 0, { value: '' });
  bench.save(definition);
  if (before) {
    bench.serve(before);
    bench.refresh();
    bench.clock.advance(86_400_000);
  }
  bench.serve(after);
  return bench;
}

const MORE = fakeOrganisation(2, [...DAYS.slice(4), '2026-03-19']);
const CASES = [
  ['a first refresh', undefined, fakeOrganisation(2, DAYS.slice(4))],
  ['more rows', fakeOrganisation(2, DAYS.slice(4)), MORE],
  ['fewer rows', fakeOrganisation(3, DAYS.slice(3)), MORE],
] as const;

const SORTS = [
  [0, false],
  [0, true],
  [2, true],
  [3, false],
] as const;

/** What stands in a report's rows, told by what it is. */
function inspected({ sheets }: ReportBench): { readonly headers: number; readonly records: readonly string[]; readonly others: number } {
  const rows = sheets.seen('Hours').filter((row) => row.some((cell) => cell !== ''));
  const records = rows.flatMap((row) => (typeof row[0] === 'number' ? [`${row[0]} ${row[1]}`] : []));
  const headers = rows.filter((row) => row[0] === 'Date').length;
  return { headers, records: records.sort(), others: rows.length - headers - records.length };
}

describe.each(['replace', 'append', 'merge'] as const)(
  'a refresh to %s that was killed anywhere, before the whole sheet was sorted',
  (disposition) => {
    describe.each([
      ['A4', true, false],
      ['A1', true, true],
      ['A1', false, false],
      ['A4', false, true],
    ])('(%s, status line: %s, marks go along: %s)', (cell, statusLine, marksGo) => {
      it.each(CASES)('has its header and each record once: %s', (_, before, after) => {
        const definition = report({
          columns: COLUMNS,
          disposition,
          statusLine,
          destination: { sheet: 'Hours', cell },
        });
        const bench = prepared(definition, before, after);
        const { left } = leftByKills(bench);
        const wanted = inspected(bench);
        const refresh = refreshKnown(bench);
        for (const { dies, restore } of left) {
          for (const [by, descending] of SORTS) {
            restore();
            longAfter(bench);
            if (!bench.sheets.names().includes('Hours')) continue;
            bench.sheets.sortSheet('Hours', by, { descending, marksGo });
            const { outcome, message } = refresh();
            const at = [dies, by, descending, message];
            if (outcome === 'failed') throw new Error(at.join());
            expectSame(at, inspected(bench), wanted);
            expectSame(at, refresh().outcome, 'nothing-new');
          }
        }
      });
    });
  },
);

it('a row that a person put in among the others cuts off none of those that are sorted below it', () => {
  const ungrouped = (organisation: FakeOrganisation): FakeOrganisation => ({
    ...organisation,
    people: organisation.people.map((person, at) => (at === 0 ? { ...person, groupIds: [] } : person)),
  });
  for (let row = 1; row <= 6; row += 1) {
    const bench = prepared(
      report({ columns: [...COLUMNS, { key: 'groups' }], disposition: 'merge' }),
      ungrouped(CASES[1][1]),
      ungrouped(MORE),
    );
    bench.sheets.insertRows('Hours', row, 1);
    const { left } = leftByKills(bench);
    const wanted = inspected(bench);
    for (const { dies, restore } of left) {
      restore();
      longAfter(bench);
      // Rows without a group come last, with the one that is empty.
      bench.sheets.sortRows('Hours', 1, bench.sheets.seen('Hours').length - 1, COLUMNS.length);
      const { outcome, message } = bench.refresh();
      expectSame([row, dies, message], inspected(bench), wanted);
      expectSame([row, dies, message], outcome === 'failed', false);
    }
  }
});

it('a header that changed places with the status line stands once, wherever the refresh was killed that puts them right', () => {
  const bench = reportBench();
  bench.sheets.type('Hours', 0, 0, { value: '' });
  bench.save(report({ stream: 'activity-log', columns: [{ key: 'logId' }, { key: 'duration' }], disposition: 'append', statusLine: true }));
  const logged = (count: number) =>
    fakeOrganisation(
      2,
      DAYS,
      Array.from({ length: count }, (_, at) => activity(at, DAYS[DAYS.length - 1] as string)),
    );
  bench.serve(logged(0));
  bench.refresh();
  bench.sheets.sortSheet('Hours', 0, {});
  const [[first]] = bench.sheets.seen('Hours') as readonly [readonly unknown[]];
  expect(first).toBe('Log ID');
  bench.serve(logged(2));
  for (const { restore } of leftByKills(bench).left) {
    restore();
    longAfter(bench);
    expect(bench.refresh().outcome).toMatch(/done|nothing-new/);
    const column = bench.sheets.seen('Hours').map(([cell]) => String(cell));
    expect(column[0]).toContain('Refreshed ');
    expect(column.filter((cell) => cell === 'Log ID')).toHaveLength(1);
    expect(column.filter((cell) => cell.startsWith('9007'))).toHaveLength(2);
  }
});
