import { createNodePlayground, type NodePlayground } from '../../playground/node/node-playground';
import type { FunctionDefinition } from '../../shared/functions/catalog';
import { CATALOG } from '../../shared/functions/catalog';

const FUNCTIONS = ['ECHO', 'TABLE', 'FAIL', 'COUNT', 'DOUBLE'].map(
  (name): FunctionDefinition => ({
    name: name as FunctionDefinition['name'],
    description: name,
    parameters: [],
    result: '',
    shape: 'table',
    examples: [],
  }),
);

const CODE = `
  function ECHO() { return JSON.stringify(Array.from(arguments).map((x) => x instanceof Date ? "Date " + x.toISOString() : x)); }
  function TABLE(rows, columns) { return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => r + ":" + c)); }
  function FAIL(text) { throw new Error(text); }
  function COUNT() {
    const cache = CacheService.getScriptCache();
    const count = Number(cache.get("count") || 0) + 1;
    cache.put("count", String(count));
    return count;
  }
  function DOUBLE(x) { return x * 2; }
  function ACTIVTRAK_HOURS(from) {
    return [["Date", "Text", "Flag", "Nothing", "Code", "Formula"], [new Date("2026-07-01T10:00:00Z"), "2026-11-02", true, null, "007", "=1+1"], [46000, "1-2", false, "", "1e5", "TRUE"]];
  }
`;

let play: NodePlayground;

beforeEach(async () => {
  play = await createNodePlayground({ code: CODE, functions: FUNCTIONS });
});
afterEach(() => play.dispose());

async function typed(cells: Readonly<Record<string, string>>): Promise<void> {
  for (const [cell, text] of Object.entries(cells)) play.type(cell, text);
  await play.settled();
}

async function echoed(formula: string, cells: Readonly<Record<string, string>> = {}): Promise<unknown> {
  await typed({ ...cells, F9: formula });
  return JSON.parse(String(play.value('F9')));
}

describe('results', () => {
  test('a table spills; text stays text, booleans booleans and empty cells empty', async () => {
    await typed({ A1: '=ACTIVTRAK_HOURS()' });
    expect(play.values('A1:F3')).toEqual([
      ['Date', 'Text', 'Flag', 'Nothing', 'Code', 'Formula'],
      [46204.5, '2026-11-02', true, null, '007', '=1+1'],
      [46000, '1-2', false, null, '1e5', 'TRUE'],
    ]);
  });

  test('empty cells of a result show nothing', async () => {
    await typed({ A1: '=ACTIVTRAK_HOURS()', H1: '=COUNTA(A2:F2)', H2: '=ISBLANK(D2)', H3: '=D2+1' });
    const area = { sheet: '0', row: 1, column: 0, rows: 2, columns: 6 };
    expect(play.backend.spreadsheet.read(area, ['displayed']).displayed).toEqual([
      ['2026-07-01 12:00:00', '2026-11-02', 'TRUE', '', '007', '=1+1'],
      ['46000', '1-2', 'FALSE', '', '1e5', 'TRUE'],
    ]);
    expect(play.values('H1:H3')).toEqual([[5], [true], [1]]);
  });

  test('a single cell: text that looks like something else', async () => {
    await typed({ A1: '=FAIL("x")', B1: '=TABLE(1,1)', C1: '=DOUBLE(4)' });
    expect(play.values('A1:C1')).toEqual([['#ERROR!', '0:0', 8]]);
  });

  test('other formulas count with what has spilled', async () => {
    await typed({ A1: '=ACTIVTRAK_HOURS()', H1: '=SUM(A2:A3)', H2: '=DOUBLE(H1)', H3: '=DOUBLE(A3)' });
    expect(play.values('H1:H3')).toEqual([[92204.5], [184409], [92000]]);
  });

  test('a shrinking result leaves nothing behind', async () => {
    await typed({ A1: '=TABLE(F1,2)', F1: '3' });
    expect(play.values('A1:B3')).toEqual([
      ['0:0', '0:1'],
      ['1:0', '1:1'],
      ['2:0', '2:1'],
    ]);
    await typed({ F1: '1' });
    expect(play.values('A1:B3')).toEqual([
      ['0:0', '0:1'],
      [null, null],
      [null, null],
    ]);
    expect(play.backend.spreadsheet.used('0')).toEqual({ rows: 1, columns: 6 });
  });
});

