import fc from 'fast-check';
import { READY_SHEETS } from '../../../../shared/dashboard/ready/ready-sheets';
import { alertSearch, MOST_FOUND } from '../../../../shared/report/alerts/alert-search';
import { readyTable, reportTable } from '../../../../shared/report/alerts/alert-table';
import type { Finding } from '../../../../shared/report/alerts/finding';
import type { SearchFacts } from '../../../../shared/report/alerts/search-facts';
import { alertColumns } from '../../../../shared/report/definition/alert-columns';
import type { AlertRule } from '../../../../shared/report/definition/alert-rule';
import type { Report } from '../../../../shared/report/definition/definition';
import type { SheetValue } from '../../../../shared/sheet-writer';
import { alertRule } from '../../../doubles/alert-rule';
import { report } from '../report-bench';

/** Wednesday, 2026-03-18. */
const TODAY = 46_099;
const YESTERDAY = TODAY - 1;
const NOBODY_OFF: SearchFacts = { salt: 'r1', today: TODAY, lastWorkDay: TODAY - 1, isWorkDay: () => true };
/** The report has all days up to today. */
const ASKED = { asked: { from: TODAY - 30, to: TODAY } } as const;

const rule = (change: Partial<AlertRule> = {}): AlertRule => alertRule({ days: 'all', ...change });

const HOURS = ['date', 'user', 'active', 'firstActivity', 'lastActivity', 'offlineMeetings', 'userId'] as const;
const columnsOf = (keys: readonly string[]): Report['columns'] => keys.map((key) => ({ key }));
const hours = (change: Partial<Report> = {}): Report => report({ unit: 'days', columns: columnsOf(HOURS), ...change });

type Line = Readonly<Record<string, SheetValue>>;

/** What rules find in rows that are given by the keys of their columns. */
function search(one: Report, rules: readonly AlertRule[], lines: readonly Line[], facts: Partial<SearchFacts> = {}) {
  const about = alertColumns(one);
  const ons = rules.map((each) => {
    const column = about.find(({ key }) => key === each.column);
    if (!column) throw new Error(`There is no ${each.column}.`);
    return { rule: each, column };
  });
  const looking = alertSearch(reportTable(one), ons, { ...NOBODY_OFF, ...facts });
  for (const line of lines) looking.take(looking.keys.map((key) => line[key] ?? ''));
  return looking.found();
}

const found = (...args: Parameters<typeof search>): readonly Finding[] => search(...args).findings;
const told = (findings: readonly Finding[]): readonly unknown[] => findings.map(({ who, day, value }) => [who, day, value]);
const day = (hour: number, minute = 0, second = 0): number => (hour * 3600 + minute * 60 + second) / 86_400;
const line = (user: string, date: number, active: SheetValue, more: Line = {}): Line => ({ user, date, active, ...more });

describe('A time against its limit', () => {
  it.each([
    ['days', 1 / 86_400],
    ['hours', 1 / 3600],
    ['seconds', 1],
  ] as const)('is counted in seconds where the report counts in %s', (unit, perSecond) => {
    const lines = [7199, 7200, 7201].map((seconds, at) => line(`P${at}`, YESTERDAY, seconds * perSecond));
    expect(told(found(hours({ unit }), [rule()], lines))).toEqual([['P0', YESTERDAY, 7199]]);
    expect(told(found(hours({ unit }), [rule({ test: 'above' })], lines))).toEqual([['P2', YESTERDAY, 7201]]);
  });

  it('is rounded to a whole second first, as a fraction of a day is never exact', () => {
    const short = 7200 / 86_400 - 4e-6;
    expect(found(hours(), [rule()], [line('P', YESTERDAY, short)])).toEqual([]);
    expect(told(found(hours(), [rule()], [line('P', YESTERDAY, short - 2e-6)]))).toEqual([['P', YESTERDAY, 7199]]);
  });

  it('is left alone where it is empty, a text or an error, and errors are counted', () => {
    const lines = ['', 'sick', true, '#N/A', 'Loading...'].map((value) => line('P', YESTERDAY, value));
    const { count, findings, troubled } = search(hours(), [rule()], lines);
    expect([count, findings, [...troubled]]).toEqual([0, [], [['Active', 2]]]);
  });

  it('may be below zero', () => {
    const lines = [-8.25, -8, -7.99].map((value, at) => line(`P${at}`, YESTERDAY, value));
    expect(told(found(hours({ unit: 'hours' }), [rule({ limit: -28_800 })], lines))).toEqual([['P0', YESTERDAY, -29_700]]);
  });
});

