import { FEWER_OR_ANEW } from '#words/room';
import { STREAMS } from '../../../../shared/api/streams/streams';
import type { Report } from '../../../../shared/report/definition/definition';
import { refuseTooLarge, roomFor } from '../../../../shared/report/rows/room';
import { newSheetSize } from '../../../../shared/table/place/new-sheet';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { type MemorySheets, memorySheets } from '../../../doubles/memory-sheets';
import { activity, DAYS, report, reportBench } from '../report-bench';

const LIMITS = { cells: 10_000_000, rows: 1_000_000, columns: 1_000, characters: 50_000 };
const log = (count: number) => Array.from({ length: count }, (_, index) => activity(index, '2026-03-17'));

describe('what a refresh makes of a document', () => {
  const cells = (sheets: MemorySheets): number =>
    (sheets.sheets() as readonly { rows: number; columns: number }[]).reduce((sum, { rows, columns }) => sum + rows * columns, 0);

  it.each([
    [3, 'replace'],
    [900, 'replace'],
    [900, 'merge'],
    [900, 'append'],
  ] as const)('is what was foreseen: %i people, %s', (people, disposition) => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(people, DAYS));
    const own = report({ disposition });
    bench.save(own);
    // An appended day is read once it is over.
    const rows = people * (DAYS.length - (disposition === 'append' ? 1 : 0));
    const room = runSync(roomFor(bench.sheets, own, rows, 0));
    expect(room.now).toBe(cells(bench.sheets));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows });
    expect(cells(bench.sheets)).toBe(room.after);
    const again = runSync(roomFor(bench.sheets, own, rows, 0));
    expect(again.after).toBe(again.now);
    expect(runSync(roomFor(bench.sheets, own, 6_300, rows)).after).toBeGreaterThan(again.now);
  });

  it('counts a status line above', () => {
    const rowsFor = (change: Partial<Report>): number => runSync(roomFor(memorySheets('at once'), report(change), 5, 0)).rows;
    expect(rowsFor({ statusLine: true })).toBe(rowsFor({}) + 1);
  });

  const BOTH = [250_000, 250_001] as const;

  it.each(['replace', 'append', 'merge'] as const)('counts the texts of those that are put aside to %s', (disposition) => {
    const sheets = memorySheets('at once');
    sheets.type('Hours', 0, 0, {});
    const [few, many] = BOTH.map((rows) => runSync(roomFor(sheets, report({ disposition }), rows, 0)));
    expect(few?.meanwhile).toBe(few?.after);
    // 32 rows in a line of two cells.
    expect((many?.meanwhile ?? 0) - (many?.after ?? 0)).toBe(2 * 7_813);
    void sheets.addSheet('ActivTrak staging r1', 'hidden', { rows: 10, columns: 3 });
    expect(runSync(roomFor(sheets, report({ disposition }), 250_001, 0))).toMatchObject({ meanwhile: (many?.after ?? 0) + 3 * 7_813 });
  });

  it('counts rows once whose hidden sheet becomes the report’s, with what stands behind them', () => {
    const sheets = memorySheets('at once');
    const [few, many] = BOTH.map((rows) => runSync(roomFor(sheets, report(), rows, 0)));
    expect(few?.meanwhile).toBe(few?.after);
    expect(many).toMatchObject({ after: 250_003 * 4, meanwhile: 250_003 * 7 });
    expect(runSync(roomFor(sheets, report(), 250_001, 0, false)).meanwhile).toBe(250_003 * 4 + 2 * 7_813);
  });

  it('has room for a month of a company’s log in 21 columns', () => {
    const columns = STREAMS['activity-log'].columns.slice(0, 21).map(({ key }) => ({ key }));
    const own = report({ stream: 'activity-log', columns });
    expect(own.columns).toHaveLength(21);
    const { meanwhile } = runSync(roomFor(memorySheets('at once'), own, 400_000, 0));
    expect(meanwhile).toBeLessThan(10_000_000);
  });
});

it('new sheets have room for people where they are small, and none to spare where they are large', () => {
  expect(newSheetSize({ rows: 24, columns: 7 })).toEqual({ rows: 100, columns: 9 });
  expect(newSheetSize({ rows: 1_400_000, columns: 7 })).toEqual({ rows: 1_400_000, columns: 7 });
});

it('more rows or cells than there may be are refused', () => {
  const room = { now: 0, after: 5, meanwhile: 10, rows: 7 };
  expect(() => refuseTooLarge(room, { ...LIMITS, cells: 10, rows: 7 })).not.toThrow();
  expect(() => refuseTooLarge(room, { ...LIMITS, cells: 9 })).toThrow(expect.objectContaining({ code: 'too-large' }));
  expect(() => refuseTooLarge(room, { ...LIMITS, rows: 6 })).toThrow(expect.objectContaining({ code: 'too-large' }));
});

describe('a document that is nearly full', () => {
  it('refuses a report after its first page, and keeps nothing', () => {
    const bench = reportBench('at once', { ...LIMITS, cells: 20_000 });
    bench.serve(fakeOrganisation(900, DAYS));
    bench.save(report());
    const record = bench.refresh();
    expect(record).toMatchObject({ outcome: 'failed', pages: 1 });
    expect(bench.sheets.names()).toEqual([]);
  });

  it('refuses a log, whose rows nobody counts, as soon as they are too many', () => {
    const bench = reportBench('at once', { ...LIMITS, rows: 2_000 });
    bench.serve(fakeOrganisation(2, [], log(9_000)));
    bench.save(report({ stream: 'activity-log', columns: [] }));
    const record = bench.refresh();
    expect(record.outcome).toBe('failed');
    expect(bench.transport().rounds.length).toBeLessThan(4);
    expect(bench.sheets.names()).toEqual([]);
  });

  it('says of a sheet that a report has filled day by day what still helps', () => {
    const bench = reportBench('at once', { ...LIMITS, rows: 2_500 });
    bench.serve(fakeOrganisation(300, DAYS));
    bench.save(report({ disposition: 'append' }));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 1_800 });
    bench.clock.advance(7 * 86_400_000);
    bench.serve(fakeOrganisation(300, [...DAYS, '2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23', '2026-03-24']));
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining(FEWER_OR_ANEW) });
  });

  it('takes a report that updates its rows, which are not counted twice', () => {
    const bench = reportBench('at once', { ...LIMITS, rows: 6_400 });
    bench.serve(fakeOrganisation(900, DAYS));
    bench.save(report({ disposition: 'merge' }));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 6_300 });
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 6_300 });
  });

  it('takes a report that fits', () => {
    const bench = reportBench('at once', { ...LIMITS, cells: 26_000 });
    bench.serve(fakeOrganisation(900, DAYS));
    bench.save(report());
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 6_300 });
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 6_300 });
  });
});
