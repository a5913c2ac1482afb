import { fakeOrganisation } from '../doubles/fake-organisation';
import { DAYS } from '../shared/report/report-bench';
import { bench, excel, openWorkbook, written } from './sheets-bench';

openWorkbook();

// Excel makes texts of the numbers that come into cells of plain text.
describe.each(['Date', 'User', 'User ID', 'Active (s)'])('a report whose column “%s” a person formatted as plain text', (label) => {
  async function formatted(): Promise<string> {
    const sheet = await written();
    const column = (excel.seen('Hours')[0] ?? []).indexOf(label);
    excel.workbook.backend.fill([{ sheet, row: 1, column, rows: 21, columns: 1 }], { format: '@' });
    bench.serve(fakeOrganisation(2, DAYS));
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 14 });
    bench.serve(fakeOrganisation(3, DAYS));
    return sheet;
  }

  it('is written again after somebody put a row in', async () => {
    const sheet = await formatted();
    excel.person.insertRows(sheet, 4, 1);
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(new Set(excel.seen('Hours').map((row) => row.join())).size).toBe(22);
  });

  it('is put right after somebody turned its header and rows around', async () => {
    const sheet = await formatted();
    const { backend } = excel.workbook;
    const all = { sheet, row: 0, column: 0, rows: 15, columns: 4 };
    const { values = [], formats = [] } = backend.read(all, ['values', 'formats']);
    backend.write(all, { contents: [...values].reverse(), formats: [...formats].reverse() });
    expect(excel.seen('Hours')[14]).toEqual(['Date', 'User', 'User ID', 'Active (s)']);
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(excel.seen('Hours')[0]).toEqual(['Date', 'User', 'User ID', 'Active (s)']);
    expect(new Set(excel.seen('Hours').map((row) => row.join())).size).toBe(22);
  });
});