describe('A moment', () => {
  const late = rule({ column: 'firstActivity', test: 'above', limit: 33_300 });

  it('is a time of its row’s day', () => {
    const lines = [day(9, 15), day(9, 15, 1), day(9, 15, 1) - 0.4 / 86_400].map((time, at) =>
      line(`P${at}`, YESTERDAY, '', { firstActivity: YESTERDAY + time }),
    );
    expect(told(found(hours(), [late], lines))).toEqual([
      ['P1', YESTERDAY, 33_301],
      ['P2', YESTERDAY, 33_301],
    ]);
  });

  it('after midnight belongs to the night before', () => {
    const last = rule({ column: 'lastActivity', test: 'above', limit: 25 * 3600 });
    const night = line('P', YESTERDAY, '', { firstActivity: YESTERDAY + day(22), lastActivity: YESTERDAY + 1 + day(1, 30) });
    expect(told(found(hours(), [last], [night]))).toEqual([['P', YESTERDAY, 25.5 * 3600]]);
  });

  it('counts from its own midnight where rows have no day', () => {
    const one = hours({ columns: columnsOf(['user', 'firstActivity']) });
    expect(told(found(one, [late], [{ user: 'P', firstActivity: YESTERDAY + day(9, 40) }]))).toEqual([['P', undefined, 34_800]]);
  });

  it('of the log is of the day on which it is', () => {
    const log = report({ stream: 'activity-log', columns: columnsOf(['time', 'user', 'duration', 'logId']) });
    const evening = rule({ column: 'time', test: 'above', limit: 72_000, days: 'yesterday' });
    const lines = [YESTERDAY + day(21), YESTERDAY + day(19), TODAY + day(22)].map((time, at) => ({ time, user: 'P', logId: `${at}` }));
    expect(told(found(log, [evening], lines))).toEqual([['P', YESTERDAY, 75_600]]);
  });
});

it('other numbers are held against their limit as they stand, to six places', () => {
  const meetings = rule({ column: 'offlineMeetings', test: 'above', limit: 0.3 });
  const lines = [0.1 + 0.2, 0.300001, 12].map((offlineMeetings, at) => line(`P${at}`, YESTERDAY, '', { offlineMeetings }));
  expect(told(found(hours(), [meetings], lines))).toEqual([
    ['P1', YESTERDAY, 0.300001],
    ['P2', YESTERDAY, 12],
  ]);
});

describe('Days', () => {
  const lines = [0, 1, 2, 7, 8, 30, 31].map((ago) => line(`${ago} ago`, TODAY - ago, 0.01));

  it.each([
    ['all', ['0 ago', '1 ago', '2 ago', '7 ago', '8 ago', '30 ago', '31 ago']],
    ['yesterday', ['1 ago']],
    ['last-7-days', ['1 ago', '2 ago', '7 ago']],
    ['last-30-days', ['1 ago', '2 ago', '7 ago', '8 ago', '30 ago']],
  ] as const)('%s', (days, names) => {
    expect(found(hours(), [rule({ days })], lines).map(({ who }) => who)).toEqual(names);
  });

  it('a row without a day is only of all of them', () => {
    const odd = [line('P', YESTERDAY, 0.01, { date: 'soon' })];
    expect(found(hours(), [rule()], odd)).toHaveLength(1);
    expect(found(hours(), [rule({ days: 'last-7-days' })], odd)).toEqual([]);
  });

  it('a day whose midnight the zone skips comes back as 01:00, and is the same', () => {
    expect(told(found(hours(), [rule({ days: 'yesterday' })], [line('P', YESTERDAY + day(1), 0.01)]))).toEqual([['P', YESTERDAY, 864]]);
  });

  it('off are left out where the rule says so', () => {
    const isWorkDay: SearchFacts['isWorkDay'] = (at, { name }) => at !== TODAY - 2 && name !== '7 ago';
    expect(found(hours(), [rule({ days: 'last-7-days', workDaysOnly: true })], lines, { isWorkDay }).map(({ who }) => who)).toEqual([
      '1 ago',
    ]);
    expect(found(hours(), [rule({ days: 'last-7-days' })], lines, { isWorkDay })).toHaveLength(3);
  });
});

