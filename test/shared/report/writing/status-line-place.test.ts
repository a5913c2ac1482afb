import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';

const lineOf = ({ sheets }: ReportBench): readonly string[] => (sheets.seen('Hours')[0] ?? []).map((cell) => String(cell).slice(0, 9));

describe('the status line', () => {
  it.each([
    ['before the first', 1, 0],
    ['behind the last', 0, 3],
  ])('stands above the first column alone when somebody moved a column %s', (_, from, to) => {
    const bench = reportBench();
    bench.save(report({ statusLine: true }));
    bench.refresh();
    bench.sheets.moveColumn('Hours', from, to);
    bench.refresh();
    expect(lineOf(bench)).toEqual(['Refreshed', '', '', '']);
  });

  it('stays what a person made of it where its column is taken out', () => {
    const bench = reportBench();
    bench.save(report({ statusLine: true }));
    bench.refresh();
    bench.sheets.type('Hours', 0, 0, { value: 'My team' });
    bench.save(report({ statusLine: true, columns: [{ key: 'user' }, { key: 'userId' }, { key: 'active' }] }));
    bench.refresh();
    expect(lineOf(bench)).toEqual(['My team', 'Refreshed', '', '']);
  });

  it('leaves what a person typed beside it', () => {
    const bench = reportBench();
    bench.save(report({ statusLine: true }));
    bench.refresh();
    bench.sheets.type('Hours', 0, 1, { value: 'Mine' });
    bench.sheets.moveColumn('Hours', 2, 0);
    bench.refresh();
    expect(lineOf(bench)).toEqual(['Refreshed', '', 'Mine', '']);
  });
});

describe.each(['replace', 'append', 'merge'] as const)('a status line whose cell was cut and put below the rows (%s)', (disposition) => {
  const wrote = (): ReportBench => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(2, DAYS.slice(2, 5)));
    bench.save(report({ statusLine: true, disposition, destination: { sheet: 'Hours', cell: 'C4' } }));
    bench.refresh();
    bench.clock.advance(86_400_000);
    return bench;
  };
  const placesOf = ({ sheets }: ReportBench, isIt: (text: string) => boolean): readonly string[] =>
    sheets.seen('Hours').flatMap((row, at) => row.flatMap((cell, column) => (isIt(String(cell)) ? [`${at} ${column}`] : [])));
  const isLine = (text: string): boolean => text.startsWith('Refreshed ');

  it.each([
    ['beside it', 11, 3],
    ['in the report’s last column', 11, 5],
    ['beside the report', 11, 6],
    ['beside it, a row apart', 12, 3],
    ['beside the report, some rows apart', 15, 6],
  ])('is back in its place alone, with what a person typed %s', (_, row, column) => {
    const bench = wrote();
    const { value } = bench.sheets.cell('Hours', 3, 2);
    bench.sheets.type('Hours', 3, 2, { value: '' });
    bench.sheets.type('Hours', row, 2, { value });
    bench.sheets.type('Hours', row, column, { value: 'Mine' });
    expect(bench.refresh().outcome).toBe('nothing-new');
    expect(placesOf(bench, isLine)).toEqual(['3 2']);
    expect(placesOf(bench, (text) => text === 'Mine')).toEqual([`${row} ${column}`]);
    expect(placesOf(bench, (text) => text === 'Date')).toEqual(['4 2']);
  });

  it.each([0, 1])('is not in the way of new rows, %s rows apart', (apart) => {
    const bench = wrote();
    const { value } = bench.sheets.cell('Hours', 3, 2);
    bench.sheets.type('Hours', 3, 2, { value: '' });
    bench.sheets.type('Hours', 11 + apart, 2, { value });
    bench.sheets.type('Hours', 11 + apart, 6, { value: 'Mine' });
    bench.serve(fakeOrganisation(3, DAYS.slice(2)));
    expect(bench.refresh().outcome).toBe('done');
    expect(placesOf(bench, isLine)).toEqual(['3 2']);
    expect(placesOf(bench, (text) => text === 'Mine')).toEqual([`${11 + apart} 6`]);
  });

  it('that stands in its place too was copied, and stays', () => {
    const bench = wrote();
    bench.sheets.type('Hours', 13, 2, { value: bench.sheets.cell('Hours', 3, 2).value });
    expect(bench.refresh().outcome).toBe('nothing-new');
    expect(placesOf(bench, isLine)).toEqual(['3 2', '13 2']);
  });
});
