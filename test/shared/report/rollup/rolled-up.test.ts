import fc from 'fast-check';
import type { Cell } from '../../../../shared/model/cell';
import { LOG_COLUMNS } from '../../../../shared/model/log-columns';
import { GROUP_KEYS, type GroupKey } from '../../../../shared/report/rollup/group-keys';
import { MEASURES } from '../../../../shared/report/rollup/measures';
import { recordEntry } from '../../../../shared/report/rollup/record-entry';
import { type RolledUp, type Rollup, rolledUp } from '../../../../shared/report/rollup/rolled-up';
import { entryIn, entryList, packed, put, putAll, type Tally, unpacked } from '../../../../shared/report/rollup/tally';
import { expectedGroups, expectedRow, GROUPS, peopleOf, secondsOf } from './calculated-apart';
import { type Activity, FIRST_DAY, rowOf, someActivities } from './random-log';

const tallyOf = (by: readonly GroupKey[], log: readonly Activity[]): Tally => {
  const entry = recordEntry({
    by,
    columns: LOG_COLUMNS,
    unit: 'seconds',
    weekStart: 1,
    person: (row) => String(row[LOG_COLUMNS.findIndex(({ key }) => key === 'user')]),
    name: (row) => String(row[LOG_COLUMNS.findIndex(({ key }) => key === 'user')]),
  });
  const tally: Tally = new Map();
  for (const one of log) put(tally, entry(rowOf(one)));
  return tally;
};

const rolled = (rollup: Rollup, log: readonly Activity[], smallest = 0): RolledUp =>
  rolledUp(rollup, tallyOf(rollup.by, log), { unit: 'seconds', groupsOf: (person) => GROUPS[person] ?? [], smallest });

