import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';

const COLUMNS: Report['columns'] = [{ key: 'date' }, { key: 'user' }, { key: 'userId' }, { key: 'active' }];
const rowsOf = ({ sheets }: ReportBench): readonly (readonly unknown[])[] => sheets.seen('Hours');
const sum = (bench: ReportBench): number => rowsOf(bench).reduce((all, row) => all + (typeof row[3] === 'number' ? row[3] : 0), 0);
const sortedRows = (bench: ReportBench, first: number): readonly string[] =>
  rowsOf(bench)
    .slice(first)
    .map((row) => JSON.stringify(row))
    .sort();

/** A refreshed report on a sheet whose header is not frozen, as on one that was there before. */
function refreshed(change: Partial<Report>): ReportBench {
  const bench = reportBench();
  bench.sheets.type('Hours', 0, 0, { value: '' });
  bench.save(report({ columns: COLUMNS, ...change }));
  expect(bench.refresh().outcome).toBe('done');
  return bench;
}

const SORTS = [
  ['by day', 0, false],
  ['by day, from last to first', 0, true],
  ['by person', 1, false],
  ['by person, from last to first', 1, true],
  ['by number', 3, true],
] as const;

describe('a sheet that a report made', () => {
  it.each([
    [true, 2],
    [false, 1],
  ])('has its first rows frozen (status line: %s), so that sorting it leaves them', (statusLine, rows) => {
    const bench = reportBench();
    bench.save(report({ statusLine }));
    bench.refresh();
    expect(bench.sheets.frozenRows('Hours')).toBe(rows);
    bench.sheets.sortSheet('Hours', 1, {});
    expect(rowsOf(bench)[rows - 1]).toEqual(['Date', 'User', 'User ID', 'Active (s)']);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
  });

  it('is not frozen where it was there before', () => {
    expect(refreshed({}).sheets.frozenRows('Hours')).toBe(0);
  });

  it('gets its report also from a host that freezes nothing', () => {
    const bench = reportBench();
    bench.save(report());
    const sheets = {
      ...bench.ports.sheets,
      freeze: () => {
        throw new Error('Refused.');
      },
    };
    expect(bench.refresh(undefined, { ...bench.ports, sheets })).toMatchObject({ outcome: 'done', rows: 21 });
  });
});

describe.each(['replace', 'append', 'merge'] as const)('a whole sheet that was sorted, with a report to %s', (disposition) => {
  describe.each([
    [true, 'with a status line'],
    [false, 'without a status line'],
  ])('', (statusLine, lineWords) => {
    describe.each([
      [false, 'marks stay'],
      [true, 'marks go along'],
    ])('', (marksGo, marksWords) => {
      it.each(SORTS)(`has header, status line and each record once, as numbers (${lineWords}, ${marksWords}) %s`, (_, by, descending) => {
        const bench = refreshed({ disposition, statusLine });
        const first = statusLine ? 2 : 1;
        const before = sortedRows(bench, first);
        const all = sum(bench);
        bench.sheets.type('Hours', first - 1, 4, { value: 'Mine' });
        for (let row = 0; row < before.length; row += 1) bench.sheets.type('Hours', first + row, 4, { formula: '=RC[-1]*2' });
        bench.sheets.sortSheet('Hours', by, { descending, marksGo });
        const record = bench.refresh();
        expect(record).toMatchObject({ rows: before.length });
        expect(record.outcome).not.toBe('failed');
        expect(rowsOf(bench)[first - 1]).toEqual(['Date', 'User', 'User ID', 'Active (s)', 'Mine']);
        if (statusLine) expect(rowsOf(bench)[0]?.filter((cell) => cell !== '')).toEqual([expect.stringMatching(/^Refreshed/)]);
        const withFormulas = before.map((row) => JSON.stringify([...JSON.parse(row), '=RC[-1]*2'])).sort();
        expect(sortedRows(bench, first)).toEqual(withFormulas);
        expect(sum(bench)).toBe(all);
        for (let row = first; row < first + before.length; row += 1)
          expect([0, 1, 2, 3].map((column) => bench.sheets.cell('Hours', row, column).format)).toEqual(['yyyy-mm-dd', '@', '0', '0']);
        bench.serve(fakeOrganisation(3, [...DAYS, '2026-03-19']));
        bench.clock.advance(86_400_000);
        const next = bench.refresh();
        expect(next.outcome).toBe('done');
        expect(rowsOf(bench)).toHaveLength(first + next.rows);
      });
    });
  });

  it.each([
    [false, 1],
    [true, 1],
    // Where the last row's mark went.
    [true, 7],
    [true, 8],
  ])('below its header, with a row put in then, has each record once (marks go along: %s, row %i)', (marksGo, row) => {
    const bench = reportBench();
    bench.save(report({ columns: COLUMNS, disposition }));
    const { rows } = bench.refresh();
    bench.sheets.sortSheet('Hours', 2, { descending: true, marksGo });
    bench.sheets.insertRows('Hours', row, 1);
    bench.serve(fakeOrganisation(3, [...DAYS, '2026-03-19']));
    for (let day = 0; day < 2; day += 1) {
      expect(bench.refresh().outcome).not.toBe('failed');
      const records = rowsOf(bench).flatMap((row) => (typeof row[0] === 'number' ? [`${row[0]} ${row[2]}`] : []));
      expect(new Set(records).size).toBe(records.length);
      expect(records.length).toBeGreaterThanOrEqual(rows);
      bench.clock.advance(86_400_000);
    }
  });

  it.each([false, true])('with a row deleted before and something typed below then, loses nothing of it', (marksGo) => {
    const bench = refreshed({ disposition, statusLine: true });
    const last = rowsOf(bench).length;
    bench.sheets.deleteRows('Hours', last - 1, 1);
    bench.sheets.sortSheet('Hours', 0, { marksGo });
    bench.sheets.type('Hours', last - 1, 0, { value: 'Mine' });
    bench.refresh();
    expect(rowsOf(bench).filter((row) => row.includes('Mine'))).toHaveLength(1);
  });

  it.each([false, true])('below its header, with somebody else among its rows, loses nothing of theirs', (marksGo) => {
    const bench = reportBench();
    bench.save(report({ columns: COLUMNS, disposition }));
    const { rows } = bench.refresh();
    bench.sheets.type('Hours', 30, 1, { value: 'Zzz' });
    bench.sheets.sortSheet('Hours', 1, { descending: true, marksGo });
    bench.serve(fakeOrganisation(2, DAYS));
    expect(bench.refresh().outcome).toMatch(/failed|nothing-new/);
    expect(rowsOf(bench).filter((row) => row.includes('Zzz'))).toHaveLength(1);
    expect(rowsOf(bench)).toHaveLength(rows + 2);
  });

  it.each([false, true])('with rows of somebody else among them is refused in words, and nothing is written', (marksGo) => {
    const bench = refreshed({ disposition });
    bench.sheets.type('Hours', 30, 0, { value: 'Aardvark' });
    bench.sheets.sortSheet('Hours', 0, { marksGo });
    const before = bench.sheets.whole().cells;
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('was sorted together with') });
    expect(bench.sheets.whole().cells).toEqual(before);
  });
});

