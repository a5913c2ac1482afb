import { fakeOrganisation } from '../doubles/fake-organisation';
import { activity, createLibraryBench, DAYS, type LibraryBench } from './library-bench';

let library: LibraryBench;
beforeAll(async () => {
  library = await createLibraryBench();
  library.organisation = fakeOrganisation(4, DAYS, [activity(1, DAYS[3] ?? '', 1)]);
});
afterAll(() => library.dispose());

const asked = (unit: string): string => `ActivTrak.hours(c, { range: '${DAYS[3]}', who: 2, columns: 'user,active', unit: '${unit}' })`;
/** The active time of the first row of a table, in days. */
const days = (rows: string, options = '{}'): unknown => library.value(`return ActivTrak.table(${rows}, ${options}).values[0].pop();`);
const RIGHT = 4265 / 86_400;

describe.each(['seconds', 'hours', 'days'])('rows in %s are never taken for others', (unit) => {
  test.each([
    ['as they came', (rows: string) => rows],
    ['filtered and sorted', (rows: string) => `${rows}.filter(() => true).sort(() => 0)`],
    ['copied', (rows: string) => `${rows}.map((row) => ({ ...row }))`],
    ['copied with a column of one’s own', (rows: string) => `${rows}.map((row) => Object.assign({ late: true }, row))`],
    ['changed', (rows: string) => `${rows}.map((row) => { row.late = true; return row; }).map(({ late, ...row }) => row)`],
  ])('%s', (_, change) => {
    expect(days(change(asked(unit)))).toBeCloseTo(RIGHT, 9);
  });

  test('in other units of cells, and written', () => {
    expect(days(asked(unit), `{ unit: 'hours' }`)).toBeCloseTo(4265 / 3600, 9);
    expect(days(asked(unit), `{ unit: 'seconds' }`)).toBeCloseTo(4265, 9);
    const write = `const sheet = SpreadsheetApp.getActive().getSheets()[0];
      ActivTrak.writeTable(sheet, ActivTrak.table(${asked(unit)}), { name: '${unit}' });
      return sheet.getRange('B2').getDisplayValue();`;
    expect(
      library.value(
        `SpreadsheetApp.getActive().getSheets()[0].clear(); ActivTrak.forgetTable(SpreadsheetApp.getActive().getSheets()[0], { name: '${unit}' }); ${write}`,
      ),
    ).toBe('1:11:05');
  });

  test('what rowsIn says counts', () => {
    expect(days(asked(unit), `{ rowsIn: '${unit}' }`)).toBeCloseTo(RIGHT, 9);
    expect(days(`JSON.parse(JSON.stringify(${asked(unit)}))`, `{ rowsIn: '${unit}' }`)).toBeCloseTo(RIGHT, 9);
  });

  test('rows are plain to look at', () => {
    expect(library.value(`return ${asked(unit)}.map((row) => [Object.keys(row), JSON.stringify(row).length < 60]);`)).toEqual([
      [['user', 'active'], true],
    ]);
  });
});

test.each([
  ['through JSON', (rows: string) => `JSON.parse(JSON.stringify(${rows}))`],
  ['made anew', (rows: string) => `${rows}.map(({ user, active }) => ({ user, active }))`],
])('hours that lost their unit %s are asked about', (_, change) => {
  for (const unit of ['hours', 'days']) expect(library.failure(`ActivTrak.table(${change(asked(unit))});`)).toMatch(/^argument: .*rowsIn/);
  expect(days(change(asked('seconds')))).toBeCloseTo(RIGHT, 9);
});

test('sums of hours too, in an execution that asked for hours, whatever their size', () => {
  const sums = `[{ user: 'All', active: ${asked('hours')}[0].active * 100 }]`;
  expect(library.failure(`ActivTrak.table(${sums});`)).toMatch(/^argument: .*rowsIn/);
});

test('scripts that know seconds alone go on: also averages, and rows of hours beside rows of seconds', () => {
  expect(days(`[{ user: 'Ann', active: 4265.5 }]`)).toBeCloseTo(4265.5 / 86_400, 9);
  expect(days(`[{ user: 'Ann', active: 2 }]`)).toBeCloseTo(2 / 86_400, 9);
  expect(library.value(`return ActivTrak.table(${asked('hours')}.concat(${asked('seconds')})).values.map((row) => row[1]);`)).toEqual([
    expect.closeTo(RIGHT, 9),
    expect.closeTo(RIGHT, 9),
  ]);
});

test('rows of the log and of a sync remember theirs', () => {
  const table = (rows: string): unknown => library.value(`return ActivTrak.table(${rows}).values;`);
  const query = `{ range: '${DAYS[3]}', columns: 'duration', unit: 'hours' }`;
  const right = [[expect.closeTo(61 / 86_400, 9)]];
  expect(table(`ActivTrak.activityLog(c, ${query})`)).toEqual(right);
  expect(table(`ActivTrak.syncActivityLog(c, ${query}).rows`)).toEqual(right);
  expect(table(`(() => { const all = []; ActivTrak.activityLog(c, ${query}, (rows) => { all.push(...rows); }); return all; })()`)).toEqual(
    right,
  );
});
