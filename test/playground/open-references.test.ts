import { closedReferences, openReferences } from '../../playground/apps-script/spreadsheet/open-references';
import { createScriptBench, type ScriptBench } from './script-bench';

it.each([
  ['=SUM($C$12:$C)', '=SUM($C$12:$C$1048576)'],
  ['=COUNTIF(\'A1:A\'!C2:C,">0")+SUM(D2:D,E3:E9)', '=COUNTIF(\'A1:A\'!C2:C1048576,">0")+SUM(D2:D1048576,E3:E9)'],
  ['="C2:C"&A1', '="C2:C"&A1'],
  ['=SUM(A:A)+SUM(2:2)+SUM(A1:B2)+INDEX(A:A,1):INDEX(A:A,2)', '=SUM(A:A)+SUM(2:2)+SUM(A1:B2)+INDEX(A:A,1):INDEX(A:A,2)'],
])('the open ends of %s', (open, closed) => {
  expect(closedReferences(open)).toBe(closed);
  expect(openReferences(closed)).toBe(open);
});

describe('in a spreadsheet', () => {
  let bench: ScriptBench;
  beforeEach(async () => {
    bench = await createScriptBench();
  });
  afterEach(() => bench.dispose());

  it.each(['setFormula', 'setValue'])('a formula with one is calculated, and is read as it was written: %s', async (method) => {
    const { spreadsheet } = bench.backend;
    const main = (body: string): string => `function main() { const sheet = SpreadsheetApp.getActiveSheet(); ${body} }`;
    bench.value(main(`sheet.getRange("C2:C4").setValues([[1], [2], [3]]); sheet.getRange("E1").${method}("=SUM($C$3:$C)");`));
    const shown = (): unknown =>
      spreadsheet.read({ sheet: spreadsheet.activeSheet(), row: 0, column: 4, rows: 1, columns: 1 }, ['values']).values?.[0]?.[0];
    for (let tries = 0; shown() === null && tries < 500; tries += 1) await new Promise((done) => setTimeout(done, 10));
    expect(shown()).toBe(5);
    expect(
      bench.value(main('const cell = sheet.getRange("E1"); return [cell.getFormula(), cell.getFormulas(), cell.getFormulaR1C1()];')),
    ).toEqual(['=SUM($C$3:$C)', [['=SUM($C$3:$C)']], expect.stringContaining('R3C3')]);
    bench.value(main('sheet.insertRowsBefore(2, 2);'));
    expect(bench.value(main('return sheet.getRange("E1").getFormula();'))).toBe('=SUM($C$5:$C)');
  });
});
