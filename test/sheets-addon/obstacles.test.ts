import { CHANGE_PROTECTED, COLUMNS_FROZEN, cellsMerged, rejectedByRule, sheetProtected, TOO_MANY_CELLS } from '#words/google-sheets';
import { cannotWrite } from '#words/places';
import { ScriptException } from '../../playground/apps-script/runtime/script-exception';
import { type Readings, USUAL_READINGS } from '../../playground/apps-script/spreadsheet/readings';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { EDITOR, OWNER } from '../playground/script-bench';
import { type AddOnBench, connected, DAYS, report } from './add-on-bench';
import { sharedBench } from './shared-bench';

const readings: Readings = { ...USUAL_READINGS };

let bench: AddOnBench;
sharedBench(
  (made) => {
    bench = made;
  },
  { api: { largestPage: 4 }, parts: { readings } },
);
afterEach(() => Object.assign(readings, USUAL_READINGS));

/** Nobody but its owner may edit a sheet, apart from some ranges. */
function protectedBut(sheet: GoogleAppsScript.Spreadsheet.Sheet, open: readonly string[]): void {
  const protection = sheet.protect();
  protection.removeEditors(protection.getEditors());
  protection.setUnprotectedRanges(open.map((range) => sheet.getRange(range)));
}

describe('a report in a Google spreadsheet that meets an obstacle', () => {
  it.each(['Total by hand', '=IF(1=1,"","")'])('stops before what stands in the way, says which cells, and writes nothing: %s', (typed) => {
    const id = bench.save();
    bench.refresh(id);
    bench.inSheet((sheet) => sheet.getRange('B24').setValue(typed));
    const before = bench.seen('Hours');
    bench.serve(fakeOrganisation(6, DAYS), { largestPage: 50 });
    const record = bench.refresh(id);
    expect(record).toMatchObject({ outcome: 'failed', message: expect.stringContaining('B24') });
    expect(bench.seen('Hours')).toEqual(before);
  });

  it('stops before a protected range, for the person who may not edit it', () => {
    connected(bench, EDITOR);
    const id = bench.save();
    bench.refresh(id);
    bench.inSheet((sheet) => {
      const protection = sheet.getRange('A1:D5').protect();
      protection.removeEditors(protection.getEditors());
    });
    const before = bench.seen('Hours');
    expect(bench.refresh(id, EDITOR)).toMatchObject({ outcome: 'failed', message: expect.stringMatching(/A1:D5.*protected/) });
    expect(bench.seen('Hours')).toEqual(before);
    expect(bench.refresh(id)).toMatchObject({ outcome: 'nothing-new' });
  });

  /** One call that refreshes in a file in which another sheet leaves so many cells of those that Google allows. */
  function refreshedInFull(id: string, left: number) {
    const { spreadsheet } = bench.backend;
    const used = spreadsheet.sheets().reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    const huge = { key: 'huge', name: 'Huge', rows: 10_000_000 - used - left, columns: 1, hidden: false };
    const full = {
      ...spreadsheet,
      sheets: () => [...spreadsheet.sheets(), huge],
      sheet: (key: string) => (key === huge.key ? huge : spreadsheet.sheet(key)),
      insertSheet: (name: string) => spreadsheet.insertSheet(name, spreadsheet.sheets().length),
    };
    return bench.ask('refresh', { id }, OWNER, { ...bench.backend, spreadsheet: full });
  }

  it('says that the file would be too large for Google, and changes nothing', () => {
    const id = bench.save();
    bench.refresh(id);
    bench.inSheet((sheet) => sheet.deleteRows(24, sheet.getMaxRows() - 24));
    const before = bench.seen('Hours');
    bench.serve(fakeOrganisation(4, DAYS));
    expect(refreshedInFull(id, 10)).toMatchObject({
      ok: true,
      value: { record: { outcome: 'failed', message: TOO_MANY_CELLS } },
    });
    expect(bench.seen('Hours')).toEqual(before);
    expect(bench.backend.spreadsheet.sheets()).toHaveLength(2);
  });

  it.each([1000, 5000])('leaves no empty sheet behind when there is no room for a new report, with %s cells left', (left) => {
    bench.serve(fakeOrganisation(200, DAYS));
    expect(refreshedInFull(bench.save(), left)).toMatchObject({
      value: { record: { outcome: 'failed', message: expect.stringContaining('the limit is 10,000,000') } },
    });
    expect(bench.backend.spreadsheet.sheets()).toHaveLength(1);
  });

  it('names the cell whose drop-down rejects a value, and goes on once it takes it', () => {
    const id = bench.save();
    bench.refresh(id);
    const rule = (allowsInvalid: boolean): void =>
      bench.inSheet((sheet) => {
        const words = ['Person 1', 'Person 2', 'Person 3'];
        const list = SpreadsheetApp.newDataValidation().requireValueInList(words).setAllowInvalid(allowsInvalid).build();
        sheet.getRange('B2:B60').setDataValidation(list);
      });
    rule(false);
    bench.serve(fakeOrganisation(4, DAYS));
    expect(bench.refresh(id)).toMatchObject({ outcome: 'failed', code: 'argument', message: rejectedByRule('B5') });
    rule(true);
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 28 });
  });

  it.each([
    ['B6', ''],
    ['B24', ' Some rows are new already.'],
  ])('says whether rows are new already where %s rejects one', (cell, more) => {
    const id = bench.save({ statusLine: true });
    bench.refresh(id);
    bench.inSheet((sheet) => {
      const list = SpreadsheetApp.newDataValidation().requireValueInList(['Nobody']).setAllowInvalid(false).build();
      sheet.getRange(cell).setDataValidation(list);
    });
    const before = bench.seen('Hours').slice(1);
    bench.serve(fakeOrganisation(4, DAYS));
    const message = `${rejectedByRule(cell)}${more}`;
    expect(bench.refresh(id)).toMatchObject({ outcome: 'failed', message });
    expect(bench.seen('Hours')[0]?.[0]).toContain(message);
    expect(JSON.stringify(bench.seen('Hours').slice(1)) === JSON.stringify(before)).toBe(more === '');
    bench.inSheet((sheet) => sheet.getRange(cell).clearDataValidations());
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 28, message: expect.not.stringContaining('already') });
  });

  it.each(['plain', 'with drop-downs'] as const)(
    'puts a column in before drop-downs of the user’s own: inserted columns are %s',
    (insertedColumns) => {
      readings.insertedColumns = insertedColumns;
      const id = bench.save();
      bench.refresh(id);
      bench.inSheet((sheet) => {
        const list = SpreadsheetApp.newDataValidation().requireValueInList(['Checked', 'Open']).setAllowInvalid(false).build();
        sheet.getRange('E1').setValue('State');
        sheet.getRange('E2:E').setDataValidation(list);
      });
      const columns = [...report().columns, { key: 'total' as const }];
      bench.get('saveReport', { report: report({ id, columns }) });
      expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 21 });
      expect(bench.seen('Hours')[0]).toEqual(['Date', 'User', 'User ID', 'Active (s)', 'Total (s)', 'State']);
      bench.inSheet((sheet) => {
        expect(sheet.getRange('E3').getDataValidation()).toBeNull();
        expect(sheet.getRange('F3').getDataValidation()).not.toBeNull();
      });
    },
  );

  it('says to unfreeze columns where Google puts none in among frozen ones', () => {
    const id = bench.save();
    bench.refresh(id);
    bench.inSheet((sheet) => sheet.getRange('E1').setValue('Mine'));
    bench.get('saveReport', { report: report({ id, columns: [...report().columns, { key: 'total' }] }) });
    const refused = new ScriptException(
      "You can't insert a column here right now. Try dragging the freeze bar to the left, then insert the column.",
    );
    const { spreadsheet } = bench.backend;
    const insertColumns = (): never => {
      throw refused;
    };
    const before = bench.seen('Hours');
    const frozen = { ...bench.backend, spreadsheet: { ...spreadsheet, insertColumns } };
    expect(bench.ask('refresh', { id }, OWNER, frozen)).toMatchObject({
      value: { record: { outcome: 'failed', code: 'argument', message: COLUMNS_FROZEN } },
    });
    expect(bench.seen('Hours')).toEqual(before);
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 21 });
  });

  it.each<[boolean, readonly string[]]>([
    [true, ['A:A', 'B:D']],
    [true, ['C1:E40', 'A1:B40']],
    [false, ['A:A', 'B:C']],
    [false, ['A1:D10', 'A12:D40']],
  ])('writes into a protected sheet where its open parts cover the rows: %s, %s', (isOpen, parts) => {
    connected(bench, EDITOR);
    const id = bench.save();
    bench.refresh(id);
    bench.inSheet((sheet) => protectedBut(sheet, parts));
    bench.serve(fakeOrganisation(4, DAYS));
    const message = cannotWrite('Hours', sheetProtected('Hours'));
    expect(bench.refresh(id, EDITOR)).toMatchObject(isOpen ? { outcome: 'done', rows: 28 } : { outcome: 'failed', message });
  });

  it('says that something is protected where Google finds out as late as at the change', () => {
    connected(bench, EDITOR);
    const id = bench.save();
    bench.refresh(id);
    bench.inSheet((sheet) => {
      protectedBut(sheet, ['A:D']);
      sheet.deleteRows(24, sheet.getMaxRows() - 23);
    });
    bench.serve(fakeOrganisation(4, DAYS));
    expect(bench.refresh(id, EDITOR)).toMatchObject({ outcome: 'failed', code: 'argument', message: CHANGE_PROTECTED });
  });

  it('stops before merged cells that would hide rows, and says which; a merge that hides none is the user’s affair', () => {
    const id = bench.save({ statusLine: true });
    bench.refresh(id);
    bench.inSheet((sheet) => {
      sheet.insertColumnsAfter(sheet.getMaxColumns(), 4);
      sheet.getRange('A1:D1').merge();
      sheet.getRange('D3:E3').merge();
      sheet.getRange('F4:G6').merge();
    });
    bench.google.clock.advance(60_000);
    expect(bench.refresh(id)).toMatchObject({ outcome: 'nothing-new' });
    expect(bench.seen('Hours')[0]?.[0]).toContain('13:01');
    bench.inSheet((sheet) => sheet.getRange('B4:B6').merge());
    const before = bench.seen('Hours').slice(1);
    bench.serve(fakeOrganisation(4, DAYS));
    expect(bench.refresh(id)).toMatchObject({
      outcome: 'failed',
      message: cannotWrite('Hours', cellsMerged('B4:B6', 'Hours')),
    });
    expect(bench.seen('Hours').slice(1)).toEqual(before);
    bench.inSheet((sheet) => sheet.getRange('B4:B6').breakApart());
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 28 });
  });
});