describe('A1.6 a result never overwrites', () => {
  test('it is #REF! with the cell that is in the way, and spills once that is free', async () => {
    await typed({ B2: 'mine', A1: '=TABLE(3,3)' });
    expect(play.values('A1:B2')).toEqual([
      ['#REF!', null],
      [null, 'mine'],
    ]);
    expect(play.error('A1')).toBe('Array result was not expanded because it would overwrite data in B2.');
    const shown = play.backend.spreadsheet.read({ sheet: '0', row: 0, column: 0, rows: 1, columns: 1 }, ['displayed']);
    expect(shown.displayed).toEqual([['#REF!']]);
    await typed({ B2: '' });
    expect(play.values('A1:B2')).toEqual([
      ['0:0', '0:1'],
      ['1:0', '1:1'],
    ]);
    expect(play.error('A1')).toBeUndefined();
  });

  test('nor what another function has spilled', async () => {
    await typed({ B2: '=TABLE(2,2)' });
    await typed({ A1: '=TABLE(3,3)' });
    expect(play.values('A1:C3')).toEqual([
      ['#REF!', null, null],
      [null, '0:0', '0:1'],
      [null, '1:0', '1:1'],
    ]);
  });

  test('typing into it makes it #REF!', async () => {
    await typed({ A1: '=TABLE(2,2)' });
    await typed({ B2: 'mine' });
    expect(play.values('A1:B2')).toEqual([
      ['#REF!', null],
      [null, 'mine'],
    ]);
  });
});

describe('a result that is longer than the sheet', () => {
  test('is #REF!, and one that fills the last row is whole', async () => {
    const { rows } = play.backend.spreadsheet.sheets()[0] ?? { rows: 0 };
    await typed({ A1: `=TABLE(${rows},1)`, C1: `=TABLE(${rows + 1},1)`, E2: `=TABLE(${rows},1)` });
    expect([play.value('A1'), play.value(`A${rows}`)]).toEqual(['0:0', `${rows - 1}:0`]);
    expect([play.value('C1'), play.value('E2')]).toEqual(['#REF!', '#REF!']);
    expect(play.error('C1')).toBe('Result was not automatically expanded, please insert more rows (1).');
  });
});

describe('functions around ours', () => {
  test('take and give tables', async () => {
    await typed({
      A1: '=SORT(TABLE(3,2),1,FALSE)',
      D1: '=FILTER(TABLE(3,2),{FALSE;TRUE;FALSE})',
      G1: '=SUM(DOUBLE(4),DOUBLE(1))',
      H1: '=INDEX(TABLE(3,2),2,2)',
      I1: '=UNIQUE(TABLE(2,1))',
    });
    expect(play.values('A1:I3')).toEqual([
      ['2:0', '2:1', null, '1:0', '1:1', null, 10, '1:1', '0:0'],
      ['1:0', '1:1', null, null, null, null, null, null, '1:0'],
      ['0:0', '0:1', null, null, null, null, null, null, null],
    ]);
  });

  test('sort by several columns and filter by several conditions, as Google does', async () => {
    await typed({
      A1: '=SORT({"b",1;"a",1;"c",2},2,FALSE,1,TRUE)',
      D1: '=FILTER({"b",1;"a",1;"c",2},{1;1;2}=1,{"b";"a";"c"}="a")',
      G1: '=FILTER({1;2},{1;2}=3)',
      H1: '=SORT({"b";"a"})',
      I1: '=ARRAYFORMULA({1;2}*2)',
    });
    expect(play.values('A1:I3')).toEqual([
      ['c', 2, null, 'a', 1, null, '#N/A', 'a', 2],
      ['a', 1, null, null, null, null, null, 'b', 4],
      ['b', 1, null, null, null, null, null, null, null],
    ]);
  });

  test('have a result of their own size: what ours would need is in nobody’s way', async () => {
    await typed({ A1: '=ROWS(TABLE(3,2))', A2: 'mine', C1: '=SORT(TABLE(3,2))', D2: 'mine', F1: '=CHOOSECOLS(TABLE(2,3),1)', G1: 'free' });
    expect(play.values('A1:G2')).toEqual([
      [3, null, '#REF!', null, null, '0:0', 'free'],
      ['mine', null, null, 'mine', null, '1:0', null],
    ]);
    expect(['A1', 'C1', 'F1'].map(play.error)).toEqual([
      undefined,
      'Array result was not expanded because it would overwrite data in D2.',
      undefined,
    ]);
  });

  test('that stand for an error leave no sentence of it', async () => {
    await typed({ A1: '=IFERROR(FAIL("Boom"),0)', A2: '=FAIL("Boom")+1' });
    expect(play.values('A1:A2')).toEqual([[0], ['#ERROR!']]);
    expect(play.error('A1')).toBeUndefined();
    expect(play.error('A2')).toContain('Boom');
  });

  test('a formula that is no longer there has nothing to say', async () => {
    await typed({ A1: '=FAIL("Boom")', A2: '=FAIL("Boom")', A3: '=TABLE(2,2)', B4: 'mine' });
    await typed({ A1: '', A2: '=1+1', A3: 'text' });
    expect(['A1', 'A2', 'A3'].map(play.error)).toEqual([undefined, undefined, undefined]);
  });
});

