import { createNodePlayground, type NodePlayground } from '../../playground/node/node-playground';
import { CATALOG } from '../../shared/functions/catalog';
import { CODE, FUNCTIONS, typed } from './cell-functions';

let play: NodePlayground;

beforeEach(async () => {
  play = await createNodePlayground({ code: CODE, functions: FUNCTIONS });
});
afterEach(() => play.dispose());

describe('results', () => {
  test('a table spills; text stays text, booleans booleans and empty cells empty', async () => {
    await typed(play, { A1: '=ACTIVTRAK_HOURS()' });
    expect(play.values('A1:F3')).toEqual([
      ['Date', 'Text', 'Flag', 'Nothing', 'Code', 'Formula'],
      [46204.5, '2026-11-02', true, null, '007', '=1+1'],
      [46000, '1-2', false, null, '1e5', 'TRUE'],
    ]);
  });

  test('empty cells of a result show nothing', async () => {
    await typed(play, { A1: '=ACTIVTRAK_HOURS()', H1: '=COUNTA(A2:F2)', H2: '=ISBLANK(D2)', H3: '=D2+1' });
    const area = { sheet: '0', row: 1, column: 0, rows: 2, columns: 6 };
    expect(play.backend.spreadsheet.read(area, ['displayed']).displayed).toEqual([
      ['2026-07-01 12:00:00', '2026-11-02', 'TRUE', '', '007', '=1+1'],
      ['46000', '1-2', 'FALSE', '', '1e5', 'TRUE'],
    ]);
    expect(play.values('H1:H3')).toEqual([[5], [true], [1]]);
  });

  test('a single cell: text that looks like something else', async () => {
    await typed(play, { A1: '=FAIL("x")', B1: '=TABLE(1,1)', C1: '=DOUBLE(4)' });
    expect(play.values('A1:C1')).toEqual([['#ERROR!', '0:0', 8]]);
  });

  test('other formulas count with what has spilled', async () => {
    await typed(play, { A1: '=ACTIVTRAK_HOURS()', H1: '=SUM(A2:A3)', H2: '=DOUBLE(H1)', H3: '=DOUBLE(A3)' });
    expect(play.values('H1:H3')).toEqual([[92204.5], [184409], [92000]]);
  });

  test('a shrinking result leaves nothing behind', async () => {
    await typed(play, { A1: '=TABLE(F1,2)', F1: '3' });
    expect(play.values('A1:B3')).toEqual([
      ['0:0', '0:1'],
      ['1:0', '1:1'],
      ['2:0', '2:1'],
    ]);
    await typed(play, { F1: '1' });
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
    await typed(play, { B2: 'mine', A1: '=TABLE(3,3)' });
    expect(play.values('A1:B2')).toEqual([
      ['#REF!', null],
      [null, 'mine'],
    ]);
    expect(play.error('A1')).toBe('Array result was not expanded because it would overwrite data in B2.');
    const shown = play.backend.spreadsheet.read({ sheet: '0', row: 0, column: 0, rows: 1, columns: 1 }, ['displayed']);
    expect(shown.displayed).toEqual([['#REF!']]);
    await typed(play, { B2: '' });
    expect(play.values('A1:B2')).toEqual([
      ['0:0', '0:1'],
      ['1:0', '1:1'],
    ]);
    expect(play.error('A1')).toBeUndefined();
  });

  test('nor what another function has spilled', async () => {
    await typed(play, { B2: '=TABLE(2,2)' });
    await typed(play, { A1: '=TABLE(3,3)' });
    expect(play.values('A1:C3')).toEqual([
      ['#REF!', null, null],
      [null, '0:0', '0:1'],
      [null, '1:0', '1:1'],
    ]);
  });

  test('typing into it makes it #REF!', async () => {
    await typed(play, { A1: '=TABLE(2,2)' });
    await typed(play, { B2: 'mine' });
    expect(play.values('A1:B2')).toEqual([
      ['#REF!', null],
      [null, 'mine'],
    ]);
  });
});

describe('a result that is longer than the sheet', () => {
  test('is #REF!, and one that fills the last row is whole', async () => {
    const { rows } = play.backend.spreadsheet.sheets()[0] ?? { rows: 0 };
    await typed(play, { A1: `=TABLE(${rows},1)`, C1: `=TABLE(${rows + 1},1)`, E2: `=TABLE(${rows},1)` });
    expect([play.value('A1'), play.value(`A${rows}`)]).toEqual(['0:0', `${rows - 1}:0`]);
    expect([play.value('C1'), play.value('E2')]).toEqual(['#REF!', '#REF!']);
    expect(play.error('C1')).toBe('Result was not automatically expanded, please insert more rows (1).');
  });
});

describe('functions around ours', () => {
  test('take and give tables', async () => {
    await typed(play, {
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
    await typed(play, {
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
    await typed(play, {
      A1: '=ROWS(TABLE(3,2))',
      A2: 'mine',
      C1: '=SORT(TABLE(3,2))',
      D2: 'mine',
      F1: '=CHOOSECOLS(TABLE(2,3),1)',
      G1: 'free',
    });
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
    await typed(play, { A1: '=IFERROR(FAIL("Boom"),0)', A2: '=FAIL("Boom")+1' });
    expect(play.values('A1:A2')).toEqual([[0], ['#ERROR!']]);
    expect(play.error('A1')).toBeUndefined();
    expect(play.error('A2')).toContain('Boom');
  });

  test('a formula that is no longer there has nothing to say', async () => {
    await typed(play, { A1: '=FAIL("Boom")', A2: '=FAIL("Boom")', A3: '=TABLE(2,2)', B4: 'mine' });
    await typed(play, { A1: '', A2: '=1+1', A3: 'text' });
    expect(['A1', 'A2', 'A3'].map(play.error)).toEqual([undefined, undefined, undefined]);
  });
});

describe('errors', () => {
  test('a function that throws gives a true error with its sentence, and jams nothing', async () => {
    await typed(play, { A1: '=FAIL("Boom")', A2: '=SUM(A1,1)', A3: '=DOUBLE(2)' });
    expect(play.values('A1:A3')).toEqual([['#ERROR!'], ['#ERROR!'], [4]]);
    expect(play.error('A1')).toMatch(/^Error: Boom \(line \d+\)\.$/);
    await typed(play, { A4: '=DOUBLE(3)', A1: '=DOUBLE(5)' });
    expect(play.values('A1:A4')).toEqual([[10], [11], [4], [6]]);
    expect(play.error('A1')).toBeUndefined();
  });

  test('an error as an argument is the result', async () => {
    await typed(play, { A1: '=DOUBLE(1/0)', A2: '=DOUBLE(A1)' });
    expect(play.values('A1:A2')).toEqual([['#DIV/0!'], ['#DIV/0!']]);
    expect(play.cellCalls).toEqual([]);
  });

  test('a function of the catalogue that the script has not got', async () => {
    await typed(play, { A1: '=ACTIVTRAK_GROUPS()' });
    expect(play.value('A1')).toBe('#NAME?');
    expect(play.error('A1')).toBe("Unknown function: 'ACTIVTRAK_GROUPS'.");
  });
});

test('the catalogue is known', async () => {
  for (const [index, { name }] of CATALOG.entries()) play.type(`A${index * 5 + 1}`, `=${name}("x")`);
  await play.settled();
  expect(new Set(play.cellCalls.map((call) => call.name))).toEqual(new Set(CATALOG.map(({ name }) => name)));
});