const inAnyOrder = (rows: readonly (readonly Cell[])[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();

const someKeys = fc.shuffledSubarray([...GROUP_KEYS], { minLength: 1, maxLength: 4 });

it('is what the records come to when they are added up apart, to the second', () => {
  fc.assert(
    fc.property(someKeys, someActivities, (by, log) => {
      const groups = expectedGroups(by, log);
      const total = groups.reduce((sum, group) => sum + secondsOf(group.log), 0);
      const { rows, leftOut } = rolled({ by, measures: MEASURES }, log);
      expect(inAnyOrder(rows)).toEqual(inAnyOrder(groups.map((group) => expectedRow(group, total))));
      expect(leftOut.rows).toBe(0);
    }),
  );
});

it('comes to the same in whichever pieces and order records are read, and after it was packed', () => {
  const cuts = fc.array(fc.nat(60), { maxLength: 4 });
  fc.assert(
    fc.property(someKeys, someActivities, cuts, fc.integer({ min: 60, max: 2000 }), (by, log, at, most) => {
      const places = [0, ...at.sort((one, other) => one - other), log.length];
      const pieces = places.map((from, index) => log.slice(from, places[index + 1] ?? log.length));
      const whole: Tally = new Map();
      for (const piece of pieces.reverse()) {
        const texts = packed([...tallyOf(by, piece).values()].map(entryList), most);
        for (const entry of unpacked(texts)) putAll(whole, new Map([['', entryIn(entry)]]));
      }
      const options = { unit: 'seconds', groupsOf: (person: string) => GROUPS[person] ?? [], smallest: 0 } as const;
      const rollup = { by, measures: MEASURES };
      expect(rolledUp(rollup, whole, options)).toEqual(rolled(rollup, log));
    }),
  );
});

it('texts are as long as they may be and no longer', () => {
  const values = fc.array(fc.string({ maxLength: 15 }), { maxLength: 60, size: 'max' });
  fc.assert(
    fc.property(values, fc.integer({ min: 110, max: 300 }), (list, most) => {
      const texts = packed(list, most);
      expect(unpacked(texts)).toEqual(list);
      texts.forEach((text, at) => {
        expect(text.length).toBeLessThanOrEqual(most);
        const [next] = at + 1 < texts.length ? (JSON.parse(texts[at + 1] as string) as readonly string[]) : [];
        if (next !== undefined) expect(text.length + JSON.stringify(next).length + 1).toBeGreaterThan(most);
      });
    }),
  );
});

it('leaves out groups of too few people, says how much that is, and shares what is shown', () => {
  fc.assert(
    fc.property(someKeys, someActivities, fc.integer({ min: 2, max: 4 }), (by, log, smallest) => {
      const groups = expectedGroups(by, log);
      const shown = groups.filter((group) => peopleOf(group.log) >= smallest);
      const hidden = groups.filter((group) => !shown.includes(group));
      const total = shown.reduce((sum, group) => sum + secondsOf(group.log), 0);
      const { rows, leftOut, people } = rolled({ by, measures: MEASURES }, log, smallest);
      expect(people).toBe(peopleOf(shown.flatMap((group) => [...group.log])));
      expect(inAnyOrder(rows)).toEqual(inAnyOrder(shown.map((group) => expectedRow(group, total))));
      expect(leftOut).toEqual({
        rows: hidden.length,
        people: peopleOf(hidden.flatMap((group) => [...group.log])),
        hours: hidden.reduce((sum, group) => sum + secondsOf(group.log), 0) / 3600,
      });
    }),
  );
});

it('a top list names those with the most time in the whole period; all others together have the rest of each day', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<GroupKey[]>([], ['day'], ['hour'], ['day', 'person']),
      someActivities,
      fc.integer({ min: 1, max: 3 }),
      (before, log, top) => {
        const by: GroupKey[] = [...before, 'application', 'site'];
        const measures = ['time', 'activities', 'people'] as const;
        const itemOf = (one: Activity): string => `${one.application}\n${one.domain}`;
        const times = new Map<string, number>();
        for (const one of log) times.set(itemOf(one), (times.get(itemOf(one)) ?? 0) + one.seconds);
        const { rows } = rolled({ by, measures, top }, log);
        const isOthers = (row: readonly Cell[]): boolean => row[before.length] === 'All others';
        const named = new Set(rows.filter((row) => !isOthers(row)).map((row) => row.slice(before.length, by.length).join('\n')));
        expect(named.size).toBe(Math.min(top, times.size));
        const least = Math.min(...[...named].map((item) => times.get(item.replace(/\(none\)/g, '')) as number));
        const unnamed = [...times].filter(
          ([item]) =>
            !named.has(
              item
                .split('\n')
                .map((text) => text || '(none)')
                .join('\n'),
            ),
        );
        for (const [, seconds] of unnamed) expect(seconds).toBeLessThanOrEqual(least);
        // Nothing is lost, on no day and of nobody.
        const rest = log.filter((one) => unnamed.some(([item]) => item === itemOf(one)));
        const others = expectedGroups(before, rest).map((group) => [
          ...group.cells,
          'All others',
          'All others',
          secondsOf(group.log),
          group.log.length,
          peopleOf(group.log),
        ]);
        expect(inAnyOrder(rows.filter(isOthers))).toEqual(inAnyOrder(rest.length === 0 ? [] : others));
        expect(rows.reduce((sum, row) => sum + (row[by.length] as number), 0)).toBe(secondsOf(log));
      },
    ),
  );
});

it('all others hold nothing of what too few people did', () => {
  fc.assert(
    fc.property(someActivities, fc.integer({ min: 2, max: 4 }), (log, smallest) => {
      const { rows } = rolled({ by: ['day', 'site'], measures: ['time', 'people'], top: 1 }, log, smallest);
      const shown = expectedGroups(['day', 'site'], log).filter((group) => peopleOf(group.log) >= smallest);
      expect(rows.reduce((sum, row) => sum + (row[2] as number), 0)).toBe(shown.reduce((sum, group) => sum + secondsOf(group.log), 0));
      for (const row of rows) expect(row[3]).toBeGreaterThanOrEqual(smallest);
    }),
  );
});

const activity = (change: Partial<Activity>): Activity => ({
  at: 0,
  seconds: 60,
  person: 'Bo',
  computer: 'PC-1',
  application: 'editor.exe',
  domain: '',
  productivity: 1,
  location: '',
  ...change,
});

