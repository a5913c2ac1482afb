import { createLibraryBench, type LibraryBench } from './library-bench';

let library: LibraryBench;
beforeEach(async () => {
  library = await createLibraryBench();
});
afterEach(() => library.dispose());

const SHEET = 'const sheet = SpreadsheetApp.getActive().getSheets()[0];';
const write = (rows: string, options = `{ name: 'hours' }`): string => `ActivTrak.writeTable(sheet, ActivTrak.table(${rows}), ${options});`;
const failure = (body: string): string => library.failure(`${SHEET} ${body}`);
const forgotten = (options: string): unknown => library.value(`${SHEET} return ActivTrak.forgetTable(sheet, ${options});`);

/** What a script can do nothing with. */
const FOREIGN = /\breport|=?ACTIVTRAK_[A-Z]|formula|sidebar|panel|“Settings”|\bcell function/i;

test.each([
  ['its header was deleted', 'sheet.deleteRow(1);'],
  ['its end was deleted', 'sheet.deleteRows(2, 4);'],
  ['its columns were deleted', 'sheet.deleteColumns(1, 1);'],
  ['something is in the way', `sheet.getRange('A5').setValue('mine');`],
  ['the sheet is protected', `sheet.protect().removeEditors(['owner@example.com']);`],
  ['it is on another sheet', 'const other = sheet.getParent().insertSheet("Other"); sheet = other;'],
])('%s: the error speaks of a table', (_, change) => {
  const rows = '[{ a: 1 }, { a: 2 }, { a: 3 }]';
  library.value(`${SHEET} ${write(rows)}`);
  const message = failure(
    `{ let sheet = SpreadsheetApp.getActive().getSheets()[0]; ${change} ${write(`${rows}.concat([{ a: 4 }, { a: 5 }])`)} }`,
  );
  expect(message).not.toMatch(FOREIGN);
  expect(message).toMatch(/^(?:argument: .*“hours”|no failure)/);
});

test('nobody of that name, in all kinds: the functions to ask are the library’s', () => {
  for (const who of ["'Nobody'", "'group:None'", "'computer:NONE'", "'user:99'", "['computer:PC-1', 'user:1']"]) {
    const message = failure(`ActivTrak.hours(c, { range: 'today', who: ${who} });`);
    expect(message).toMatch(/^argument: /);
    expect(message).not.toMatch(FOREIGN);
  }
});

test('the answers of a server speak of connect() and not of a panel', () => {
  for (const status of [301, 400, 401, 402, 403, 404, 405, 410, 413, 414, 429, 431, 451, 500]) {
    library.bench.playground.cache.clear();
    library.bench.answer = () => ({ status, headers: { Location: 'https://elsewhere.example/' }, body: '{}' });
    expect(failure(`ActivTrak.hours(ActivTrak.connect({ key: 'key-${status}', seconds: 3 }), 'today');`)).not.toMatch(FOREIGN);
  }
});

test('a table is forgotten by its name or its cell: its cells stay, and it can be written elsewhere', () => {
  library.value(`${SHEET} ${write('[{ a: 1 }]')} ${write('[{ b: 1 }]', `{ cell: 'C1' }`)}`);
  expect(forgotten(`{ name: 'other' }`)).toBe(false);
  expect(forgotten(`{ name: 'hours' }`)).toBe(true);
  expect(forgotten(`{ name: 'hours' }`)).toBe(false);
  expect(failure(write('[{ a: 2 }]'))).toMatch(/^argument: .*A1/);
  library.value(`${SHEET} ${write('[{ a: 2 }]', `{ name: 'hours', cell: 'F1' }`)} ${write('[{ b: 2 }]', `{ cell: 'C1' }`)}`);
  expect(library.bench.playground.values('A1:F2')).toEqual([
    ['a', null, 'b', null, null, 'a'],
    [1, null, 2, null, null, 2],
  ]);
  expect([forgotten(`{ cell: 'C1' }`), forgotten('{}'), forgotten('undefined')]).toEqual([true, false, false]);
});

test('a table whose header was deleted is forgotten and written anew', () => {
  library.value(`${SHEET} ${write('[{ a: 1 }]')} sheet.deleteRow(1);`);
  expect(failure(write('[{ a: 2 }]'))).toMatch(/forgetTable\(\)/);
  expect(forgotten(`{ name: 'hours' }`)).toBe(true);
  expect(library.value(`${SHEET} return ${write('[{ a: 2 }]', `{ name: 'hours', cell: 'C1' }`)}`)).toMatchObject({ rows: 1 });
});

test('a lock that somebody else has keeps a table from being forgotten', () => {
  library.value(`${SHEET} ${write('[{ a: 1 }]')}`);
  library.bench.backend.locks.acquire('script', 'somebody else', 0);
  expect(failure(`ActivTrak.forgetTable(sheet, { name: 'hours', lock: LockService.getScriptLock() });`)).toMatch(/^busy: /);
});
