import { createLibraryBench, type LibraryBench } from './library-bench';

let library: LibraryBench;
beforeEach(async () => {
  library = await createLibraryBench();
});
afterEach(() => library.dispose());

const SHEET = 'const sheet = SpreadsheetApp.getActive().getSheets()[0];';
const write = (rows: string, options: string): unknown =>
  library.value(`${SHEET} return ActivTrak.writeTable(sheet, ActivTrak.table(${rows}), ${options});`);
const refusal = (rows: string, options: string): string =>
  library.failure(`${SHEET} ActivTrak.writeTable(sheet, ActivTrak.table(${rows}), ${options});`);
/** All that the sheet shows, without what is empty. */
const shown = (): string[][] => {
  const all = library.value(`${SHEET} return sheet.getDataRange().getDisplayValues();`) as string[][];
  return all.map((row) => row.filter((cell) => cell !== '')).filter((row) => row.length > 0);
};
const lastColumn = (): unknown => library.value(`${SHEET} return [sheet.getLastColumn(), sheet.getMaxColumns()];`);

// The first cell of the grid, its last column, and its last rows.
const PLACES = ['A1', 'Z1', 'Y998'] as const;

describe.each(PLACES)('a table at %s that shares no column with the last one', (cell) => {
  test('replaces it, in its place', () => {
    const options = `{ cell: '${cell}' }`;
    write('[{ a: 1 }, { a: 3 }]', options);
    expect(write('[{ b: 2 }]', options)).toEqual({ added: 1, updated: 0, rows: 1 });
    expect(shown()).toEqual([['b'], ['2']]);
    expect(write('[{ c: 5, d: 6 }, { c: 7, d: 8 }]', options)).toEqual({ added: 2, updated: 0, rows: 2 });
    expect(shown()).toEqual([
      ['c', 'd'],
      ['5', '6'],
      ['7', '8'],
    ]);
    write('[{ a: 1 }]', options);
    expect(shown()).toEqual([['a'], ['1']]);
  });

  test('keeps its rows where it is appended to', () => {
    const options = `{ cell: '${cell}', mode: 'append' }`;
    write('[{ a: 1 }]', options);
    expect(write('[{ b: 2 }]', options)).toEqual({ added: 1, updated: 0, rows: 2 });
    expect(shown().map((row) => [...row].sort())).toEqual([['a', 'b'], ['1'], ['2']]);
    expect(lastColumn()).toEqual([cell === 'A1' ? 2 : expect.any(Number), expect.any(Number)]);
  });

  test('gets no rows by merging, which could not tell them from those that are there', () => {
    const options = (key: string): string => `{ cell: '${cell}', mode: 'merge', key: '${key}' }`;
    write('[{ a: 1 }]', options('a'));
    expect(refusal('[{ b: 2 }]', options('b'))).toBe(
      `argument: The rows of “Sheet1 ${cell}” have no column “b” to merge by, so they would be there twice. Undo its deletion, replace all rows, or call forgetTable() and write to a free place.`,
    );
    expect(shown()).toEqual([['a'], ['1']]);
    expect(write('[{ a: 1, b: 2 }]', options('a'))).toEqual({ added: 0, updated: 1, rows: 1 });
    expect(write('[{ a: 3, b: 2 }]', options('b'))).toEqual({ added: 0, updated: 1, rows: 1 });
  });
});

test('no row is there twice where somebody deleted the column that rows are merged by', () => {
  const rows = (active: number): string => `[1, 2].map((userId) => ({ date: '2026-11-02', userId, user: 'Ann', active: ${active} }))`;
  const options = `{ mode: 'merge' }`;
  write(rows(3600), options);
  library.value(`${SHEET} sheet.deleteColumn(2);`);
  const before = shown();
  expect(refusal(rows(7200), options)).toMatch(/^argument: The rows of “Sheet1 A1” have no column “User ID” to merge by/);
  expect(shown()).toEqual(before);
  expect(write('[]', options)).toEqual({ added: 0, updated: 0, rows: 2 });
  write(rows(7200), `{ mode: 'replace' }`);
  expect(write(rows(7200), options)).toEqual({ added: 0, updated: 0, rows: 2 });
});

describe('old rows stay where new ones cannot be written', () => {
  test.each(['replace', 'append', 'merge'])('something is in the way of %s', (mode) => {
    const options = `{ mode: '${mode}', key: 'a' }`;
    write('[{ a: 1 }]', options);
    library.bench.playground.type('A4', 'mine');
    const before = shown();
    const rows = mode === 'replace' ? '[{ b: 1 }, { b: 2 }, { b: 3 }]' : '[{ a: 2 }, { a: 3 }, { a: 4 }]';
    expect(refusal(rows, options)).toMatch(/^argument: .*A4/);
    expect(shown()).toEqual(before);
    // And nothing of the attempt stays behind that a later one stumbles over.
    library.bench.playground.type('A4', '');
    expect(write(rows, options)).toMatchObject({ rows: mode === 'replace' ? 3 : 4 });
  });

  test.each(['append', 'merge'])('something stands below a column that %s lacks this time', (mode) => {
    const options = `{ mode: '${mode}', key: 'a' }`;
    write('[{ a: 1, b: 2 }]', options);
    library.bench.playground.type('B4', '=SUM(B2:B2)');
    const before = shown();
    expect(refusal('[{ a: 2 }, { a: 3 }]', options)).toMatch(/^argument: .*B4/);
    expect(shown()).toEqual(before);
    expect(write('[{ a: 2 }]', options)).toMatchObject({ rows: 2 });
  });

  test('something stands beside a column that comes in', () => {
    write('[{ a: 1 }]', `{ cell: 'A1' }`);
    library.bench.playground.type('B2', 'mine');
    write('[{ b: 1, c: 2 }]', `{ cell: 'A1' }`);
    expect(shown()).toEqual([
      ['b', 'c'],
      ['1', '2', 'mine'],
    ]);
  });
});

test('a merge that is refused for its key leaves nothing behind', () => {
  const marks = `return SpreadsheetApp.getActive().createDeveloperMetadataFinder().find().length;`;
  const grid = (): unknown => [shown(), lastColumn(), library.value(marks)];
  const before = grid();
  for (const key of ['undefined', `'nobody'`, `['a', 'nobody']`, '[]', '5', 'null'])
    expect(refusal('[{ a: 1 }]', `{ mode: 'merge', key: ${key}, cell: 'Z1' }`)).toMatch(/^argument: /);
  expect(grid()).toEqual(before);
  // Nor over rows that stand there.
  write('[{ a: 1 }]', `{ cell: 'Z1' }`);
  const written = grid();
  expect(refusal('[{ b: 1 }]', `{ mode: 'merge', key: 'a', cell: 'Z1' }`)).toMatch(/^argument: /);
  expect(grid()).toEqual(written);
});