it('days and people come in their order, applications by their time, all others last', () => {
  const log = [
    activity({ at: 86_400, application: 'b.exe', seconds: 10 }),
    activity({ at: 86_400, application: 'c.exe', seconds: 30 }),
    activity({ application: 'a.exe', seconds: 1 }),
    activity({ application: 'd.exe', seconds: 20 }),
    activity({ at: 86_400, application: 'd.exe', seconds: 5 }),
  ];
  const { rows } = rolled({ by: ['day', 'application'], measures: ['time'], top: 2 }, log);
  expect(rows).toEqual([
    [FIRST_DAY, 'd.exe', 20],
    [FIRST_DAY, 'All others', 1],
    [FIRST_DAY + 1, 'c.exe', 30],
    [FIRST_DAY + 1, 'd.exe', 5],
    [FIRST_DAY + 1, 'All others', 10],
  ]);
});

it('an activity that goes on past midnight belongs to the day and the hour in which it begins', () => {
  const { rows } = rolled({ by: ['day', 'hour'], measures: ['time'] }, [activity({ at: 86_399, seconds: 7200 })]);
  expect(rows).toEqual([[FIRST_DAY, 23, 7200]]);
});

it('says that somebody in two groups counts in both', () => {
  const byGroup = { by: ['group'], measures: ['time', 'share'] } as const;
  const { rows, overlaps } = rolled(byGroup, [activity({ person: 'Ada Byron' }), activity({ person: 'Bo' })]);
  expect(rows).toEqual([
    ['Sales', 120, 2 / 3],
    ['Support', 60, 1 / 3],
  ]);
  expect(overlaps).toBe(true);
  expect(rolled(byGroup, [activity({ person: 'Bo' })]).overlaps).toBe(false);
  // Support has Ada alone, and is not shown.
  expect(rolled(byGroup, [activity({ person: 'Ada Byron' }), activity({ person: 'Bo' })], 2).overlaps).toBe(false);
});

it('of one person who is written in several ways there is one row, whichever way comes first', () => {
  const totals = { ms: 1000, activities: 1, first: 0, last: 0, longest: 1000 };
  const options = { unit: 'seconds', groupsOf: () => [], smallest: 0 } as const;
  for (const [one, other] of [
    ['ADA', 'Ada'],
    ['Ada', 'ADA'],
  ] as const) {
    const tally: Tally = new Map();
    for (const [application, name] of [
      ['c', one],
      ['c', other],
      ['a', one],
      ['b', other],
    ] as const)
      put(tally, { ...totals, cells: ['', application], person: 'ada', name });
    expect(rolledUp({ by: ['person', 'application'], measures: ['activities'] }, tally, options).rows).toEqual([
      ['Ada', 'c', 2],
      ['Ada', 'a', 1],
      ['Ada', 'b', 1],
    ]);
    const alone: Tally = new Map();
    for (const name of [one, other]) put(alone, { ...totals, cells: [''], person: 'ada', name });
    expect(rolledUp({ by: ['person'], measures: ['activities'] }, alone, options).rows).toEqual([['Ada', 2]]);
  }
});

it('two people of one name are two rows, and records of nobody count nobody', () => {
  const totals = { ms: 1000, activities: 1, first: 0, last: 0, longest: 1000 };
  const tally: Tally = new Map();
  for (const person of ['bo', 'bo 2', '']) put(tally, { ...totals, cells: [''], person, name: person && 'Bo' });
  const options = { unit: 'seconds', groupsOf: () => [''], smallest: 0 } as const;
  const { rows, people } = rolledUp({ by: ['person'], measures: ['time', 'people'] }, tally, options);
  expect(rows).toEqual([
    ['Bo', 1, 1],
    ['Bo', 1, 1],
    ['(none)', 1, 0],
  ]);
  expect(people).toBe(2);
  expect(rolledUp({ by: ['group'], measures: ['people'] }, tally, options).rows).toEqual([['(none)', 2]]);
  expect(rolledUp({ by: ['group'], measures: ['people'] }, tally, { ...options, smallest: 3 }).rows).toEqual([]);
});

it('a time that is no number is an error and never nothing', () => {
  const entry = recordEntry({ by: [], columns: LOG_COLUMNS, unit: 'seconds', weekStart: 1, person: () => '', name: () => '' });
  const row = LOG_COLUMNS.map(({ key }) => (key === 'duration' ? '1:30' : ''));
  expect(() => entry(row)).toThrow(expect.objectContaining({ code: 'decode' }));
});
