import { openNodeWorkbook } from '../../playground/node/open-workbook';
import type { StoredValue } from '../../playground/spreadsheet/backend';
import { EXCEL_CELLS, GOOGLE_CELLS } from '../../playground/univer/cell-rules';
import { type Content, criterionOf } from '../../playground/univer/criterion';

const CONTENTS: readonly Content[] = [
  1,
  2.5,
  -3,
  '1',
  '2.5',
  'apple',
  'Apple pie',
  'a*b',
  'a?',
  '~',
  '"q"',
  '=A1',
  '<>5',
  '',
  undefined,
  true,
  false,
];

it.each<readonly [Content, readonly Content[]]>([
  [1, [1, '1']],
  ['=1', [1, '1']],
  ['1', [1, '1']],
  ['250%', [2.5, '2.5']],
  ['>1', [2.5]],
  ['<=1', [1, -3]],
  ['<>1', [2.5, -3, '2.5', 'apple', 'Apple pie', 'a*b', 'a?', '~', '"q"', '=A1', '<>5', '', undefined, true, false]],
  ['APPLE', ['apple']],
  ['apple*', ['apple', 'Apple pie']],
  ['a?', ['a?']],
  ['=a~*b', ['a*b']],
  ['a~?', ['a?']],
  ['=~~', ['~']],
  ['~~', ['~']],
  ['"q"', ['"q"']],
  ['==A1', ['=A1']],
  ['=<>5', ['<>5']],
  ['=', [undefined]],
  ['', ['', undefined]],
  ['<>', CONTENTS.filter((content) => content !== undefined)],
  ['>b', ['~']],
  [true, [true]],
  ['=FALSE', [false]],
])('the criterion %j is met by %j', (criterion, met) => {
  const { test } = criterionOf(criterion);
  expect(CONTENTS.filter(test)).toEqual(met);
});

it('an empty cell as a criterion is 0', () => {
  const { test } = criterionOf(undefined);
  expect([0, '0', '', undefined, 1].map(test)).toEqual([true, true, false, false, false]);
});

describe.each([GOOGLE_CELLS, EXCEL_CELLS])('in a workbook of $functionsOf', (rules) => {
  async function shown(formulas: readonly string[]): Promise<readonly StoredValue[]> {
    const book = await openNodeWorkbook({
      id: 'book',
      name: 'Book',
      timeZone: 'UTC',
      locale: 'en_US',
      owner: 'owner@example.com',
      sheets: [
        { name: 'Data', rows: 20, columns: 4 },
        { name: 'Sums', rows: 40, columns: 2 },
      ],
    });
    const functions = book.registerFunctions({ functions: [], rules, evaluate: () => Promise.reject(new Error('None.')) });
    const [data = '', sums = ''] = book.spreadsheet.sheets().map(({ key }) => key);
    const rows = [
      ['Name', 'Day', 'Hours', 'Odd'],
      ['Ada', 1, 8, 1],
      ['ada', 2, 6, { formula: '=1/0' }],
      ['~', 1, 4, 'x'],
      ['"q"', 3, { formula: '=C2*2' }, 5],
      [7, 2, 'none', 2],
    ];
    book.spreadsheet.write({ sheet: data, row: 0, column: 0, rows: rows.length, columns: 4 }, { contents: rows });
    const contents = formulas.map((formula) => [{ formula }]);
    book.spreadsheet.write({ sheet: sums, row: 0, column: 0, rows: formulas.length, columns: 1 }, { contents });
    await functions.settled();
    const read = (): readonly StoredValue[] =>
      (book.spreadsheet.read({ sheet: sums, row: 0, column: 0, rows: formulas.length, columns: 1 }, ['values']).values ?? []).map(
        ([value = null]) => value,
      );
    const before = read();
    book.spreadsheet.write({ sheet: data, row: 1, column: 2, rows: 1, columns: 1 }, { contents: [[10]] });
    await functions.settled();
    const after = read();
    book.dispose();
    return before.map((value, index) => (value === after[index] ? value : `${value} → ${after[index]}`));
  }

  it('adds up, counts, and finds the least and the most of what meets every criterion, and follows what changes', async () => {
    const cases: readonly (readonly [string, StoredValue])[] = [
      ['=SUMIFS(Data!$C:$C,Data!$A:$A,"ADA")', '14 → 16'],
      ['=SUMIFS(Data!$C:$C,Data!$A:$A,"=~~")', 4],
      ['=SUMIFS(Data!$C:$C,Data!$A:$A,"=""q""")', '16 → 20'],
      ['=SUMIFS(Data!$C:$C,Data!$B:$B,">1",Data!$B:$B,"<=3")', '22 → 26'],
      ['=COUNTIFS(Data!$B:$B,2)', 2],
      ['=COUNTIFS(Data!$A:$A,"<>")', 6],
      ['=MAXIFS(Data!$C:$C,Data!$B:$B,1)', '8 → 10'],
      ['=MINIFS(Data!$C:$C,Data!$B:$B,">0")', 4],
      ['=MAXIFS(Data!$C:$C,Data!$B:$B,99)', 0],
      ['=SUMIFS(Data!$D:$D,Data!$B:$B,3)', 5],
      ['=SUMIFS(Data!$D:$D,Data!$A:$A,"ada")', '#DIV/0!'],
      ['=SUMIFS(Data!$C$2:$C$4,Data!$A$2:$A$3,"ada")', '#VALUE!'],
      ['=SUMPRODUCT(COUNTIFS(Data!$B:$B,ROW($A$1:$A$3)))', 5],
      ['=SUMPRODUCT((COUNTIFS(Data!$B:$B,ROW($A$1:$A$3))>1)*1)', 2],
      ['=SUMPRODUCT((SUMIFS(Data!$C:$C,Data!$B:$B,Data!$B$2:$B$6,Data!$A:$A,Data!$A$2:$A$6)>7)*1)', rules.functionsOf === 'Google' ? 1 : 2],
      ['=SUMIF(Data!$A:$A,"ADA",Data!$C:$C)', '14 → 16'],
      ['=SUMIF(Data!$A:$A,"~~",Data!$C:$C)', 4],
      ['=SUMIF(Data!$B:$B,">1")', 7],
      ['=SUMIF(Data!$A$2:$A$3,"ada",Data!$C$2:$C$9)', '14 → 16'],
      ['=SUMPRODUCT(SUMIF(Data!$B:$B,ROW($A$1:$A$3),Data!$C:$C))', '34 → 40'],
      ['=SUM(COUNTIFS(Data!$B:$B,1,Data!$A:$A,INDEX(Data!$A:$A,2):INDEX(Data!$A:$A,4)))', 3],
    ];
    expect(await shown(cases.map(([formula]) => formula))).toEqual(cases.map(([, value]) => value));
  });
});