describe('errors', () => {
  test('a function that throws gives a true error with its sentence, and jams nothing', async () => {
    await typed({ A1: '=FAIL("Boom")', A2: '=SUM(A1,1)', A3: '=DOUBLE(2)' });
    expect(play.values('A1:A3')).toEqual([['#ERROR!'], ['#ERROR!'], [4]]);
    expect(play.error('A1')).toMatch(/^Error: Boom \(line \d+\)\.$/);
    await typed({ A4: '=DOUBLE(3)', A1: '=DOUBLE(5)' });
    expect(play.values('A1:A4')).toEqual([[10], [11], [4], [6]]);
    expect(play.error('A1')).toBeUndefined();
  });

  test('an error as an argument is the result', async () => {
    await typed({ A1: '=DOUBLE(1/0)', A2: '=DOUBLE(A1)' });
    expect(play.values('A1:A2')).toEqual([['#DIV/0!'], ['#DIV/0!']]);
    expect(play.cellCalls).toEqual([]);
  });

  test('a function of the catalogue that the script has not got', async () => {
    await typed({ A1: '=ACTIVTRAK_GROUPS()' });
    expect(play.value('A1')).toBe('#NAME?');
    expect(play.error('A1')).toBe("Unknown function: 'ACTIVTRAK_GROUPS'.");
  });
});

describe('arguments', () => {
  test.each<[string, unknown]>([
    ['=ECHO()', []],
    ['=ECHO("2026-01-01", "1-2", "007", "TRUE", "")', ['2026-01-01', '1-2', '007', 'TRUE', '']],
    ['=ECHO(1, -2.5, 5%, TRUE, 3>2)', [1, -2.5, 0.05, true, true]],
    ['=ECHO(0, , "x")', [0, '', 'x']],
    [
      '=ECHO(DATE(2026,7,1), {1,2;3,4}, "a"&"b")',
      [
        'Date 2026-06-30T22:00:00.000Z',
        [
          [1, 2],
          [3, 4],
        ],
        'ab',
      ],
    ],
  ])('%s', async (formula, expected) => {
    expect(await echoed(formula)).toEqual(expected);
  });

  test('cells and ranges; dates are told by their format, text stays text', async () => {
    play.format('B2', '@');
    const cells = { A1: '2026-07-01', B1: '5', A2: "'2026-07-01", B2: '007', C2: 'TRUE' };
    expect(await echoed('=ECHO(A1, B1, A2, B2, C2, C1)', cells)).toEqual([
      'Date 2026-06-30T22:00:00.000Z',
      5,
      '2026-07-01',
      '007',
      true,
      '',
    ]);
    const range = JSON.parse(JSON.stringify(play.cellCalls.at(-1)?.args));
    expect(range).toEqual([{ date: 46204 }, 5, '2026-07-01', '007', true, null]);
    await typed({ F9: '=ECHO(A1:C2)' });
    expect(play.cellCalls.at(-1)?.args).toEqual([
      [
        [{ date: 46204 }, 5, null],
        ['2026-07-01', '007', true],
      ],
    ]);
  });

  test('a range of one cell is a value, whole columns are ranges, other sheets are read', async () => {
    play.backend.spreadsheet.insertSheet('My data', 1);
    play.type("'My data'!A1", 'there');
    expect(await echoed("=ECHO('My data'!A1, A1:A1)", { A1: '5' })).toEqual(['there', 5]);
    await typed({ B1: '=ECHO(A:A)' });
    expect(play.cellCalls.at(-1)?.args[0]).toHaveLength(1000);
  });

  test('what has spilled, dates included', async () => {
    await typed({ A1: '=ACTIVTRAK_HOURS()' });
    expect(await echoed('=ECHO(A2, B2:C2, D2)')).toEqual(['Date 2026-07-01T10:00:00.000Z', [['2026-11-02', true]], '']);
  });
});

