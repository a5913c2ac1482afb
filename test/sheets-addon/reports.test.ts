import { sheetDeleted } from '#words/places';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { HOSTILE_NAMES } from '../doubles/hostile-names';
import { type AddOnBench, DAYS, report } from './add-on-bench';
import { sharedBench } from './shared-bench';

let bench: AddOnBench;
sharedBench(
  (made) => {
    bench = made;
  },
  { api: { largestPage: 4 } },
);

describe('a report in a Google spreadsheet', () => {
  it('is written where it was asked for, with formats', () => {
    const id = bench.save({ unit: 'days' });
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 21 });
    const seen = bench.seen('Hours');
    expect(seen[0]).toEqual(['Date', 'User', 'User ID', 'Active']);
    expect(seen).toHaveLength(22);
    expect(seen[1]).toEqual([46_343, 'Person 1', 1, expect.any(Number)]);
    expect(bench.inSheet((sheet) => sheet.getRange('A2:D2').getNumberFormats())).toEqual([
      ['yyyy-mm-dd', '@', expect.any(String), '[h]:mm:ss'],
    ]);
    expect(bench.inSheet((sheet) => sheet.getRange('A1').getFontWeight())).toBe('bold');
  });

  it('writes names as the texts that they are', () => {
    const organisation = fakeOrganisation(HOSTILE_NAMES.length, ['2026-11-23']);
    bench.serve({ ...organisation, people: organisation.people.map((person, index) => ({ ...person, name: HOSTILE_NAMES[index] ?? '' })) });
    bench.refresh(bench.save());
    const seen = bench.seen('Hours').slice(1);
    expect(seen.map(([, name]) => name).sort()).toEqual([...HOSTILE_NAMES].sort());
    expect(
      bench.inSheet((sheet) =>
        sheet
          .getRange(`B1:B${HOSTILE_NAMES.length + 1}`)
          .getFormulas()
          .flat()
          .join(''),
      ),
    ).toBe('');
  });

  it('keeps columns of the user to the left, between and to the right, with formulas, notes, formats and filter', () => {
    const id = bench.save();
    bench.refresh(id);
    bench.inSheet((sheet) => {
      sheet.insertColumnsBefore(1, 1);
      sheet.insertColumnsBefore(4, 1);
      sheet.getRange('A1').setValue('Left');
      sheet.getRange('D1').setValue('Between').setNote('mine');
      sheet.getRange('D2').setFormula('=F2/2').setNumberFormat('0.0');
      sheet.getRange('D2').copyTo(sheet.getRange('D3:D22'));
      sheet.getRange('G1').setValue('Right');
      sheet.getRange('G2:G22').setFormulaR1C1('=RC[-1]*3');
      sheet.getRange('A2').setValue('keep me');
      sheet.getRange('A1:G22').createFilter();
    });
    bench.serve(fakeOrganisation(4, DAYS), { largestPage: 4 });
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 28 });
    const seen = bench.seen('Hours');
    expect(seen[0]).toEqual(['Left', 'Date', 'User', 'Between', 'User ID', 'Active (s)', 'Right']);
    expect(seen).toHaveLength(29);
    expect(seen[1]?.[0]).toBe('keep me');
    expect(seen[28]).toEqual(['', 46_349, 'Person 4', '=F29/2', 4, expect.any(Number), '=F29*3']);
    expect(
      bench.inSheet((sheet) => [
        sheet.getRange('D1').getNote(),
        sheet.getRange('D29').getNumberFormat(),
        sheet.getFilter()?.getRange().getA1Notation(),
      ]),
    ).toEqual(['mine', '0.0', 'A1:G22']);
    bench.serve(fakeOrganisation(1, DAYS), { largestPage: 4 });
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 7 });
    expect(
      bench
        .seen('Hours')
        .slice(8)
        .flatMap((row) => [row[1], row[2], row[4], row[5]])
        .join(''),
    ).toBe('');
  });

  it('is found again after its sheet was renamed and moved, its columns were moved and its rows sorted', () => {
    const id = bench.save({ disposition: 'merge' });
    bench.refresh(id);
    bench.inSheet((sheet) => {
      sheet.setName('Payroll 2026');
      sheet.moveColumns(sheet.getRange('D1'), 1);
      sheet.insertRowsBefore(1, 2);
      sheet.getRange(4, 1, 21, 4).sort({ column: 3, ascending: false });
    });
    expect(bench.refresh(id)).toMatchObject({ outcome: 'nothing-new', rows: 21 });
    const seen = bench.seen('Payroll 2026');
    expect(seen[2]).toEqual(['Active (s)', 'Date', 'User', 'User ID']);
    expect(seen).toHaveLength(24);
    expect(new Set(seen.slice(3).map((row) => `${row[1]} ${row[3]}`)).size).toBe(21);
    expect(bench.get('open', {}).reports[0]?.place).toBe('Payroll 2026!A3');
  });

  it('leaves charts, warnings, names and hidden columns where they are when rows come and go', () => {
    const id = bench.save();
    bench.refresh(id);
    const { spreadsheet } = bench.backend;
    const key = spreadsheet.sheets().find(({ name }) => name === 'Hours')?.key ?? '';
    spreadsheet.putAnchor({ id: 'chart', kind: 'chart', sheet: key, span: { row: 1, column: 7, rows: 10, columns: 4 }, facts: {} });
    bench.inSheet((sheet, book) => {
      sheet.getRange('A2:D5').protect().setWarningOnly(true).setDescription('mind');
      book.setNamedRange('Mine', sheet.getRange('D2:D22'));
    });
    const things = (): unknown => [
      spreadsheet.anchors('chart'),
      bench.inSheet((sheet, book) => [
        sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).map((one) => [one.getDescription(), one.getRange().getA1Notation()]),
        book.getRangeByName('Mine')?.getA1Notation(),
      ]),
    ];
    const before = things();
    for (const people of [4, 2]) {
      bench.serve(fakeOrganisation(people, DAYS));
      expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: people * 7 });
      expect(things()).toEqual(before);
    }
  });

  it('says that its sheet was deleted, and makes it anew once the report was saved again', () => {
    const id = bench.save();
    bench.refresh(id);
    bench.inSheet((sheet, book) => book.deleteSheet(sheet));
    expect(bench.refresh(id)).toMatchObject({ outcome: 'failed', message: sheetDeleted('Hours') });
    expect(bench.google.backend.spreadsheet.sheets()).toHaveLength(1);
    const [view] = bench.get('open', {}).reports;
    bench.get('saveReport', { report: view?.report ?? report() });
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 21 });
    expect(bench.seen('Hours')).toHaveLength(22);
  });

  it('leaves no hidden sheet and no run behind', () => {
    const id = bench.save();
    const { answer, clock } = bench.google;
    bench.google.answer = (request) => {
      clock.advance(2_500);
      return answer(request);
    };
    const first = bench.get('refresh', { id });
    expect(first.state).toBe('running');
    expect(bench.google.backend.spreadsheet.sheets().some(({ hidden }) => hidden)).toBe(true);
    bench.refresh(id);
    expect(bench.google.backend.spreadsheet.sheets().map(({ name }) => name)).toEqual(['Sheet1', 'Hours']);
  });

  it('waits as long as the server asks, though that is longer than a step of the sidebar', () => {
    const id = bench.save();
    const { answer } = bench.google;
    let refusals = 0;
    bench.google.answer = (request) => {
      refusals += 1;
      return refusals <= 3 ? { status: 429, headers: { 'Retry-After': '5' }, body: '' } : answer(request);
    };
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 21, retries: 3 });
  });

  it('can be stopped between two calls, and the sheet is as it was', () => {
    const id = bench.save();
    bench.refresh(id);
    const before = bench.seen('Hours');
    bench.serve(fakeOrganisation(5, DAYS), { largestPage: 4 });
    const { answer, clock } = bench.google;
    bench.google.answer = (request) => {
      clock.advance(2_500);
      return answer(request);
    };
    expect(bench.get('refresh', { id }).state).toBe('running');
    const { reports } = bench.get('cancel', { id });
    expect(reports[0]).toMatchObject({ state: expect.not.stringMatching('running'), rows: 21 });
    expect(bench.seen('Hours')).toEqual(before);
    // What was read waits on the hidden one.
    expect(bench.google.backend.spreadsheet.sheets().filter(({ hidden }) => !hidden)).toHaveLength(2);
  });
});
