import { fromR1C1, toR1C1 } from '../../playground/spreadsheet/r1c1';
import { createScriptBench, EDITOR, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeEach(async () => {
  bench = await createScriptBench();
});
afterEach(() => bench.dispose());

const main = (body: string) => `function main() { const book = SpreadsheetApp.getActive(); const sheet = book.getSheets()[0]; ${body} }`;
const found = 'book.createDeveloperMetadataFinder().withKey("k").find()';
const places = `${found}.map((m) => m.getValue() + " " + (m.getLocation().getRow() || m.getLocation().getColumn()).getA1Notation())`;

describe('developer metadata', () => {
  const add =
    'sheet.getRange("5:5").addDeveloperMetadata("k", "row"); sheet.getRange("C:C").addDeveloperMetadata("k", "column", SpreadsheetApp.DeveloperMetadataVisibility.PROJECT);';

  test('is found on its own sheet, by the finder of that sheet', () => {
    const other = 'const other = book.insertSheet("Other"); other.getRange("2:2").addDeveloperMetadata("k", "other");';
    const values = 'sheets.map((one) => one.createDeveloperMetadataFinder().withKey("k").find().map((m) => m.getValue()))';
    expect(bench.value(main(`${add} ${other} const sheets = [sheet, other]; return ${values};`))).toEqual([['row', 'column'], ['other']]);
  });

  test('goes where its row and its column go', () => {
    bench.value(main(add));
    expect(bench.value(main(`return ${places};`))).toEqual(['row A5:Z5', 'column C1:C1000']);
    bench.value(main('sheet.insertRowsBefore(2, 3); sheet.deleteColumn(1); sheet.insertColumnsBefore(2, 2);'));
    expect(bench.value(main(`return ${places};`))).toEqual(['row A8:AA8', 'column D1:D1003']);
    bench.value(main('sheet.moveColumns(sheet.getRange("D1"), 1); sheet.moveRows(sheet.getRange("A8"), 3);'));
    expect(bench.value(main(`return ${places};`))).toEqual(['row A3:AA3', 'column A1:A1003']);
    bench.value(main('sheet.getRange("A1:AA100").sort(1);'));
    expect(bench.value(main(`return ${places};`))).toEqual(['row A3:AA3', 'column A1:A1003']);
    bench.value(main('sheet.deleteRow(3);'));
    expect(bench.value(main(`return ${places};`))).toEqual(['column A1:A1002']);
  });

  test('moves, changes and goes', () => {
    bench.value(main(add));
    bench.value(main(`const [row, column] = ${found}; row.moveToRow(sheet.getRange("9:9")); column.remove(); row.setValue("other");`));
    expect(bench.value(main(`return ${places};`))).toEqual(['other A9:Z9']);
    expect(bench.failure(main(`const [row] = ${found}; row.moveToColumn(sheet.getRange("9:9"));`))).toContain('entire column');
  });

  test.each(['A1', 'A1:B2', 'A1:Z2', 'B1:C1000'])('is refused on %s, which is no whole row or column', (range) => {
    expect(bench.failure(main(`sheet.getRange("${range}").addDeveloperMetadata("k", "v");`))).toContain(
      'Adding developer metadata to arbitrary ranges is not currently supported.',
    );
  });

  test('of a project is not seen by another script', () => {
    bench.value(main(add));
    const other = bench.host(main(`return ${found}.length;`), { scriptId: 'another-script' });
    expect(other.call('main', [], { context: 'sidebar', user: EDITOR })).toMatchObject({ ok: true, value: 1 });
  });

  test('has 30,000 characters on a sheet at most', () => {
    const half = (line: string) => `sheet.getRange("${line}").addDeveloperMetadata("k", "x".repeat(15000));`;
    expect(bench.failure(main(half('5:5') + half('C:C')))).toContain('30000 characters');
    bench.value(main(`book.insertSheet("Other").getRange("1:1").addDeveloperMetadata("k", "x".repeat(15000));`));
  });

  test('of a sheet goes with it', () => {
    bench.value(
      main('const other = book.insertSheet("Other"); other.getRange("1:1").addDeveloperMetadata("k", "v"); book.deleteSheet(other);'),
    );
    expect(bench.value(main(`return ${found}.length;`))).toBe(0);
  });

  test('is not written by a viewer, but read', () => {
    bench.value(main(add));
    bench.playground.people.set(EDITOR, { role: 'viewer' });
    expect(bench.value(main(`return ${found}.length;`), { user: EDITOR })).toBe(2);
    expect(bench.failure(main(`${found}[0].remove();`), { user: EDITOR })).toContain('You do not have permissions');
  });
});

describe('protection', () => {
  const closed = 'const p = sheet.getRange("B2:C3").protect(); p.removeEditors(p.getEditors());';
  const editor = { user: EDITOR };

  test.each(['setValue(1)', 'clearContent()', 'setNumberFormat("0")', 'setFormula("=1")', 'setNote("n")'])(
    'keeps an editor from %s, and not the owner',
    (change) => {
      bench.value(main(closed));
      expect(bench.failure(main(`sheet.getRange("A1:B2").${change};`), editor)).toContain('You are trying to edit a protected cell');
      bench.value(main(`sheet.getRange("A1:A9").${change};`), editor);
      bench.value(main(`sheet.getRange("A1:B2").${change};`));
    },
  );

  test('moves with its cells, and tells who may edit', () => {
    bench.value(main(`${closed} sheet.insertRowsBefore(1, 1);`));
    const facts =
      'const [p] = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE); return [p.getRange().getA1Notation(), p.canEdit()];';
    expect(bench.value(main(facts))).toEqual(['B3:C4', true]);
    expect(bench.value(main(facts), editor)).toEqual(['B3:C4', false]);
  });

  test('of a sheet closes rows and columns too, but for what is left open; one that only warns closes nothing', () => {
    bench.value(main('const p = sheet.protect(); p.setUnprotectedRanges([sheet.getRange("A1:A9")]); p.removeEditors([]);'));
    bench.value(main('sheet.getRange("A2").setValue(1);'), editor);
    expect(bench.failure(main('sheet.getRange("B2").setValue(1);'), editor)).toContain('protected');
    expect(bench.failure(main('sheet.insertRowsAfter(1, 1);'), editor)).toContain('protected');
    bench.value(main('sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET)[0].setWarningOnly(true);'));
    bench.value(main('sheet.getRange("B2").setValue(1);'), editor);
  });
});

describe('ranges that have names, filters and formulas', () => {
  test('a name stays with its cells', () => {
    bench.value(main('book.setNamedRange("Period", sheet.getRange("B1")); sheet.insertColumnsBefore(1, 1);'));
    expect(bench.value(main('return [book.getRangeByName("period").getA1Notation(), book.getRangeByName("Nothing")];'))).toEqual([
      'C1',
      null,
    ]);
    expect(bench.failure(main('book.setNamedRange("A1", sheet.getRange("B1"));'))).toContain('invalid');
  });

  test('a sheet has one filter', () => {
    bench.value(main('sheet.getRange("A1:C10").createFilter();'));
    expect(bench.failure(main('sheet.getRange("E1:F2").createFilter();'))).toContain('already has a filter');
    expect(bench.value(main('sheet.insertRowsBefore(3, 1); return sheet.getFilter().getRange().getA1Notation();'))).toBe('A1:C11');
  });

  test('sorting takes formulas, formats and notes along', async () => {
    bench.value(
      main(
        'sheet.getRange("A1:B3").setValues([[3, "=A1*2"], [1, "=A2*2"], [2, "=A3*2"]]); sheet.getRange("A1").setNote("three").setNumberFormat("0.0"); sheet.getRange("A1:B3").sort({ column: 1, ascending: false }); sheet.getRange("A1:B3").sort(1);',
      ),
    );
    await bench.playground.settled();
    expect(
      bench.value(
        main(
          'const r = sheet.getRange("A1:B3"); return [r.getValues(), r.getFormulas().map((row) => row[1]), r.getNotes()[2][0], r.getNumberFormats()[2][0]];',
        ),
      ),
    ).toEqual([
      [
        [1, 2],
        [2, 4],
        [3, 6],
      ],
      ['=A1*2', '=A2*2', '=A3*2'],
      'three',
      '0.0',
    ]);
  });

  test('formulas are found by their text, in every sheet', () => {
    bench.value(
      main(
        'sheet.getRange("B2").setFormula("=SUM(1,2)"); sheet.getRange("B3").setValue("sum"); book.insertSheet("Other").getRange("A1").setFormula("=sum(3)");',
      ),
    );
    const find = (how: string) =>
      `return book.createTextFinder("SUM(")${how}.findAll().map((r) => r.getSheet().getName() + r.getA1Notation());`;
    expect(bench.value(main(find('.matchFormulaText(true)')))).toEqual(['Sheet1B2', 'OtherA1']);
    expect(bench.value(main(find('')))).toEqual([]);
  });

  test('copies are values, formulas or formats, as often as they fit', () => {
    bench.value(
      main(
        'sheet.getRange("A1:B1").setValues([[2, "=A1+1"]]).setNumberFormat("0.0"); const [values, formulas, formats] = ["D1:E1", "D2:E4", "D5:E5"].map((n) => sheet.getRange(n)); const source = sheet.getRange("A1:B1"); source.copyTo(values, { contentsOnly: true }); source.copyTo(formulas, SpreadsheetApp.CopyPasteType.PASTE_FORMULA, false); source.copyTo(formats, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);',
      ),
    );
    expect(bench.value(main('const r = sheet.getRange("D1:E5"); return [r.getFormulas(), r.getNumberFormats()];'))).toEqual([
      [
        ['', ''],
        ['', '=D2+1'],
        ['', '=D3+1'],
        ['', '=D4+1'],
        ['', ''],
      ],
      [
        ['General', 'General'],
        ['General', 'General'],
        ['General', 'General'],
        ['General', 'General'],
        ['0.0', '0.0'],
      ],
    ]);
  });
});

describe('formulas relative to their cells', () => {
  test.each([
    ['=A1*2', 'B1', '=R[0]C[-1]*2'],
    ['=$A1+A$1+$A$1', 'B2', '=R[-1]C1+R1C[-1]+R1C1'],
    ['=SUM(A1:B2)', 'C3', '=SUM(R[-2]C[-2]:R[-1]C[-1])'],
    ['=SUM(A:B)+SUM(2:$3)', 'C3', '=SUM(C[-2]:C[-1])+SUM(R[-1]:R3)'],
    ['="A1"&LOG10(A1)', 'B1', '="A1"&LOG10(R[0]C[-1])'],
    ["='A1 B2'!A1+Q1!A1", 'B1', "='A1 B2'!R[0]C[-1]+Q1!R[0]C[-1]"],
    ['=IF(TRUE,ABC1x,A1e5)', 'A1', '=IF(TRUE,ABC1x,A1e5)'],
  ])('%s in %s is %s, and back', (formula, cell, relative) => {
    const place = { row: Number(cell.slice(1)) - 1, column: cell.charCodeAt(0) - 65 };
    expect(toR1C1(formula, place)).toBe(relative);
    expect(fromR1C1(relative, place)).toBe(formula);
  });

  test('what would lie outside of the sheet is no reference', () => {
    expect(fromR1C1('=R[-1]C[0]+1', { row: 0, column: 0 })).toBe('=#REF!+1');
  });
});
