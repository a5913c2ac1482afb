import type { StoredValue } from '../../playground/spreadsheet/backend';
import { serialOfIso } from '../../shared/model/serial';
import { createLibraryBench, DAYS, type LibraryBench } from './library-bench';

let library: LibraryBench;
beforeEach(async () => {
  library = await createLibraryBench();
});
afterEach(() => library.dispose());

const cells = (range: string): StoredValue[][] => library.bench.playground.values(range);
const formats = (range: string): unknown => library.value(`return SpreadsheetApp.getActive().getRange('${range}').getNumberFormats();`);
const day = serialOfIso(DAYS[3] ?? '') as number;

const SHEET = 'const sheet = SpreadsheetApp.getActive().getSheets()[0];';
const write = (rows: string, options = '{}', table = '{}'): unknown =>
  library.value(`${SHEET} return ActivTrak.writeTable(sheet, ActivTrak.table(${rows}, ${table}), ${options});`);
const refusal = (rows: string, options = '{}'): string =>
  library.failure(`${SHEET} ActivTrak.writeTable(sheet, ActivTrak.table(${rows}), ${options});`);

describe('table', () => {
  test('typed cells: days and times as serial numbers, durations in days, nothing as an empty cell', () => {
    const rows = `[{ date: '${DAYS[3]}', user: 'Ann', active: 43200, firstActivity: '${DAYS[3]}T06:00:00', userId: 1, groups: null }]`;
    expect(library.value(`return ActivTrak.table(${rows});`)).toEqual({
      columns: [
        { key: 'date', label: 'Date', kind: 'date', numberFormat: 'yyyy-mm-dd' },
        { key: 'user', label: 'User', kind: 'text', numberFormat: '@' },
        { key: 'active', label: 'Active', kind: 'duration', numberFormat: '[h]:mm:ss' },
        { key: 'firstActivity', label: 'First activity', kind: 'datetime', numberFormat: 'yyyy-mm-dd hh:mm:ss' },
        { key: 'userId', label: 'User ID', kind: 'id', numberFormat: '0' },
        { key: 'groups', label: 'Groups', kind: 'names', numberFormat: '@' },
      ],
      unit: 'days',
      header: ['Date', 'User', 'Active', 'First activity', 'User ID', 'Groups'],
      values: [[day, 'Ann', 0.5, day + 0.25, 1, '']],
    });
  });

  test('chosen columns, headers and units, and columns of one’s own', () => {
    const body = `return ActivTrak.table([{ user: 'Ann', active: 2, late: true, note: 7 }, { user: 'Bob', active: 4, late: false, note: 'x' }],
      { columns: ['note', 'Active', 'late'], labels: { note: 'Remark' }, unit: 'seconds', rowsIn: 'hours' });`;
    expect(library.value(body)).toMatchObject({
      header: ['Remark', 'Active (s)', 'late'],
      values: [
        ['7', 7200, true],
        ['x', 14400, false],
      ],
    });
    expect(library.failure(`ActivTrak.table([{ user: 'Ann' }], { columns: 'nonsense' });`)).toMatch(
      /^argument: The rows don't have a column “nonsense”/,
    );
    expect(library.failure(`ActivTrak.table([{ date: new Date() }]);`)).toMatch(/^argument: “date” holds a date/);
    expect(library.failure(`ActivTrak.table([{ active: NaN }]);`)).toMatch(/^argument: “active” holds NaN/);
  });
});

