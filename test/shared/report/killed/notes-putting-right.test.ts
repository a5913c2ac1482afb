import type { SheetArea, SheetInfo } from '../../../../shared/sheet-writer';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { isChange, mortalHost } from '../../../doubles/mortal-host';
import { report, reportBench } from '../report-bench';

const NOTES = 5;

/** Hours in a sheet with a note beside each row, header and status line included. */
function benchWithNotes(statusLine: boolean) {
  const bench = reportBench();
  bench.sheets.type('Hours', 0, 0, { value: '' });
  bench.serve(fakeOrganisation(2, ['2026-03-17', '2026-03-18']));
  bench.save(report({ statusLine }));
  bench.refresh();
  const notes = Array.from({ length: NOTES + (statusLine ? 1 : 0) }, (_, row) => `note ${row}`);
  // One of them is a text that looks like a number.
  notes[2] = '007';
  for (const [row, value] of notes.entries()) bench.sheets.type('Hours', row, 4, { value });
  return { bench, notes, whole: bench.sheets.seen('Hours').slice(1) };
}

const SORTS = [
  [0, false],
  [1, true],
  [1, false],
] as const;

it.each(SORTS.flatMap(([by, descending]) => [true, false].map((statusLine) => [by, descending, statusLine] as const)))(
  'killed at any change while it puts a sorted sheet right, a refresh leaves no note out: %i, %s, status line: %s',
  (by, descending, statusLine) => {
    let lived = false;
    for (let diesAt = 1; !lived; diesAt += 1) {
      const { bench, notes, whole } = benchWithNotes(statusLine);
      bench.sheets.sortSheet('Hours', by, { descending });
      const host = mortalHost(diesAt, false, isChange);
      const ports = bench.within(600_000);
      try {
        bench.step(undefined, { ...ports, sheets: host.wrap(ports.sheets), documents: host.wrap(ports.documents) });
        lived = true;
      } catch {
        bench.clock.advance(1_800_000);
      }
      const { outcome } = bench.refresh();
      const seen = bench.sheets.seen('Hours');
      const missing = notes.filter((note) => !seen.some((row) => row.includes(note)));
      expect([diesAt, outcome === 'failed', missing]).toEqual([diesAt, false, []]);
      if (lived) expect(seen.slice(1)).toEqual(whole);
    }
  },
);

it.each(['is protected', 'has no room'] as const)('a sheet whose right side %s is put right all the same', (how) => {
  const { bench } = benchWithNotes(true);
  const { columns: last } = bench.sheets.sheet('name', 'Hours') as SheetInfo;
  if (how === 'has no room') bench.sheets.type('Hours', 1, last - 1, { value: 'far right' });
  const whole = bench.sheets.seen('Hours').slice(1);
  bench.sheets.sortSheet('Hours', 0, { descending: false });
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