describe('Two rows of somebody’s day', () => {
  const two = [
    line('P', YESTERDAY, day(1), { userId: 7, firstActivity: YESTERDAY + day(10), lastActivity: YESTERDAY + day(12) }),
    line('P', YESTERDAY, day(1, 30), { userId: 7, firstActivity: YESTERDAY + day(9), lastActivity: YESTERDAY + day(11) }),
  ];

  it('are one: times add up, and the first and the last moment count', () => {
    expect(found(hours(), [rule()], two)).toEqual([]);
    expect(told(found(hours(), [rule({ limit: 10_000 })], two))).toEqual([['P', YESTERDAY, 9000]]);
    expect(found(hours(), [rule({ column: 'firstActivity', test: 'above', limit: 33_300 })], two)).toEqual([]);
    expect(found(hours(), [rule({ column: 'lastActivity', limit: 42_000 })], two)).toEqual([]);
  });

  it('are two people’s where they have other IDs', () => {
    const [one, other] = two as [Line, Line];
    const namesakes = found(hours(), [rule()], [one, { ...other, userId: 8 }]);
    expect(namesakes.map(({ value }) => value)).toEqual([3600, 5400]);
    expect(namesakes[0]?.code).not.toBe(namesakes[1]?.code);
  });

  it('go by the name where the report shows no ID, or a row has none', () => {
    expect(found(hours({ columns: columnsOf(['date', 'user', 'active']) }), [rule()], two)).toEqual([]);
    expect(
      found(
        hours(),
        [rule()],
        two.map((each) => ({ ...each, userId: '' })),
      ),
    ).toEqual([]);
  });

  it('are rows of their own where nobody can tell whose they are', () => {
    const one = hours({ columns: columnsOf(['date', 'active']) });
    const codes = found(one, [rule()], two).map(({ code }) => code);
    expect(new Set(codes).size).toBe(2);
  });
});

