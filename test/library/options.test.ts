import { createLibraryBench, DAYS, KEY, type LibraryBench } from './library-bench';

let library: LibraryBench;
beforeAll(async () => {
  library = await createLibraryBench();
});
afterAll(() => library.dispose());

/** What each of these calls fails with, in one execution. */
function failures(calls: readonly string[]): string[] {
  const each = calls.map((call) => `() => { ${call}; }`).join(', ');
  return library.value(`const sheet = SpreadsheetApp.getActive().getSheets()[0];
    return [${each}].map((call) => { try { call(); return 'no failure'; } catch (error) { return error.code + ': ' + error.message; } });`) as string[];
}
const failure = (call: string): string => failures([call])[0] ?? '';

const TABLE = `ActivTrak.table([{ logId: 1, user: 'Ann' }])`;
const LONG_KEY = 'Zk4pQ9vTn2xR7bLw8sYc3mHd6fJg1aUe';
const QUERIES = ['hours', 'computerHours', 'activityLog', 'syncActivityLog'] as const;
/** Values of every kind, none of which is a name, a unit or a list of names. */
const ODD = ['null', '5.5', '-1', 'true', '{}', '[[]]', '[null]', '[5.5]', 'new Date()', '() => 1', 'NaN'];
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  range: ODD,
  who: [...ODD, "''", "' '", '[]', "['']", "['Person 1', '']", "['Person 1', null]", '0', '1e20'],
  columns: [...ODD, '5', '[new Date()]', "'nonsense'"],
  unit: [...ODD, "'weeks'", "''"],
};

