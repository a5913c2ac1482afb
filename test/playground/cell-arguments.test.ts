import { createNodePlayground, type NodePlayground } from '../../playground/node/node-playground';
import { CODE, echoed, FUNCTIONS, typed } from './cell-functions';

let play: NodePlayground;

beforeEach(async () => {
  play = await createNodePlayground({ code: CODE, functions: FUNCTIONS });
});
afterEach(() => play.dispose());

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
    expect(await echoed(play, formula)).toEqual(expected);
  });

  test('cells and ranges; dates are told by their format, text stays text', async () => {
    play.format('B2', '@');
    const cells = { A1: '2026-07-01', B1: '5', A2: "'2026-07-01", B2: '007', C2: 'TRUE' };
    expect(await echoed(play, '=ECHO(A1, B1, A2, B2, C2, C1)', cells)).toEqual([
      'Date 2026-06-30T22:00:00.000Z',
      5,
      '2026-07-01',
      '007',
      true,
      '',
    ]);
    const range = JSON.parse(JSON.stringify(play.cellCalls.at(-1)?.args));
    expect(range).toEqual([{ date: 46204 }, 5, '2026-07-01', '007', true, null]);
    await typed(play, { F9: '=ECHO(A1:C2)' });
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
    expect(await echoed(play, "=ECHO('My data'!A1, A1:A1)", { A1: '5' })).toEqual(['there', 5]);
    await typed(play, { B1: '=ECHO(A:A)' });
    expect(play.cellCalls.at(-1)?.args[0]).toHaveLength(1000);
  });

  test('what has spilled, dates included', async () => {
    await typed(play, { A1: '=ACTIVTRAK_HOURS()' });
    expect(await echoed(play, '=ECHO(A2, B2:C2, D2)')).toEqual(['Date 2026-07-01T10:00:00.000Z', [['2026-11-02', true]], '']);
  });
});