describe('Somebody without a row', () => {
  const short = rule({ days: 'yesterday' });
  const lines = [
    line('Ann', YESTERDAY, 0.5),
    line('Bob', TODAY - 3, 0.5),
    line('Cid', TODAY, 0.5),
    line('Gone', TODAY - 20, 0.5),
    line('Ann', TODAY - 6, 0.5),
    line('Cid', TODAY - 6, 0.5),
  ];
  const away = (one: Report, rules: readonly AlertRule[], facts: Partial<SearchFacts> = ASKED) =>
    found(one, rules, lines, facts).map(({ who, value, hasRow }) => [who, value, hasRow]);

  it('did nothing yesterday, if other days name them and not only long ago', () => {
    expect(away(hours(), [short])).toEqual([
      ['Bob', 0, false],
      ['Cid', 0, false],
    ]);
  });

  it('did so also where the report is of that day alone, and rows of other days still stand there', () => {
    const asked = { from: YESTERDAY, to: YESTERDAY };
    expect(away(hours(), [short], { asked }).map(([who]) => who)).toEqual(['Bob', 'Cid']);
  });

  it('may be named by today alone where the report asks for no day before', () => {
    const news = [line('Ann', YESTERDAY, 0.5), line('New', TODAY, 0.5)];
    const whose = (from: number) => found(hours(), [short], news, { asked: { from, to: TODAY } }).map(({ who }) => who);
    expect([whose(YESTERDAY), whose(YESTERDAY - 1)]).toEqual([['New'], []]);
  });

  it('is told with the ID where others have the name', () => {
    const two = [7, 8].map((userId) => line('Bob', TODAY - 3, 0.5, { userId }));
    const lines = [...two, line('Bob', YESTERDAY, 0.5, { userId: 7 })];
    expect(told(found(hours(), [short], lines, ASKED))).toEqual([['Bob (8)', YESTERDAY, 0]]);
  });

  it('has the same word as when a row comes late', () => {
    const [bob] = found(hours(), [short], lines, ASKED);
    const [later] = found(hours(), [short], [...lines, line('Bob', YESTERDAY, 0.01)], ASKED);
    expect([later?.code, later?.hasRow]).toEqual([bob?.code, true]);
  });

  it('is only looked for where that is asked', () => {
    expect(away(hours(), [short], {})).toEqual([]);
    for (const other of [{ test: 'above' }, { limit: 0 }, { days: 'last-7-days' }, { column: 'firstActivity' }] as const)
      expect(away(hours(), [rule({ days: 'yesterday', ...other })]).filter(([, , hasRow]) => !hasRow)).toEqual([]);
    expect(away(hours({ columns: columnsOf(['date', 'active']) }), [short])).toEqual([]);
  });

  it('may have had a day off', () => {
    const isWorkDay: SearchFacts['isWorkDay'] = (_, { name }) => name !== 'Bob';
    expect(away(hours(), [{ ...short, workDaysOnly: true }], { ...ASKED, isWorkDay })).toEqual([['Cid', 0, false]]);
    expect(away(hours(), [short], { ...ASKED, isWorkDay })).toHaveLength(2);
  });

  it('did nothing on the last work day, where a rule is about these', () => {
    const friday = { ...ASKED, lastWorkDay: TODAY - 3 };
    const works = rule({ days: 'yesterday', workDaysOnly: true });
    // Bob has a row on that day.
    expect(away(hours(), [works], friday)).toEqual([
      ['Ann', 0, false],
      ['Cid', 0, false],
    ]);
    expect(found(hours(), [works], lines, friday).every(({ day }) => day === TODAY - 3)).toBe(true);
    expect(away(hours(), [works], { ...friday, asked: { from: TODAY - 2, to: TODAY } })).toEqual([]);
    const late = [line('Bob', TODAY - 3, 0.01), line('Ann', YESTERDAY, 0.01)];
    expect(found(hours(), [works], late, { lastWorkDay: TODAY - 3 }).map(({ who, day }) => [who, day])).toEqual([['Bob', TODAY - 3]]);
  });

  it('did nothing only where somebody has a row that day: else it was a holiday, or nothing was recorded', () => {
    const team = (count: number) => Array.from({ length: count }, (_, at) => line(`P${at}`, TODAY - 3, 0.5));
    const silent = search(hours(), [short], team(5), ASKED);
    expect([silent.findings, [...silent.silentDays]]).toEqual([[], [YESTERDAY]]);
    const rest = search(hours(), [short], [...team(5), line('P0', YESTERDAY, 0.5)], ASKED);
    expect([rest.findings.length, rest.silentDays.size]).toEqual([4, 0]);
    const off = { ...ASKED, isWorkDay: () => false };
    expect(search(hours(), [{ ...short, workDaysOnly: true }], team(5), off)).toMatchObject({ count: 0, silentDays: new Set() });
    // A few people may all have done nothing.
    expect(search(hours(), [short], team(4), ASKED)).toMatchObject({ count: 4, silentDays: new Set() });
    // Who came only after the day isn't expected, and says nothing of it.
    expect(search(hours(), [short], [...team(4), line('New', TODAY, 0.5)], ASKED)).toMatchObject({ count: 4, silentDays: new Set() });
  });

  it('is nobody in groups and summaries', () => {
    const rollup = { by: ['day', 'person'], measures: ['time'] } as const;
    const grouped = hours({ stream: 'activity-log', columns: [], rollup });
    expect(found(grouped, [rule({ days: 'yesterday', column: 'duration' })], lines, ASKED)).toEqual([]);
    const summary = hours({ privacy: { people: 'summary', smallestGroup: 2 } });
    expect(found(summary, [short], lines, ASKED).every(({ hasRow }) => hasRow)).toBe(true);
  });
});

describe('A row of somebody’s day without the ID', () => {
  const short = rule({ days: 'yesterday' });
  const ann = line('Ann', YESTERDAY, day(1, 30), { userId: 7 });

  it('is a part of the day where only one ID has the name', () => {
    const more = line('Ann', YESTERDAY, day(1));
    expect(found(hours(), [short], [ann, more])).toEqual([]);
    expect(found(hours(), [short], [more, ann])).toEqual([]);
    expect(told(found(hours(), [short], [{ ...more, active: day(0, 10) }, ann]))).toEqual([['Ann', YESTERDAY, 6000]]);
    const namesakes = [ann, { ...ann, userId: 8 }, more];
    expect(found(hours(), [short], namesakes).map(({ value }) => value)).toEqual([5400, 5400, 3600]);
  });

  it('says that somebody was there', () => {
    const lines = [
      { ...ann, date: TODAY - 2 },
      line('Ann', YESTERDAY, day(4)),
      line('Bob', TODAY - 3, 1),
      line('Bob', TODAY, 1, { userId: 8 }),
    ];
    expect(told(found(hours(), [short], lines, ASKED))).toEqual([['Bob', YESTERDAY, 0]]);
  });
});