/** Two sentences, of which none is JavaScript's own, none speaks of reports or of functions of cells, and none shows a value's insides. */
const PLAIN = /^argument: (?!.*(?:not a function|undefined|is not iterable|Cannot|\[object|ACTIVTRAK_|\breports?\b)).*\.$/;

describe.each(QUERIES)('%s', (name) => {
  test.each(Object.keys(OPTIONS))('whatever %s is, an error says so', (option) => {
    const values = (OPTIONS[option] ?? []).filter((value) => !(name === 'syncActivityLog' && value === '[]' && option === 'range'));
    const calls = values.map((value) => `ActivTrak.${name}(c, { ${option}: ${value} })`);
    expect(failures(calls)).toEqual(calls.map(() => expect.stringMatching(PLAIN)));
  });

  test('an option that nobody knows is refused by its name, with the one that was meant', () => {
    expect(failure(`ActivTrak.${name}(c, { rnge: 'today' })`)).toMatch(/“rnge”. Did you mean range\?$/);
    expect(failure(`ActivTrak.${name}(c, { colums: 'date' })`)).toMatch(/“colums”. Did you mean columns\?$/);
    expect(failure(`ActivTrak.${name}(c, { wo: 'date', range: 'today' })`)).toMatch(/“wo”. Choose from range, who, columns, unit/);
    expect(failure(`ActivTrak.${name}(c, { from: 'today' })`)).toMatch(/“from”. Write range: \{from/);
    expect(failure(`ActivTrak.${name}(c, { range: { from: '${DAYS[0]}', till: '${DAYS[1]}' } })`)).toMatch(/“till”. Choose from from, to/);
    expect(failure(`ActivTrak.${name}(c, { range: { form: '${DAYS[0]}' } })`)).toMatch(/“form”. Did you mean from\?$/);
  });

  test('days that are no days', () => {
    const ranges = [
      `{ to: '${DAYS[1]}' }`,
      `{ from: '' }`,
      `{ from: null }`,
      `{ from: '${DAYS[0]}', to: '' }`,
      `{ from: '${DAYS[0]}', to: null }`,
    ];
    const all = [...ranges, `{ from: new Date() }`, `{ from: 46000 }`, "''", `['${DAYS[0]}', '${DAYS[1]}']`, "'lst week'"];
    expect(failures(all.map((range) => `ActivTrak.${name}(c, { range: ${range} })`))).toEqual(
      all.map(() => expect.stringMatching(/^argument: /)),
    );
  });

  test('options of another kind', () => {
    for (const options of ['5', 'true', '[]', 'new Date()', '() => 1'])
      expect(failure(`ActivTrak.${name}(c, ${options})`)).toMatch(/^argument: The options of .* can't be/);
  });
});

test('text in place of options is the range, for hours, computers and the log', () => {
  const dates = (call: string): unknown => library.value(`return [...new Set(${call}.map((row) => row.date))];`);
  expect(dates(`ActivTrak.hours(c, '${DAYS[1]}')`)).toEqual([DAYS[1]]);
  expect(dates(`ActivTrak.computerHours(c, '${DAYS[0]}..${DAYS[1]}')`)).toEqual([DAYS[0], DAYS[1]]);
  expect(library.value(`return ActivTrak.activityLog(c, '${DAYS[1]}');`)).toEqual([]);
  expect(failure(`ActivTrak.hours(c, '')`)).toMatch(/^argument: range is empty/);
  expect(failure(`ActivTrak.hours(c, 'lst week')`)).toMatch(/Did you mean “last week”/);
});

test('a number is a user’s id, also beside names and groups', () => {
  const users = (who: string): unknown =>
    library.value(`return ActivTrak.hours(c, { range: '${DAYS[3]}', who: ${who} }).map((row) => row.user);`);
  expect(users('2')).toEqual(['Person 2']);
  expect(users(`['Person 1', 2]`)).toEqual(['Person 1', 'Person 2']);
  expect(users(`[3, 'group:Sales', 'user:2']`)).toEqual(['Person 2', 'Person 3', 'Person 4']);
  expect(users(`ActivTrak.hours(c, { range: '${DAYS[3]}', columns: 'userId' }).map((row) => row.userId)`)).toHaveLength(4);
  expect(users(`'everyone'`)).toHaveLength(4);
  expect(users('undefined')).toHaveLength(4);
  expect(failure(`ActivTrak.hours(c, { range: 'today', who: 99 })`)).toMatch(/^argument: .*99/);
  for (const who of ['-1', "'-1'", "'user:-1'", "['Person 1', '-1']", "'Person 1; -1'", "'group:0'"])
    expect(failure(`ActivTrak.hours(c, { range: 'today', who: ${who} })`)).toMatch(/^argument: .*whole number from 1/);
  expect(library.value(`return ActivTrak.users(c, 51).map((user) => user.id);`)).toEqual([2, 4]);
  expect(library.value(`return ActivTrak.syncActivityLog(c, { who: [2] }).rows;`)).toEqual([]);
});

test('what is no limit, no function, no bookmark, no group', () => {
  const calls = [
    ...['null', '0', '-3', '1.5', "'10'", '[]'].flatMap((limit) => [
      `ActivTrak.activityLog(c, { limit: ${limit} })`,
      `ActivTrak.syncActivityLog(c, { limit: ${limit} })`,
    ]),
    'ActivTrak.hours(c, { limit: 5 })',
    'ActivTrak.activityLog(c, {}, {})',
    "ActivTrak.activityLog(c, {}, 'rows')",
    'ActivTrak.syncActivityLog(c, {}, 5)',
    'ActivTrak.syncActivityLog(c, {}, { version: 1 })',
    "ActivTrak.users(c, '')",
    'ActivTrak.users(c, null)',
    'ActivTrak.users(c, new Date())',
    'ActivTrak.users(c, {})',
    ...['-1', '0', '5.5', 'NaN'].map((group) => `ActivTrak.users(c, ${group})`),
    'ActivTrak.hours()',
    "ActivTrak.hours('key')",
    'ActivTrak.groups(null)',
  ];
  expect(failures(calls)).toEqual(calls.map(() => expect.stringMatching(PLAIN)));
});

test('connect says which of its options is wrong, and shows no key', () => {
  const calls = [
    ...['null', '5', "'Mars/Olympus'", "''", '[]', "'GMT+99999'", "'UTC+3'", "'GMT+24'", "'+03:00'", "'GMT+3:60'"]
      .slice(1)
      .map((zone) => `ActivTrak.connect({ key: '${KEY}', timeZone: ${zone} })`),
    ...['null', '0', '8', "'1'", '1.5'].map((day) => `ActivTrak.connect({ key: '${KEY}', weekStart: ${day} })`),
    ...['null', '0', "'10'", 'NaN'].map((seconds) => `ActivTrak.connect({ key: '${KEY}', seconds: ${seconds} })`),
    ...['null', '5', "'mars'"].map((region) => `ActivTrak.connect({ key: '${KEY}', region: ${region} })`),
    ...['null', '5', "'ftp://x'"].map((address) => `ActivTrak.connect({ key: '${KEY}', baseUrl: ${address} })`),
    ...['properties', 'cache', 'lock'].flatMap((option) =>
      ['5', "'x'", '{}', '() => 1'].map((value) => `ActivTrak.connect({ key: '${KEY}', ${option}: ${value} })`),
    ),
    `ActivTrak.connect('${KEY}')`,
    `ActivTrak.connect(['${KEY}'])`,
    `ActivTrak.connect({ apiKey: '${KEY}' })`,
    ...['region', 'timeZone', 'baseUrl', 'weekStart', 'seconds'].map(
      (option) => `ActivTrak.connect({ key: 'us', ${option}: '${LONG_KEY}' })`,
    ),
    `ActivTrak.connect({ key: '${KEY}', timezone: 'UTC' })`,
  ];
  const found = failures(calls);
  expect(found).toEqual(calls.map(() => expect.stringMatching(/^argument: .*[.?]$/)));
  expect(found.join()).not.toMatch(new RegExp(`${KEY}|${LONG_KEY.slice(0, 8)}`));
  expect(found[found.length - 1]).toMatch(/Did you mean timeZone\?$/);
  expect(failure('ActivTrak.connect({ key: 5 })')).toMatch(/^not-connected: /);
  expect(failure('ActivTrak.connect()')).toMatch(/^not-connected: /);
});

test('services that are null are none, and zones of every kind are taken', () => {
  const rows = `ActivTrak.hours(ActivTrak.connect({ key: '${KEY}', properties: null, cache: null, lock: null, timeZone: zone }), 'today').length`;
  expect(library.value(`return ['America/New_York', 'UTC', 'Etc/GMT+5', 'GMT', null].map((zone) => ${rows});`)).toEqual([4, 4, 4, 4, 4]);
});

test('a zone means what it says, however it is written: Google would take one in other letter case for UTC and say nothing', () => {
  const zones = ['Pacific/Kiritimati', 'pacific/kiritimati', 'ASIA/KOLKATA', 'gmt', 'GMT+3', 'GMT-1130'];
  const taken = `ActivTrak.connect({ key: '${KEY}', timeZone: zone }).timeZone`;
  const days = library.value(`return ${JSON.stringify(zones)}.map((zone) => Utilities.formatDate(new Date(0), ${taken}, 'HH:mm'));`);
  expect(days).toEqual(['13:20', '13:20', '05:30', '00:00', '03:00', expect.any(String)]);
});

test('table and writeTable look at theirs too', () => {
  const calls = [
    'ActivTrak.table()',
    'ActivTrak.table(null)',
    'ActivTrak.table([null])',
    'ActivTrak.table([5])',
    "ActivTrak.table([['x']])",
    ...['columns', 'labels', 'unit', 'rowsIn'].flatMap((option) =>
      ['null', '5', 'new Date()'].map((value) => `ActivTrak.table([{ user: 'Ann' }], { ${option}: ${value} })`),
    ),
    "ActivTrak.table([{ user: 'Ann' }], { labels: { user: 5 } })",
    "ActivTrak.table([{ user: 'Ann' }], 'user')",
    "ActivTrak.table([{ user: 'Ann' }], { columns: 'usr' })",
    "ActivTrak.table([{ user: 'Ann' }], { lables: {} })",
    `ActivTrak.writeTable(null, ${TABLE})`,
    `ActivTrak.writeTable(undefined, ${TABLE})`,
    `ActivTrak.writeTable('Hours', ${TABLE})`,
    `ActivTrak.writeTable(SpreadsheetApp.getActive(), ${TABLE})`,
    'ActivTrak.writeTable(sheet)',
    'ActivTrak.writeTable(sheet, [])',
    `ActivTrak.writeTable(sheet, ${TABLE}, 'B2')`,
    ...['cell', 'name', 'mode', 'lock'].flatMap((option) =>
      ['5', "''", '{}', 'new Date()'].map((value) => `ActivTrak.writeTable(sheet, ${TABLE}, { ${option}: ${value} })`),
    ),
    ...['cell', 'name', 'mode'].map((option) => `ActivTrak.writeTable(sheet, ${TABLE}, { ${option}: null })`),
    `ActivTrak.writeTable(sheet, ${TABLE}, { cell: 'B2:C3' })`,
    `ActivTrak.writeTable(sheet, ${TABLE}, { mod: 'merge' })`,
    `const t = ${TABLE}; t.values = [null]; ActivTrak.writeTable(sheet, t)`,
    `const t = ${TABLE}; t.columns = [null, 5]; ActivTrak.writeTable(sheet, t)`,
    `const t = ${TABLE}; t.columns[1] = t.columns[0]; ActivTrak.writeTable(sheet, t)`,
    `const t = ${TABLE}; t.unit = 'weeks'; ActivTrak.writeTable(sheet, t)`,
    'ActivTrak.forgetTable(null)',
    "ActivTrak.forgetTable(sheet, 'hours')",
    "ActivTrak.forgetTable(sheet, { nam: 'hours' })",
  ];
  expect(failures(calls)).toEqual(calls.map(() => expect.stringMatching(/^argument: (?!.*(?:not a function|undefined|\[object)).*[.?]$/)));
  expect(library.value('return SpreadsheetApp.getActive().getSheets()[0].getLastRow();')).toBe(0);
  expect(library.value('return SpreadsheetApp.getActive().createDeveloperMetadataFinder().find().length;')).toBe(0);
});
