import type { Report } from '../../../../shared/report/definition/definition';
import type { SheetValue } from '../../../../shared/sheet-writer';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { longAfter } from '../killed/killed-cases';
import { leftByKills } from '../killed/left-states';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';

const DAY_MS = 86_400_000;
const LEFT = ['date', 'user', 'userId'];
const [AT_END, AT_BEGINNING] = [
  [...LEFT, 'active', 'passive'],
  ['active', 'passive', ...LEFT],
];

const hours = (keys: readonly string[]): Report =>
  report({
    range: { kind: 'words', words: 'last 2 days' },
    columns: keys.map((key) => ({ key })),
    destination: { sheet: 'Hours', cell: 'C1' },
  });

/** Two people's two days at C1:G5, with a note beside the first of the second day. @param note its column @param formula that of row formulas */
function withOwn(keys: readonly string[], note: number, formula: number): ReportBench {
  const bench = reportBench();
  bench.serve(fakeOrganisation(2, DAYS));
  bench.save(hours(keys));
  bench.refresh();
  bench.sheets.type('Hours', 0, note, { value: 'Note' });
  bench.sheets.type('Hours', 3, note, { value: 'of Person 1 on March 18' });
  bench.sheets.type('Hours', 0, formula, { value: 'Double' });
  for (let row = 1; row <= 4; row += 1) bench.sheets.type('Hours', row, formula, { value: 1, formula: '=2*R[0]C5' });
  return bench;
}

/** A day later, with more people. */
function dayLater(bench: ReportBench): void {
  bench.clock.advance(DAY_MS);
  bench.serve(fakeOrganisation(3, [...DAYS, '2026-03-19']));
}

const rowOf = ({ sheets }: ReportBench, value: SheetValue): readonly SheetValue[] =>
  sheets.seen('Hours').find((row) => row.includes(value)) ?? [];

function expectBeside(bench: ReportBench, formula: number): void {
  expect(rowOf(bench, 'of Person 1 on March 18')).toEqual(expect.arrayContaining([46099, 1]));
  expect(
    bench.sheets
      .seen('Hours')
      .slice(1)
      .map((row) => row[formula]),
  ).toEqual(Array(6).fill('=2*R[0]C5'));
}

const SIDES = [
  ['last', AT_END, AT_END.slice(0, -1), 7, 8],
  ['last two', AT_END, LEFT, 7, 8],
  ['first', AT_BEGINNING, AT_BEGINNING.slice(1), 1, 0],
  ['first two', AT_BEGINNING, LEFT, 1, 0],
] as const;

describe.each(SIDES)(
  'where the %s of its columns is taken out of a replaced report, what people have behind',
  (_, before, after, note, formula) => {
    it('goes along with its rows and into new ones from then on, too', () => {
      const bench = withOwn(before, note, formula);
      bench.save(hours(after));
      bench.refresh();
      dayLater(bench);
      bench.refresh();
      expectBeside(bench, formula);
    });

    it('does so wherever the refresh that takes it out was killed', () => {
      const bench = withOwn(before, note, formula);
      bench.save(hours(after));
      for (const { restore } of leftByKills(bench).left) {
        restore();
        longAfter(bench);
        bench.refresh();
        dayLater(bench);
        bench.refresh();
        expectBeside(bench, formula);
      }
    });
  },
);

it('a column that comes in takes the free place, and one after the other may be taken out', () => {
  const bench = withOwn(AT_END, 7, 8);
  for (const keys of [AT_END.slice(0, -1), [...LEFT, 'active', 'total'], [...LEFT, 'active'], LEFT]) {
    bench.save(hours(keys));
    bench.refresh();
  }
  dayLater(bench);
  bench.refresh();
  expectBeside(bench, 8);
});

it.each([
  ['the one before the last and then the last', AT_END, [[...LEFT, 'passive'], LEFT], 7, 8, 8],
  ['the second and then the first', AT_BEGINNING, [['active', ...LEFT], LEFT], 1, 0, 0],
  [
    'one that came back elsewhere',
    AT_END,
    [AT_END.slice(0, -1), ['date', 'passive', ...AT_END.slice(1, -1)], AT_END.slice(0, -1), LEFT],
    7,
    8,
    9,
  ],
] as const)('%s may be taken out', (_, first, others, note, formula, end) => {
  const bench = withOwn(first, note, formula);
  for (const keys of others) {
    bench.save(hours(keys));
    bench.refresh();
  }
  dayLater(bench);
  bench.refresh();
  expectBeside(bench, end);
});

it('a person may have a blank column between the one that is taken out and the others', () => {
  const bench = withOwn(AT_END, 7, 8);
  bench.sheets.type('Hours', 0, 9, { value: '' });
  bench.sheets.moveColumn('Hours', 9, 6);
  bench.save(hours(AT_END.slice(0, -1)));
  bench.refresh();
  dayLater(bench);
  bench.refresh();
  expectBeside(bench, 9);
});

it('nothing is beside a report where nothing was when a column was taken out', () => {
  const bench = reportBench();
  bench.serve(fakeOrganisation(2, DAYS));
  bench.save(hours(AT_END));
  bench.refresh();
  bench.sheets.type('Hours', 3, 8, { value: 'somewhere' });
  bench.save(hours(AT_END.slice(0, -1)));
  bench.refresh();
  bench.sheets.type('Hours', 3, 7, { value: 'too' });
  dayLater(bench);
  bench.refresh();
  expect(bench.sheets.seen('Hours')[3]).toEqual(expect.arrayContaining(['too', 'somewhere']));
});

it.each(['append', 'merge'] as const)(
  'a blank column among those that are taken out keeps no formula from new rows (%s)',
  (disposition) => {
    const of = (keys: readonly string[]): Report => ({ ...hours(keys), disposition });
    const bench = reportBench();
    bench.serve(fakeOrganisation(2, DAYS));
    bench.save(of(AT_END));
    bench.refresh();
    const [{ id = '' } = {}] = bench.sheets.sheets() as readonly { readonly id: string }[];
    bench.sheets.insertColumns(id, 6, 1);
    bench.sheets.type('Hours', 0, 8, { value: 'Double' });
    const before = bench.sheets.seen('Hours').length;
    for (let row = 1; row < before; row += 1) bench.sheets.type('Hours', row, 8, { value: 1, formula: '=2*R[0]C5' });
    bench.save(of(LEFT));
    bench.refresh();
    dayLater(bench);
    bench.refresh();
    const rows = bench.sheets.seen('Hours').slice(1);
    expect(rows.length).toBeGreaterThan(before - 1);
    expect(rows.map((row) => row[8])).toEqual(rows.map(() => '=2*R[0]C5'));
  },
);
