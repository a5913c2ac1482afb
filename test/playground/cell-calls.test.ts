import { createNodePlayground, type NodePlayground } from '../../playground/node/node-playground';
import { CODE, echoed, FUNCTIONS, typed } from './cell-functions';

let play: NodePlayground;

beforeEach(async () => {
  play = await createNodePlayground({ code: CODE, functions: FUNCTIONS });
});
afterEach(() => play.dispose());

describe('A1.4 when a function runs', () => {
  test('once, whatever else changes', async () => {
    await typed(play, { A1: '=COUNT()', A2: '=A1+1' });
    await typed(play, { C5: 'unrelated' });
    expect(play.values('A1:A2')).toEqual([[1], [2]]);
  });

  test('again when an argument changes, and when its formula is typed again', async () => {
    await typed(play, { A1: '=COUNT(B1)', B1: 'x' });
    const first = Number(play.value('A1'));
    await typed(play, { B1: 'y' });
    const second = Number(play.value('A1'));
    await typed(play, { A1: '=COUNT(B1)' });
    const third = Number(play.value('A1'));
    expect([second, third]).toEqual([first + 1, first + 2]);
    await typed(play, { B1: 'x' });
    expect(play.value('A1')).toBe(third + 1);
  });

  test('again when everything is recalculated', async () => {
    await typed(play, { A1: '=COUNT()' });
    play.recalculate();
    await play.settled();
    expect(play.value('A1')).toBe(2);
  });

  test('a function that waits for another is not called before', async () => {
    await typed(play, { A1: '=DOUBLE(1)', A2: '=DOUBLE(A1)', A3: '=DOUBLE(A2)' });
    expect(play.values('A1:A3')).toEqual([[2], [4], [8]]);
    expect(play.cellCalls.map((call) => call.args)).toEqual([[1], [2], [4]]);
  });

  test('not because rows or columns come and go: results go with their cells', async () => {
    await typed(play, { D4: '=COUNT(C4)', C4: 'x', D5: '=FAIL("Boom")', D2: '=COUNT(1)' });
    const sheet = play.backend.spreadsheet;
    sheet.insertRows('0', 2, 3);
    sheet.insertColumns('0', 0, 1);
    await play.settled();
    sheet.deleteRows('0', 0, 2);
    await play.settled();
    expect(play.cellCalls).toHaveLength(3);
    expect(play.values('E5:E6')).toEqual([[expect.any(Number)], ['#ERROR!']]);
    expect(play.error('E6')).toContain('Boom');
    await typed(play, { D5: 'y' });
    expect(play.cellCalls).toHaveLength(4);
  });

  test('text that only says so waits for nothing', async () => {
    await typed(play, { A1: 'Loading...', A2: '=ECHO(A1, "Loading...")' });
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
    await typed(play, { ...others, A1: formula, A2: '=DOUBLE(2)' });
    expect(play.values('A1:A2')).toEqual([['Loading...'], [4]]);
    expect(play.cellCalls).toHaveLength(1);
  });

  test('not when a text only says so, nor TODAY()', async () => {
    expect(await echoed(play, '=ECHO("NOW()", "RAND")')).toEqual(['NOW()', 'RAND']);
    await typed(play, { A1: '=ECHO(TODAY())' });
    expect(String(play.value('A1'))).toContain('Date ');
  });
});

test('many cells in one change: text stays text', () => {
  const spreadsheet = play.backend.spreadsheet;
  const rows = Array.from({ length: 900 }, (_row, row) => Array.from({ length: 20 }, (_column, column) => (column % 2 ? row : `0${row}`)));
  spreadsheet.write({ sheet: '0', row: 0, column: 0, rows: 900, columns: 20 }, { contents: rows });
  expect(spreadsheet.read({ sheet: '0', row: 899, column: 18, rows: 1, columns: 2 }, ['values']).values).toEqual([['0899', 899]]);
  expect(spreadsheet.used('0')).toEqual({ rows: 900, columns: 20 });
});