describe('writeTable', () => {
  test('hours with their formats, and again in the same place: fewer rows leave no old ones', () => {
    const ask = (range: string): string => `ActivTrak.hours(c, { range: '${range}', columns: 'date,user,active' })`;
    expect(write(ask('last 2 days'), `{ cell: 'B2' }`)).toEqual({ added: 8, updated: 0, rows: 8 });
    expect(cells('B2:D3')).toEqual([
      ['Date', 'User', 'Active'],
      [day - 1, 'Person 1', expect.closeTo((3601 + 602 + 60) / 86_400, 9)],
    ]);
    expect(formats('B3:D3')).toEqual([['yyyy-mm-dd', '@', '[h]:mm:ss']]);
    expect(write(ask('today'), `{ cell: 'B2' }`)).toEqual({ added: 4, updated: 0, rows: 4 });
    expect(cells('B6:D7')).toEqual([
      [day, 'Person 4', expect.any(Number)],
      [null, null, null],
    ]);
  });

  test('text never becomes a formula, a number or a date', () => {
    const texts = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '007',
      '1/2/2026',
      "'quoted",
      '=HYPERLINK("https://evil.example")',
      'TRUE',
      ' =1',
      '\t=1',
    ];
    write(JSON.stringify(texts.map((user) => ({ user, active: 1 }))));
    expect(cells(`A2:A${texts.length + 1}`).flat()).toEqual(texts);
    const formulas = library.value(`return SpreadsheetApp.getActive().getRange('A1:B20').getFormulas().join('');`);
    expect(String(formulas).replace(/,/g, '')).toBe('');
  });

  test('neighbours are untouched, the user’s row formulas follow, and a table that people moved is found', () => {
    write(`[{ user: 'Ann', active: 3600 }]`, `{ cell: 'B2' }`);
    const { playground } = library.bench;
    playground.type('A2', 'mine');
    playground.type('D2', 'Hours');
    playground.type('D3', '=C3*24');
    playground.type('F9', 'far away');
    library.value(`${SHEET} sheet.insertRowsBefore(1, 2);`);
    expect(write(`[{ user: 'Ann', active: 3600 }, { user: 'Bob', active: 7200 }]`, `{ cell: 'B2' }`)).toEqual({
      added: 2,
      updated: 0,
      rows: 2,
    });
    expect(cells('A4:D6').map((row) => row.slice(0, 3))).toEqual([
      ['mine', 'User', 'Active'],
      [null, 'Ann', 3600 / 86_400],
      [null, 'Bob', 7200 / 86_400],
    ]);
    expect(library.value(`return SpreadsheetApp.getActive().getRange('D5:D6').getFormulas().flat();`)).toEqual(['=C5*24', '=C6*24']);
    expect(cells('F11')).toEqual([['far away']]);
    expect(cells('B2:C2')).toEqual([[null, null]]);
  });

  test('nothing is written where something else stands', () => {
    library.bench.playground.type('B4', 'in the way');
    expect(refusal(`[{ user: 'Ann', active: 1 }, { user: 'Bob', active: 2 }, { user: 'Cid', active: 3 }]`)).toMatch(/^argument: .*B4/);
    expect(cells('A1:B3').flat()).toEqual(Array(6).fill(null));
    write(`[{ user: 'Ann', active: 1 }]`, `{ cell: 'A1' }`);
    expect(refusal(`[{ user: 'Ann', active: 1 }, { user: 'Bob', active: 2 }, { user: 'Cid', active: 3 }]`)).toMatch(/^argument: .*B4/);
    expect(cells('A2:B4')).toEqual([
      ['Ann', 1 / 86_400],
      [null, null],
      [null, 'in the way'],
    ]);
  });

  test('rows are found again by a day that begins at 01:00, by a time that the zone skips, and by a text with an apostrophe kept', () => {
    const { spreadsheet } = library.bench.backend;
    const facts = spreadsheet.facts();
    jest.spyOn(spreadsheet, 'facts').mockImplementation(() => ({ ...facts, timeZone: 'Africa/Cairo' }));
    Object.assign(library.bench.backend, { readings: { apostrophe: 'kept', times: 'short', typedColumns: 'at the call' } });
    const rows = (active: number): string =>
      JSON.stringify(
        ['-x', "'y", 'z'].map((user, index) => ({ date: '2026-04-24', time: '2026-04-24T00:30:00', user, active: active + index })),
      );
    for (const key of ['date', 'time', 'user']) {
      const options = `{ name: '${key}', cell: '${{ date: 'A1', time: 'F1', user: 'K1' }[key]}', mode: 'merge', key: ['${key}', 'user'] }`;
      expect(write(rows(60), options)).toEqual({ added: 3, updated: 0, rows: 3 });
      expect(write(rows(60), options)).toEqual({ added: 0, updated: 0, rows: 3 });
      expect(write(rows(61), options)).toEqual({ added: 0, updated: 3, rows: 3 });
    }
  });

  test.each(['0', "'0'", "''", 'null', "'null'"])('merge never takes one record without an id for another (%s)', (logId) => {
    const rows = (...users: readonly string[]): string =>
      `[${users.map((user) => `{ logId: ${logId}, time: '${DAYS[3]}T06:00:00', user: '${user}', duration: 30 }`).join(', ')}]`;
    const merge = `{ mode: 'merge', key: 'logId' }`;
    expect(write(rows('Ann', 'Bob'), merge, `{ rowsIn: 'seconds' }`)).toMatchObject({ rows: 2 });
    expect(write(rows('Cid', 'Dora'), merge, `{ rowsIn: 'seconds' }`)).toMatchObject({ added: 2, updated: 0, rows: 4 });
    expect(write(rows('Dora', 'Ann'), merge, `{ rowsIn: 'seconds' }`)).toMatchObject({ added: 0, updated: 0, rows: 4 });
  });

  test('append puts rows below; merge updates by key and deletes nothing; no rows change nothing', () => {
    const merge = `{ mode: 'merge' }`;
    const rows = (...list: readonly (readonly [id: number | string, user: string])[]): string =>
      JSON.stringify(list.map(([logId, user]) => ({ logId, user })));
    expect(write(rows([1, 'Ann'], [2, 'Bob']), merge)).toEqual({ added: 2, updated: 0, rows: 2 });
    expect(write(rows([2, 'Bea'], ['9007199254740993', 'Cid']), merge)).toEqual({ added: 1, updated: 1, rows: 3 });
    expect(write(rows([2, 'Bea'], ['9007199254740993', 'Cid']), merge)).toEqual({ added: 0, updated: 0, rows: 3 });
    expect(write(rows([2, 'Bea']), `{ mode: 'append' }`)).toEqual({ added: 1, updated: 0, rows: 4 });
    expect(cells('A2:B6')).toEqual([
      [1, 'Ann'],
      [2, 'Bea'],
      ['9007199254740993', 'Cid'],
      [2, 'Bea'],
      [null, null],
    ]);
    expect(write('[]', '{}', `{ columns: 'user' }`)).toEqual({ added: 0, updated: 0, rows: 4 });
    expect(cells('A5:B5')).toEqual([[2, 'Bea']]);
    expect(refusal(`[{ user: 'Ann' }]`, `{ mode: 'merge', cell: 'H1' }`)).toMatch(/^argument: Merging needs columns that tell rows apart/);
  });

  test('columns that come and go, and headers in another unit', () => {
    write(`[{ user: 'Ann', active: 3600 }]`);
    expect(write(`[{ user: 'Ann', passive: 1800, active: 3600 }]`, '{}', `{ unit: 'hours' }`)).toMatchObject({ rows: 1 });
    expect(cells('A1:C2')).toEqual([
      ['User', 'Passive (h)', 'Active (h)'],
      ['Ann', 0.5, 1],
    ]);
    write(`[{ user: 'Ann' }]`);
    expect(cells('A1:C2')).toEqual([
      ['User', null, null],
      ['Ann', null, null],
    ]);
  });

  test('numbers of one’s own stay numbers beside empty cells, and below them', () => {
    const goals = (...list: readonly (string | number | null)[]): string =>
      JSON.stringify(list.map((goal, at) => ({ user: `Person ${at}`, goal })));
    const held = (): unknown => library.value(`${SHEET} return sheet.getRange('B2:B4').getValues().flat();`);
    for (const mode of ['replace', 'merge']) {
      const options = `{ mode: '${mode}', key: 'user', name: '${mode}' }`;
      const wrote = (...list: readonly (string | number | null)[]): unknown => [write(goals(...list), options) && mode, held()];
      expect(wrote(null, null, '')).toEqual([mode, ['', '', '']]);
      expect(wrote('', 5, null)).toEqual([mode, ['', 5, '']]);
      expect(wrote(7, 8.5, '')).toEqual([mode, [7, 8.5, '']]);
      expect(wrote('007', '=1+1', '2026-11-01')).toEqual([mode, ['007', '=1+1', '2026-11-01']]);
      library.value(
        `${SHEET} ActivTrak.forgetTable(sheet, { name: '${mode}' }); sheet.clear(); sheet.getRange('A1:B9').setNumberFormat('General');`,
      );
    }
  });

  test('two tables of one spreadsheet, and a lock that somebody else has', () => {
    write(`[{ user: 'Ann' }]`, `{ cell: 'A1' }`);
    write(`[{ user: 'Bob' }]`, `{ cell: 'D1' }`);
    expect(cells('A1:D2')).toEqual([
      ['User', null, null, 'User'],
      ['Ann', null, null, 'Bob'],
    ]);
    library.bench.backend.locks.acquire('script', 'somebody else', 0);
    expect(refusal(`[{ user: 'Ann' }]`, `{ lock: LockService.getScriptLock() }`)).toMatch(/^busy: Another execution is writing/);
  });

  test('what is no table', () => {
    expect(library.failure(`${SHEET} ActivTrak.writeTable(sheet, [['x']]);`)).toMatch(/^argument: This isn't a table/);
    const misfit = `const table = ActivTrak.table([{ user: 'Ann' }]); table.values.push(['a', 'b']);`;
    expect(library.failure(`${SHEET} ${misfit} ActivTrak.writeTable(sheet, table);`)).toMatch(/^argument: Row 2 of the table has 2 cells/);
  });
});
