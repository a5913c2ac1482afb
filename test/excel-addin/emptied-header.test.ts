import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import { spreadsheetWriter } from '../../sheets-addon/host/spreadsheet/sheets';
import { propertyStore } from '../../sheets-addon/host/storage/store';
import { type Google, installGoogle } from '../contract/google';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { DAYS, report } from '../shared/report/report-bench';
import { type RefreshBench, refreshBench } from './refresh-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

let google: Google;
let excel: WorkbookBench;

beforeEach(async () => {
  google = await installGoogle();
  excel = await workbookBench();
});
afterEach(() => {
  google.dispose();
  excel.dispose();
});

interface Host {
  readonly bench: RefreshBench;
  /** What stands in the first row. */
  readonly header: () => readonly unknown[];
  readonly clear: () => void;
  readonly deleteRows: () => void;
}

const ROWS = 7;

const HOSTS = {
  Sheets: (): Host => {
    const sheet = () => SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Hours') as GoogleAppsScript.Spreadsheet.Sheet;
    const documents = propertyStore(PropertiesService.getDocumentProperties());
    return {
      bench: refreshBench(spreadsheetWriter(SpreadsheetApp.getActiveSpreadsheet()), documents),
      header: () => sheet().getRange(1, 1, 1, 4).getValues()[0] ?? [],
      clear: () => void sheet().getRange(1, 1, ROWS, 4).clearContent(),
      deleteRows: () => void sheet().deleteRows(1, ROWS),
    };
  },
  Excel: (): Host => ({
    bench: refreshBench(workbookSheets(), workbookStore()),
    header: () => excel.seen('Hours')[0] ?? [],
    clear: () => {
      for (let row = 0; row < ROWS; row += 1)
        for (let column = 0; column < 4; column += 1) excel.person.type(excel.sheetKey('Hours'), row, column, '');
    },
    deleteRows: () => excel.person.deleteRows(excel.sheetKey('Hours'), 0, ROWS),
  }),
};

describe.each(['Sheets', 'Excel'] as const)('a header and all rows in %s', (name) => {
  describe.each(['replace', 'append', 'merge'] as const)('to %s', (disposition) => {
    let host: Host;
    beforeEach(async () => {
      host = HOSTS[name]();
      await host.bench.save(report({ disposition }));
      host.bench.serve(fakeOrganisation(2, DAYS.slice(2, 5)));
      await host.bench.refresh();
      host.bench.clock.advance(86_400_000);
      host.bench.serve(fakeOrganisation(2, DAYS.slice(2)));
    });

    it('whose cells somebody emptied have their header back', async () => {
      const before = host.header();
      expect(before).toEqual(['Date', 'User', 'User ID', expect.any(String)]);
      host.clear();
      expect((await host.bench.refresh()).outcome).toBe('done');
      expect(host.header()).toEqual(before);
    });

    it('whose rows somebody deleted are refused in words', async () => {
      host.deleteRows();
      const { outcome, message } = await host.bench.refresh();
      expect([outcome, message]).toEqual(['failed', expect.stringMatching(/header row .* was deleted/)]);
      expect(host.header().join('')).toBe('');
    });
  });
});
