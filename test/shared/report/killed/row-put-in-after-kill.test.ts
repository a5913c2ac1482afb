import type { SheetInfo } from '../../../../shared/sheet-writer';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';
import { longAfter } from './killed-cases';
import { leftByKills } from './left-states';

const DATE_AND_ID = ['date', 'userId'];
const WAYS = [
  ['replace', 1],
  ['replace', 2],
  ['append', 1],
  ['merge', 1],
  ['merge', 2],
] as const;

/** A report whose columns are written in two parts: one was moved to the end, and somebody's own stands before it. */
function prepared(disposition: 'replace' | 'append' | 'merge', moved: number): ReportBench {
  const bench = reportBench();
  bench.save(report({ disposition, range: { kind: 'words', words: 'last 2 days' } }));
  bench.serve(fakeOrganisation(2, DAYS));
  bench.refresh();
  bench.sheets.moveColumn('Hours', moved, 3);
  const [sheet] = bench.sheets.sheets() as readonly [SheetInfo];
  bench.sheets.insertColumns(sheet.id, 3, 1);
  if (disposition === 'append') bench.clock.advance(2 * 86_400_000);
  bench.serve(fakeOrganisation(4, [...DAYS, '2026-03-19', '2026-03-20']));
  return bench;
}

/** Day and person of each row that has anything. */
function records({ sheets }: ReportBench): readonly string[] {
  const marks = sheets.marks('r1') as readonly { readonly name: string; readonly index: number }[];
  const columns = DATE_AND_ID.map((key) => marks.find(({ name }) => name === `column:${key}`)?.index ?? -1);
  const rows = sheets.seen('Hours').slice(1);
  return rows.flatMap((row) => (row.some((cell) => cell !== '') ? [columns.map((column) => row[column] ?? '').join(' ')] : []));
}

describe.each(WAYS)('a row that a person puts in after a refresh to %s was killed between two groups of columns (%i)', (...how) => {
  it.each([
    ['the same', 4],
    ['fewer', 2],
  ])('leaves each record once and whole, where %s come again', (_, people) => {
    const bench = prepared(...how);
    let tried = 0;
    for (const { dies, restore } of leftByKills(bench).left) {
      restore();
      const count = bench.sheets.seen('Hours').length;
      for (let at = 1; at <= count; at += 1) {
        restore();
        longAfter(bench);
        bench.sheets.insertRows('Hours', at, 1);
        bench.serve(fakeOrganisation(people, [...DAYS, '2026-03-19', '2026-03-20']));
        const { outcome, message } = bench.refresh();
        expect([dies, at, message, outcome]).not.toEqual([dies, at, message, 'failed']);
        const found = records(bench);
        expect([dies, at, ...found]).toEqual([dies, at, ...new Set(found)]);
        expect([dies, at, found.filter((one) => !/^\d+ \d+$/.test(one))]).toEqual([dies, at, []]);
        if (how[0] === 'replace') expect([dies, at, found.length]).toEqual([dies, at, 2 * people]);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(60);
  });
});