it('a limit that was calculated is settled as values are', () => {
  const meetings = (test: 'above' | 'below', limit: number) => rule({ column: 'offlineMeetings', test, limit });
  const number = line('P', YESTERDAY, '', { offlineMeetings: 0.333 });
  expect(found(hours(), [meetings('above', 33.3 / 100), meetings('below', 0.1 + 0.233)], [number])).toEqual([]);
  const time = line('P', YESTERDAY, 0.7, { userId: 7 });
  expect(found(hours({ unit: 'hours' }), [rule({ test: 'above', limit: 2519.9999999999995 })], [time])).toEqual([]);
});

it('the last moments of a day are of that day', () => {
  const log = report({ stream: 'activity-log', columns: columnsOf(['time', 'user', 'duration', 'logId']) });
  const lines = [{ time: YESTERDAY + day(23, 59, 59.95), user: 'P', logId: '1' }];
  const about = (test: 'above' | 'below', hour: number) => rule({ column: 'time', test, limit: hour * 3600, days: 'yesterday' });
  expect(told(found(log, [about('above', 22), about('below', 6)], lines))).toEqual([['P', YESTERDAY, 86_400]]);
});

it('a moment a hair before midnight, without a day, is midnight', () => {
  const one = hours({ columns: columnsOf(['user', 'firstActivity']) });
  const late = rule({ column: 'firstActivity', test: 'above', limit: 33_300 });
  expect(found(one, [late], [{ user: 'P', firstActivity: YESTERDAY - 1e-9 }])).toEqual([]);
});

describe('The word of what is found', () => {
  const code = (one: Report, each: AlertRule, row: Line, facts: Partial<SearchFacts> = {}): string | undefined =>
    found(one, [each], [row], facts)[0]?.code;
  const row = line('Ann', YESTERDAY, 0.01, { userId: 7 });

  it('stays with the row, whatever else of it changes', () => {
    const word = code(hours(), rule(), row);
    expect(word).toMatch(/^[2-9A-Z]{10}$/);
    expect(code(hours(), rule(), { ...row, active: 0.02 })).toBe(word);
    expect(code(hours(), rule(), { ...row, userId: '7', user: 'Ann Lee' })).toBe(word);
    expect(code(hours(), rule({ limit: 7000 }), row)).toBe(word);
  });

  it('is another one for another rule, day, person or report', () => {
    const words = [
      code(hours(), rule(), row),
      code(hours(), rule({ id: 'b' }), row),
      code(hours(), rule(), { ...row, date: TODAY - 2 }),
      code(hours(), rule(), { ...row, userId: 8 }),
      code(hours(), rule(), row, { salt: 'r2' }),
    ];
    expect(new Set(words).size).toBe(words.length);
  });
});

it('names groups, sites and applications where rows are nobody’s own', () => {
  const rollup = { by: ['day', 'application', 'hour'], measures: ['time'] } as const;
  const grouped = hours({ stream: 'activity-log', columns: [], rollup });
  const lines = [{ date: YESTERDAY, executable: 'chess.exe', hour: 9, duration: 0.2 }];
  expect(told(found(grouped, [rule({ column: 'duration', test: 'above' })], lines))).toEqual([['chess.exe', YESTERDAY, 17_280]]);
});

it('counts all, and tells of the first', () => {
  const log = report({ stream: 'activity-log', unit: 'seconds', columns: columnsOf(['time', 'user', 'duration']) });
  const lines = Array.from({ length: MOST_FOUND + 20 }, () => ({ time: YESTERDAY, user: 'Ann', duration: 1 }));
  const { count, findings } = search(log, [rule({ column: 'duration' })], lines);
  expect([count, findings.length, new Set(findings.map(({ code }) => code)).size]).toEqual([MOST_FOUND + 20, MOST_FOUND, MOST_FOUND]);
});

