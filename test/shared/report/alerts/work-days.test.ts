import { datesAreText, readyHeaderDeleted } from '#words/ready';
import type { OwnSheet } from '../../../../shared/dashboard/blueprint';
import { type OwnOf, ownOwner, saveOwn, saveReady } from '../../../../shared/dashboard/kept-ready';
import type { ReportPeople } from '../../../../shared/dashboard/own-sheets';
import { ownPlans } from '../../../../shared/dashboard/ready/own-plans';
import { READY_SHEETS } from '../../../../shared/dashboard/ready/ready-sheets';
import { type IsWorkDay, lastWorkDayBefore, type WorkDayFacts, workDays } from '../../../../shared/report/alerts/work-days';
import type { SheetValue } from '../../../../shared/sheet-writer';
import { marksOf } from '../../../../shared/table/place/placement';
import { runSync, wait } from '../../../../shared/task';
import { memorySheets } from '../../../doubles/memory-sheets';
import { memoryStore } from '../../../doubles/memory-store';

/** Monday, 2026-03-16, to Sunday. */
const [MON, TUE, WED, THU, FRI, SAT, SUN] = [46_097, 46_098, 46_099, 46_100, 46_101, 46_102, 46_103] as const;
const ANN = { id: '7', name: 'Ann Lee' };
const BOB = { id: '8', name: 'Bob' };
const FIRST: ReportPeople = { connection: 'c1' };
const EU: OwnOf = { handle: 'eu', name: 'Northfell EU' };

function bench() {
  const [sheets, documents] = [memorySheets('at once'), memoryStore('at once')];
  /** Puts one of the user's own sheets into the document, with what people typed below its header. */
  const own = (kind: OwnSheet, rows: readonly Readonly<Record<string, SheetValue>>[], of?: OwnOf): void => {
    const keys = (ownPlans([kind])[kind]?.columns ?? []).map(({ key }) => key);
    const title = of ? `${kind} ${of.name}` : kind;
    const { id: sheet } = runSync(wait(sheets.addSheet(title, 'visible', { rows: 40, columns: 12 })));
    const columns = new Map(keys.map((key, at) => [key, at]));
    void sheets.setMarks(ownOwner(kind, of), marksOf({ sheet, status: undefined, header: 2, rows: 0, columns }));
    rows.forEach((row, at) => {
      for (const [key, value] of Object.entries(row)) sheets.type(title, 3 + at, columns.get(key) ?? -1, { value });
    });
    runSync(saveOwn(documents, kind, of, { version: 1, sheet, sheetName: title }));
  };
  const all = (people: ReportPeople = FIRST, off = '0000011'): WorkDayFacts => runSync(workDays({ documents, sheets }, 'r1', people, off));
  const ask = (...asked: Parameters<typeof all>): IsWorkDay => all(...asked).isWorkDay;
  return { sheets, documents, own, all, ask };
}

const workedBy = (isWorkDay: IsWorkDay, person: typeof ANN): readonly number[] =>
  [MON, TUE, WED, THU, FRI, SAT, SUN].filter((day) => isWorkDay(day, person));

it('are those of the report’s week where the document says nothing of anybody', () => {
  expect(workedBy(bench().ask(), ANN)).toEqual([MON, TUE, WED, THU, FRI]);
  expect(workedBy(bench().ask(FIRST, '1100001'), ANN)).toEqual([WED, THU, FRI, SAT]);
});

it('are those that People gives somebody, by ID before the name', () => {
  const { own, ask } = bench();
  own('people', [
    { userId: 7, user: 'Ann', workdays: '1000011' },
    { userId: '', user: 'bob ', workdays: 11 },
    { userId: 9, user: 'Cid', workdays: 'often' },
    { userId: 1, user: 'Two', workdays: '1111110' },
    { userId: 2, user: 'Two', workdays: '1111110' },
  ]);
  const isWorkDay = ask(FIRST, '0000111');
  expect(workedBy(isWorkDay, ANN)).toEqual([TUE, WED, THU, FRI]);
  expect(workedBy(isWorkDay, BOB)).toEqual([MON, TUE, WED, THU, FRI]);
  expect(workedBy(isWorkDay, { id: '9', name: 'Cid' })).toEqual([MON, TUE, WED, THU]);
  expect(workedBy(isWorkDay, { id: '', name: 'Two' })).toEqual([MON, TUE, WED, THU]);
  expect(workedBy(isWorkDay, { id: '2', name: 'Two' })).toEqual([SUN]);
  expect(workedBy(isWorkDay, { id: '', name: '' })).toEqual([MON, TUE, WED, THU]);
});

