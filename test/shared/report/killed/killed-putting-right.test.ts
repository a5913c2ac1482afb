import type { SheetArea, SheetInfo } from '../../../../shared/sheet-writer';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { type ReportBench, report, reportBench } from '../report-bench';
import { longAfter } from './killed-cases';
import { leftByKills } from './left-states';

/** Hours of two people on an unfrozen sheet, refreshed once. */
function unfrozen(statusLine: boolean): ReportBench {
  const bench = reportBench();
  bench.sheets.type('Hours', 0, 0, { value: '' });
  bench.serve(fakeOrganisation(2, ['2026-03-17', '2026-03-18']));
  bench.save(report({ statusLine }));
  bench.refresh();
  return bench;
}

const YES_OR_NO = [true, false] as const;

describe('killed at any change while it puts a sorted sheet right, a refresh', () => {
  it.each(
    [0, 1, 3].flatMap((by) =>
      YES_OR_NO.flatMap((descending) =>
        YES_OR_NO.flatMap((statusLine) => YES_OR_NO.map((marksGo) => [by, descending, statusLine, marksGo] as const)),
      ),
    ),
  )('has each row once: %i, %s, status line: %s, marks go along: %s', (by, descending, statusLine, marksGo) => {
    const bench = unfrozen(statusLine);
    const whole = [...bench.sheets.seen('Hours')].slice(statusLine ? 1 : 0);
    bench.sheets.sortSheet('Hours', by, { descending, marksGo });
    const { left } = leftByKills(bench);
    expect(left.length).toBeGreaterThan(5);
    for (const { dies, restore } of left) {
      restore();
      longAfter(bench);
      const { outcome } = bench.refresh();
      const seen = bench.sheets.seen('Hours');
      expect([dies, outcome === 'failed', seen.slice(statusLine ? 1 : 0)]).toEqual([dies, false, whole]);
      if (statusLine) expect(seen[0]).toEqual([expect.stringMatching(/^Refreshed /), '', '', '']);
    }
  });

  it.each(
    ([0, 1] as const).flatMap((by) =>
      YES_OR_NO.flatMap((descending) => YES_OR_NO.map((statusLine) => [by, descending, statusLine] as const)),
    ),
  )('leaves out no note beside a row: %i, %s, status line: %s', (by, descending, statusLine) => {
    const { bench, notes, whole } = withNotes(statusLine);
    bench.sheets.sortSheet('Hours', by, { descending });
    const { left, changes } = leftByKills(bench);
    for (const { dies, restore } of left) {
      restore();
      longAfter(bench);
      const { outcome } = bench.refresh();
      const seen = bench.sheets.seen('Hours');
      const missing = notes.filter((note) => !seen.some((row) => row.includes(note)));
      expect([dies, outcome === 'failed', missing]).toEqual([dies, false, []]);
      if (dies > changes) expect(seen.slice(1)).toEqual(whole);
    }
  });
});

/** A note beside each row, those of header and status line included; one is a text that looks like a number. */
function withNotes(statusLine: boolean) {
  const bench = unfrozen(statusLine);
  const notes = bench.sheets.seen('Hours').map((_, row) => (row === 2 ? '007' : `note ${row}`));
  for (const [row, value] of notes.entries()) bench.sheets.type('Hours', row, 4, { value });
  return { bench, notes, whole: bench.sheets.seen('Hours').slice(1) };
}

it.each(['is protected', 'has no room'] as const)('a sheet whose right side %s is put right all the same', (how) => {
  const { bench } = withNotes(true);
  const { columns: last } = bench.sheets.sheet('name', 'Hours') as SheetInfo;
  if (how === 'has no room') bench.sheets.type('Hours', 1, last - 1, { value: 'far right' });
  const whole = bench.sheets.seen('Hours').slice(1);
  bench.sheets.sortSheet('Hours', 0, {});
  const ports = bench.within(600_000);
  let asked = 0;
  const sheets = {
    ...ports.sheets,
    refusal(areas: readonly SheetArea[]) {
      if (how !== 'is protected' || areas.every(({ column }) => column <= 4)) return ports.sheets.refusal(areas);
      asked += 1;
      return 'The right side is protected.';
    },
    grow(id: string, rows: number, columns: number) {
      if (how !== 'has no room' || columns <= last) return ports.sheets.grow(id, rows, columns);
      asked += 1;
      throw new Error('The sheet is full.');
    },
  };
  bench.step(undefined, { ...ports, sheets });
  bench.refresh();
  expect([bench.sheets.seen('Hours').slice(1), asked > 0]).toEqual([whole, true]);
});

it('cells to the right of a sorted sheet keep the formats that they had', () => {
  const { bench } = withNotes(true);
  const { id } = bench.sheets.sheet('name', 'Hours') as SheetInfo;
  const right = [0, 1, 2, 3, 4, 5].map((row): SheetArea => ({ sheet: id, row, column: 5, rows: 1, columns: 1 }));
  void bench.sheets.format(right, '0.00');
  bench.sheets.sortSheet('Hours', 0, {});
  const { calls } = bench.sheets;
  bench.refresh();
  expect(calls).toContain('clear');
  expect(right.map((cell) => bench.sheets.formats(cell))).toEqual(right.map(() => ['0.00']));
});