describe('On a ready sheet', () => {
  const over = (kind: 'timesheet' | 'attendance' | 'apps', rules: readonly AlertRule[], lines: readonly Line[]) => {
    const { report: under, blueprint } = READY_SHEETS[kind].make(READY_SHEETS[kind].defaults);
    const about = alertColumns(under, blueprint);
    const ons = rules.flatMap((each) =>
      about.flatMap((column) => (column.table === 'ready' && column.key === each.column ? [{ rule: each, column }] : [])),
    );
    const looking = alertSearch(readyTable(under, blueprint), ons, NOBODY_OFF);
    for (const each of lines) looking.take(looking.keys.map((key) => each[key] ?? ''));
    return looking.found();
  };

  it('a balance is in decimal hours, and rows without an ID are nobody’s', () => {
    const rules = [rule({ table: 'ready', column: 'balance', limit: -28_800 })];
    const lines: readonly Line[] = [
      { userId: 7, user: 'Ann', balance: -8.25 },
      { userId: 8, user: 'Bob', balance: -8 },
      { balance: -100 },
      { userId: 9, user: 'Cid', balance: '#N/A' },
      { userId: 7, user: 'Ann', balance: -9 },
    ];
    const { count, findings, troubled } = over('timesheet', rules, lines);
    expect([count, told(findings), [...troubled]]).toEqual([1, [['Ann', undefined, -29_700]], [['Balance (hours)', 1]]]);
  });

  it('an application without a site is one', () => {
    const rules = [rule({ table: 'ready', column: 'hours', test: 'above', limit: 3600 })];
    const lines = ['', 'chess.example', ''].map((site, at) => ({ executable: ['chess.exe', 'browser.exe', ''][at] ?? '', site, hours: 2 }));
    expect(told(over('apps', rules, lines).findings)).toEqual([
      ['chess.exe', undefined, 7200],
      ['browser.exe, chess.example', undefined, 7200],
    ]);
  });

  it('beside a report, both rows of a day say the same and are told once, with the report’s days', () => {
    const rules = [
      rule({ table: 'ready', column: 'late', test: 'above', limit: 15, days: 'yesterday' }),
      rule({ id: 'b', table: 'ready', column: 'first', test: 'above', limit: 34_200, days: 'all' }),
    ];
    const late: Line = { userId: 7, user: 'Ann', late: 40, first: YESTERDAY + day(9, 40) };
    const lines = [
      { ...late, date: YESTERDAY },
      { ...late, date: YESTERDAY },
      { ...late, date: TODAY, first: TODAY + day(9) },
      { ...late, date: '' },
    ];
    const { count, findings } = over('attendance', rules, lines);
    expect([count, told(findings)]).toEqual([
      2,
      [
        ['Ann', YESTERDAY, 40],
        ['Ann', YESTERDAY, 34_800],
      ],
    ]);
  });
});

/** Somebody's day, in whole seconds: what there is, and how it is told in one row or two. */
interface Day {
  readonly person: number;
  readonly ago: number;
  readonly parts: readonly number[];
}

it('finds the same as plain arithmetic in whole seconds, in any unit, with any number of rows a day', () => {
  const anyDay: fc.Arbitrary<Day> = fc.record({
    person: fc.integer({ min: 1, max: 5 }),
    ago: fc.integer({ min: 0, max: 9 }),
    parts: fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 3 }),
  });
  const days = fc.uniqueArray(anyDay, { selector: ({ person, ago }) => `${person} ${ago}`, maxLength: 30 });
  const SPAN = { all: [0, 99], yesterday: [1, 1], 'last-7-days': [1, 7], 'last-30-days': [1, 30] } as const;
  fc.assert(
    fc.property(
      days,
      fc.constantFrom('days', 'hours', 'seconds'),
      fc.constantFrom('below', 'above'),
      fc.integer({ min: -10, max: 30_000 }),
      fc.constantFrom('all', 'yesterday', 'last-7-days'),
      (all, unit, test, limit, which) => {
        const per = { days: 86_400, hours: 3600, seconds: 1 }[unit];
        const lines = all.flatMap(({ person, ago, parts }) =>
          parts.map((seconds) => line(`P${person}`, TODAY - ago, seconds / per, { userId: person })),
        );
        const expected = all.flatMap(({ person, ago, parts }) => {
          let sum = 0;
          for (const part of parts) sum += part;
          const [from, to] = SPAN[which];
          const isMet = test === 'below' ? sum < limit : sum > limit;
          return isMet && ago >= from && ago <= to ? [`P${person} ${TODAY - ago} ${sum}`] : [];
        });
        const findings = found(hours({ unit }), [rule({ test, limit, days: which })], lines);
        expect(findings.map(({ who, day: on, value }) => `${who} ${on} ${value}`).sort()).toEqual(expected.sort());
        expect(new Set(findings.map(({ code }) => code)).size).toBe(findings.length);
      },
    ),
    { numRuns: 300 },
  );
});