describe('A1.4 when a function runs', () => {
  test('once, whatever else changes', async () => {
    await typed({ A1: '=COUNT()', A2: '=A1+1' });
    await typed({ C5: 'unrelated' });
    expect(play.values('A1:A2')).toEqual([[1], [2]]);
  });

  test('again when an argument changes, and when its formula is typed again', async () => {
    await typed({ A1: '=COUNT(B1)', B1: 'x' });
    const first = Number(play.value('A1'));
    await typed({ B1: 'y' });
    const second = Number(play.value('A1'));
    await typed({ A1: '=COUNT(B1)' });
    const third = Number(play.value('A1'));
    expect([second, third]).toEqual([first + 1, first + 2]);
    await typed({ B1: 'x' });
    expect(play.value('A1')).toBe(third + 1);
  });

  test('again when everything is recalculated', async () => {
    await typed({ A1: '=COUNT()' });
    play.recalculate();
    await play.settled();
    expect(play.value('A1')).toBe(2);
  });

  test('a function that waits for another is not called before', async () => {
    await typed({ A1: '=DOUBLE(1)', A2: '=DOUBLE(A1)', A3: '=DOUBLE(A2)' });
    expect(play.values('A1:A3')).toEqual([[2], [4], [8]]);
    expect(play.cellCalls.map((call) => call.args)).toEqual([[1], [2], [4]]);
  });

  test('not because rows or columns come and go: results go with their cells', async () => {
    await typed({ D4: '=COUNT(C4)', C4: 'x', D5: '=FAIL("Boom")', D2: '=COUNT(1)' });
    const sheet = play.backend.spreadsheet;
    sheet.insertRows('0', 2, 3);
    sheet.insertColumns('0', 0, 1);
    await play.settled();
    sheet.deleteRows('0', 0, 2);
    await play.settled();
    expect(play.cellCalls).toHaveLength(3);
    expect(play.values('E5:E6')).toEqual([[expect.any(Number)], ['#ERROR!']]);
    expect(play.error('E6')).toContain('Boom');
    await typed({ D5: 'y' });
    expect(play.cellCalls).toHaveLength(4);
  });

  test('text that only says so waits for nothing', async () => {
    await typed({ A1: 'Loading...', A2: '=ECHO(A1, "Loading...")' });
    expect(play.value('A2')).toBe('["Loading...","Loading..."]');
  });

  test('300 cells', async () => {
    for (let row = 1; row <= 300; row++) play.type(`A${row}`, `=DOUBLE(${row})`);
    await play.settled();
    expect(play.values('A1:A300').map(([value]) => value)).toEqual(Array.from({ length: 300 }, (_row, index) => (index + 1) * 2));
    expect(play.cellCalls).toHaveLength(300);
  });
});

describe('A1.3 volatile arguments', () => {
  test.each([
    ['directly', '=DOUBLE(NOW())', {}],
    ['inside something', '=DOUBLE(IF(TRUE, 1 + RAND(), 0))', {}],
    ['by reference', '=DOUBLE(B1)', { B1: '=RANDBETWEEN(1,9)' }],
    ['by a reference to a reference', '=DOUBLE(B1)', { B1: '=C1+1', C1: '=NOW()' }],
    ['somewhere in a range', '=ECHO(B1:B5)', { B4: '=RAND()' }],
  ])('%s: the cell shows Loading... for ever', async (_how, formula, others) => {
    await typed({ ...others, A1: formula, A2: '=DOUBLE(2)' });
    expect(play.values('A1:A2')).toEqual([['Loading...'], [4]]);
    expect(play.cellCalls).toHaveLength(1);
  });

  test('not when a text only says so, nor TODAY()', async () => {
    expect(await echoed('=ECHO("NOW()", "RAND")')).toEqual(['NOW()', 'RAND']);
    await typed({ A1: '=ECHO(TODAY())' });
    expect(String(play.value('A1'))).toContain('Date ');
  });
});

test('the catalogue is known', async () => {
  for (const [index, { name }] of CATALOG.entries()) play.type(`A${index * 5 + 1}`, `=${name}("x")`);
  await play.settled();
  expect(new Set(play.cellCalls.map((call) => call.name))).toEqual(new Set(CATALOG.map(({ name }) => name)));
});

test('many cells in one change: text stays text', () => {
  const spreadsheet = play.backend.spreadsheet;
  const rows = Array.from({ length: 900 }, (_row, row) => Array.from({ length: 20 }, (_column, column) => (column % 2 ? row : `0${row}`)));
  spreadsheet.write({ sheet: '0', row: 0, column: 0, rows: 900, columns: 20 }, { contents: rows });
  expect(spreadsheet.read({ sheet: '0', row: 899, column: 18, rows: 1, columns: 2 }, ['values']).values).toEqual([['0899', 899]]);
  expect(spreadsheet.used('0')).toEqual({ rows: 900, columns: 20 });
});