it('a sheet that cannot be put right gets no second status line', () => {
  const bench = reportBench();
  bench.sheets.type('Hours', 0, 0, { value: '' });
  bench.serve(fakeOrganisation(1, DAYS.slice(-3)));
  bench.save(report({ columns: COLUMNS, statusLine: true }));
  bench.refresh();
  bench.sheets.insertRows('Hours', 0, 1);
  bench.sheets.type('Hours', 6, 2, { value: 'Mine' });
  bench.sheets.sortSheet('Hours', 2, { descending: true });
  const before = rowsOf(bench);
  expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('was sorted together') });
  expect(rowsOf(bench)).toEqual(before);
});

it('a status line below the rows, with somebody’s own row in its place, is not written a second time', () => {
  const bench = refreshed({ statusLine: true });
  const [status = [], ...others] = rowsOf(bench);
  bench.sheets.type('Hours', others.length + 1, 0, { value: String(status[0]) });
  bench.sheets.type('Hours', 0, 0, { value: '' });
  bench.sheets.type('Hours', 0, 2, { value: 'Mine' });
  const before = rowsOf(bench);
  expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('was sorted together') });
  expect(rowsOf(bench)).toEqual(before);
});

describe.each([false, true])('a status line that was sorted away from the rows (marks go along: %s)', (marksGo) => {
  /** A report whose status line stands two rows below its rows, after a whole sheet was sorted; with its row. */
  function sortedAway(disposition: Report['disposition']): readonly [ReportBench, number] {
    const bench = reportBench();
    bench.sheets.type('Hours', 0, 0, { value: '' });
    bench.serve(fakeOrganisation(2, DAYS.slice(-3)));
    bench.save(report({ columns: [{ key: 'date' }, { key: 'userId' }, { key: 'active' }], disposition, statusLine: true }));
    bench.refresh();
    bench.sheets.insertRows('Hours', 0, 2);
    bench.sheets.sortSheet('Hours', 1, { descending: true, marksGo });
    const row = rowsOf(bench).findIndex(([cell]) => String(cell).startsWith('Refreshed'));
    expect(row).toBe(rowsOf(bench).length - 1);
    expect(rowsOf(bench)[row - 1]).toEqual(['', '', '']);
    return [bench, row];
  }

  it.each(['replace', 'append', 'merge'] as const)('is there once, and what somebody typed beside it stays, %s', (disposition) => {
    const [bench, row] = sortedAway(disposition);
    bench.sheets.type('Hours', row, 1, { formula: '=1+1', note: 'Mine' });
    const mine = bench.sheets.cell('Hours', row, 1);
    expect(bench.refresh().outcome).not.toBe('failed');
    const [status, header, ...others] = rowsOf(bench);
    expect(status).toEqual([expect.stringMatching(/^Refreshed/), '', '']);
    expect(header).toEqual(['Date', 'User ID', 'Active (s)']);
    expect(others.filter(([day]) => typeof day === 'number')).toHaveLength(disposition === 'append' ? 4 : 6);
    expect(others.flat().filter((cell) => String(cell).startsWith('Refreshed'))).toEqual([]);
    const at = others.findIndex(([day, user]) => day === '' && user !== '') + 2;
    expect(bench.sheets.cell('Hours', at, 1)).toEqual(mine);
  });

  it('is refused in words when it is there twice, with texts beside it, and nothing is written', () => {
    const [bench, row] = sortedAway('replace');
    const text = String(rowsOf(bench)[row]?.[0]);
    for (const at of [row, row + 2]) {
      bench.sheets.type('Hours', at, 0, { value: text });
      bench.sheets.type('Hours', at, 1, { value: 'Mine' });
    }
    // The one that has the mark may say why there are no newer rows.
    const seen = () => rowsOf(bench).map((cells) => cells.map((cell) => (String(cell).startsWith(text) ? text : cell)));
    const before = seen();
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('was sorted together') });
    expect(seen()).toEqual(before);
  });
});