it('are nobody’s who is called the same and has another ID', () => {
  const { own, ask } = bench();
  own('people', [
    { userId: 5, user: 'Ann Lee', workdays: '1111100' },
    { userId: 8, user: 'Bob', workdays: '0111111' },
    { userId: 8, user: 'Bob', workdays: '1111110' },
  ]);
  expect(workedBy(ask(), ANN)).toEqual([MON, TUE, WED, THU, FRI]);
  expect(workedBy(ask(), { id: '', name: 'Ann Lee' })).toEqual([SAT, SUN]);
  // A formula that looks an ID up takes the first.
  expect(workedBy(ask(), BOB)).toEqual([MON]);
});

it('are no others for dates that are texts, which ready sheets don’t count either, and those are said', () => {
  const { own, ask, all } = bench();
  own('people', [
    { userId: 7, end: 'unknown' },
    { userId: 8, start: '2026-03-17', end: '20.03.2026' },
  ]);
  own('days-off', [
    { user: '*', date: MON },
    { user: 'Ann Lee', date: ' 2026-03-18 ' },
    { user: '*', date: '19.3.2026' },
    { user: '*', date: 'Good Friday' },
    { user: '*', date: '17/03/2026' },
  ]);
  for (const one of [ANN, BOB]) expect(workedBy(ask(), one)).toEqual([TUE, WED, THU, FRI]);
  expect(all().textDates).toEqual([datesAreText('people', 2, 'D5'), datesAreText('days-off', 3, 'B5')]);
});

it('end with somebody’s last day, and begin with the first', () => {
  const { own, ask } = bench();
  own('people', [{ userId: 7, start: TUE, end: THU + 0.25 }]);
  expect(workedBy(ask(), ANN)).toEqual([TUE, WED, THU]);
  expect(workedBy(ask(), BOB)).toHaveLength(5);
});

it('are none that are off: for somebody by name or ID, or for all', () => {
  const { own, ask } = bench();
  own('days-off', [
    { user: '*', date: MON },
    { user: 7, date: TUE },
    { user: 'ANN LEE', date: WED },
    { user: '', date: THU },
    { user: 'Bob', date: 'Friday' },
  ]);
  expect(workedBy(ask(), ANN)).toEqual([THU, FRI]);
  expect(workedBy(ask(), BOB)).toEqual([TUE, WED, THU, FRI]);
});

it('are those of the report’s connection: the same ID is somebody else with another', () => {
  const { own, ask } = bench();
  own('people', [{ userId: 7, workdays: '1000011' }]);
  own('people', [{ userId: 7, workdays: '0100011' }], EU);
  own('days-off', [{ user: '*', date: FRI }], EU);
  expect(workedBy(ask(), ANN)).toEqual([TUE, WED, THU, FRI]);
  expect(workedBy(ask({ connection: 'c2', named: EU }), ANN)).toEqual([MON, WED, THU]);
});

it('are those that the report’s ready sheet looks up, once it is drawn', () => {
  const { documents, own, ask } = bench();
  own('days-off', [{ user: '*', date: MON }]);
  own('days-off', [{ user: '*', date: TUE }], EU);
  const { blueprint } = READY_SHEETS.timesheet.make(READY_SHEETS.timesheet.defaults);
  const drawn = { version: 1, sheet: 's', sheetName: 'Timesheet' } as const;
  const there = { connection: 'c2', named: EU };
  runSync(saveReady(documents, 'r1', { version: 1, blueprint, own: {} }));
  expect(workedBy(ask(there), ANN)).toEqual([MON, WED, THU, FRI]);
  runSync(saveReady(documents, 'r1', { version: 1, blueprint, own: {}, drawn }));
  expect(workedBy(ask(there), ANN)).toEqual([TUE, WED, THU, FRI]);
  runSync(saveReady(documents, 'r1', { version: 1, blueprint, own: {}, drawn, ownOf: EU }));
  expect(workedBy(ask(), ANN)).toEqual([MON, WED, THU, FRI]);
});

it('are found wherever people moved the sheet’s rows and columns', () => {
  const { sheets, own, ask } = bench();
  own('days-off', [{ user: 'Bob', date: MON }]);
  sheets.insertRows('days-off', 0, 4);
  expect(workedBy(ask(), BOB)).toEqual([TUE, WED, THU, FRI]);
});

it('a sheet without its header is an error', () => {
  const { sheets, own, ask } = bench();
  own('people', [{ userId: 7 }]);
  void sheets.removeMarks(ownOwner('people'), ['header']);
  expect(() => ask()).toThrow(readyHeaderDeleted('people'));
});

it.each([
  [46_101, '0000011', 46_100],
  [46_102, '0000011', 46_101],
  [46_103, '0000011', 46_101],
  [46_104, '0000011', 46_101],
  [46_104, '0000110', 46_103],
  [46_104, '0000000', 46_103],
  [46_104, '1111101', 46_102],
])('the last work day before %d, with %s off, is %d', (day, weekdaysOff, last) => {
  expect(lastWorkDayBefore(day, weekdaysOff)).toBe(last);
});
