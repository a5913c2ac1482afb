import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { DAYS, report } from '../shared/report/report-bench';
import { refreshBench } from './refresh-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

let workbook: WorkbookBench;

beforeEach(async () => {
  workbook = await workbookBench();
});
afterEach(() => workbook.dispose());

/** What stands in the sheet, a text a row, without the time of the status line. */
const seen = (): readonly string[] => workbook.seen('Hours').map((row) => JSON.stringify(row).replace(/Refreshed [^"]*/g, 'Refreshed'));
const sorted = (rows: readonly string[]): readonly string[] => [...rows].sort();

describe.each(['replace', 'append', 'merge'] as const)('a whole sheet to %s that a person sorted', (disposition) => {
  it.each([
    [0, true],
    [1, true],
    [2, false],
    [1, false],
  ])('by column %s is put right by the next refresh, with a status line: %s', async (column, statusLine) => {
    const bench = refreshBench(workbookSheets(), workbookStore());
    await bench.save(report({ disposition, statusLine, unit: 'days', columns: [{ key: 'date' }, { key: 'user' }, { key: 'active' }] }));
    bench.serve(fakeOrganisation(3, DAYS));
    await bench.refresh();
    const before = seen();
    const sheet = workbook.sheetKey('Hours');
    workbook.person.sort({ sheet, row: 0, column: 0, ...workbook.workbook.backend.used(sheet) }, column);
    expect(seen()).not.toEqual(before);
    const { outcome, message } = await bench.refresh();
    expect([outcome, message]).toEqual([expect.not.stringMatching('failed'), message]);
    const top = statusLine ? 2 : 1;
    expect(seen().slice(0, top)).toEqual(before.slice(0, top));
    expect(sorted(seen())).toEqual(sorted(before));
    expect((await bench.refresh()).outcome).toBe('nothing-new');
  });
});
