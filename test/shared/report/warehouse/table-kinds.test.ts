import fc from 'fast-check';
import { ActivTrakError } from '../../../../shared/errors';
import { wait } from '../../../../shared/task';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import type { FakeApiOptions } from '../../../doubles/fake-api';
import { type FakeActivity, fakeOrganisation } from '../../../doubles/fake-organisation';
import { HOSTILE_NAMES } from '../../../doubles/hostile-names';
import { ANN } from '../refresh/continue-bench';
import { activity, DAYS } from '../report-bench';
import { LOG_TABLE, type TableBench, tableBench, tableReport } from './table-bench';

const GROUPED = { stream: 'activity-log', rollup: { by: ['day', 'application'], measures: ['time', 'activities'] }, columns: [] } as const;

const byKey = (activities: readonly FakeActivity[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { time, executable = 'editor.exe', seconds } of activities) {
    const key = `${time.slice(0, 10)} ${executable}`;
    sums.set(key, (sums.get(key) ?? 0) + seconds);
  }
  return sums;
};

const tableSums = (bench: TableBench): ReadonlyMap<string, number> =>
  new Map(bench.rows().map(({ date, executable, duration }) => [`${date} ${executable}`, Number(duration)]));

const inOrder = (map: ReadonlyMap<string, number>) => [...map].sort();

const activities = (count: number): readonly FakeActivity[] =>
  Array.from({ length: count }, (_, at) =>
    activity(at + 1, DAYS[(at * 3) % DAYS.length] as string, { executable: `app${at % 4}.exe`, seconds: 10 + (at % 7) }),
  );

describe('a grouped log in a table', () => {
  it('has the sums of each day, whatever arrives when, and however short calls are', () => {
    const someServers = fc.constantFrom<Partial<FakeApiOptions>>({}, { ignores: ['endDate'] }, { bareStart: true });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 6 }),
        someServers,
        (arrivals, asks, server) => {
          const bench = tableBench();
          bench.save(tableReport({ ...GROUPED, version: 3 }));
          let there = 0;
          for (const more of arrivals) {
            there += more;
            bench.serve(fakeOrganisation(3, [], activities(there)), { largestPage: 6, ...server });
            bench.fill(() => budgetOfAsks(asks, 'time'));
            expect(inOrder(tableSums(bench))).toEqual(inOrder(byKey(activities(there))));
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('counts a day once that a late record has read before the days around it', () => {
    const bench = tableBench();
    bench.save(tableReport({ ...GROUPED, version: 3 }));
    bench.serve(fakeOrganisation(3, [], activities(20)));
    bench.fill();
    const late = [activity(21, '2026-03-02'), activity(22, '2026-03-03')];
    bench.serve(fakeOrganisation(3, [], [...activities(20), ...late]));
    bench.save(tableReport({ ...GROUPED, version: 3, range: { kind: 'fixed', from: '2026-03-01', to: '2026-03-31' } }));
    const { message, checks } = bench.fill();
    expect([message, checks.filter(({ verdict }) => verdict !== 'good')]).toEqual(['2 rows of 2 days loaded.', []]);
  });

  it('needs its days', () => {
    const bench = tableBench();
    expect(() => bench.save(tableReport({ ...GROUPED, rollup: { by: ['application'], measures: ['time'] } }))).toThrow(/Group by day too/);
  });
});

it('a summary has no name in its table, and its people are counted', () => {
  const bench = tableBench();
  bench.save(
    tableReport({ privacy: { people: 'summary', smallestGroup: 2 }, columns: [{ key: 'date' }, { key: 'groups' }, { key: 'active' }] }),
  );
  bench.serve(fakeOrganisation(5, DAYS));
  bench.fill();
  expect(bench.rows()).toHaveLength(2 * DAYS.length);
  expect(JSON.stringify(bench.rows())).not.toContain('Person');
  expect(bench.rows()[0]).toMatchObject({ people: expect.stringMatching(/^[23]$/), groups: expect.any(String) });
});

it('pseudonyms are in the table, and no name', () => {
  const bench = tableBench();
  bench.save(tableReport({ ...LOG_TABLE, privacy: { people: 'pseudonyms', smallestGroup: 5 } }));
  bench.serve(fakeOrganisation(3, [], activities(40)));
  bench.fill();
  expect(bench.rows()).toHaveLength(40);
  expect(JSON.stringify(bench.rows())).not.toMatch(/Person \d"/);
});

it('hostile names and titles are the texts that they are, and no cell cuts them', () => {
  const bench = tableBench();
  const long = 'x'.repeat(60_000);
  const titles = [...HOSTILE_NAMES, long, ' lone \ud800', 'line\nbreak\u0000'];
  bench.save(tableReport(LOG_TABLE));
  const organisation = fakeOrganisation(
    3,
    [],
    titles.map((title, at) => activity(at + 1, '2026-03-18', { title })),
  );
  bench.serve({ ...organisation, people: organisation.people.map((person, at) => ({ ...person, name: HOSTILE_NAMES[at] as string })) });
  bench.fill();
  const seen = new Set(bench.rows().map(({ title_bar }) => title_bar));
  for (const title of titles) expect(seen).toContain(title.trim() === '' ? undefined : title);
});

it('numbers that are shown as words are these words', () => {
  const bench = tableBench();
  const words = { 1: 'At work' };
  bench.save(tableReport({ ...LOG_TABLE, columns: [{ key: 'time' }, { key: 'user' }, { key: 'productivity', words }] }));
  bench.serve(fakeOrganisation(3, [], [activity(1, '2026-03-18', { productivity: 1 })]));
  bench.fill();
  expect(bench.rows().map(({ productivity }) => productivity)).toEqual(['At work']);
});

it('a number that no field can hold leaves its cell empty, and the other records come', () => {
  const bench = tableBench();
  bench.save(tableReport(LOG_TABLE));
  bench.serve(
    fakeOrganisation(
      3,
      [],
      [1e300, 30, 30.6].map((seconds, at) => activity(at + 1, '2026-03-18', { seconds })),
    ),
  );
  expect(bench.fill()).toMatchObject({ outcome: 'done', rows: 3 });
  expect(bench.rows().map(({ duration }) => duration)).toEqual(['30', '31', undefined]);
});

it('days on which clocks change have all their records, of the hour that comes twice too', () => {
  const bench = tableBench();
  bench.save(tableReport({ ...LOG_TABLE, range: { kind: 'fixed', from: '2025-10-25', to: '2025-10-27' } }));
  const twice = [
    activity(1, '2025-10-26', { time: '2025-10-26T02:30:00', utc: '2025-10-26T00:30:00' }),
    activity(2, '2025-10-26', { time: '2025-10-26T02:30:00', utc: '2025-10-26T01:30:00' }),
    activity(3, '2025-10-26', { time: '2025-10-26T23:59:59', utc: '2025-10-26T22:59:59' }),
    activity(4, '2025-10-27', { time: '2025-10-27T00:00:00', utc: '2025-10-26T23:00:00' }),
  ];
  bench.serve(fakeOrganisation(3, [], twice));
  bench.fill();
  expect(bench.rows().map(({ day, time_utc }) => [day, time_utc])).toEqual([
    ['2025-10-26', '2025-10-26T00:30:00Z'],
    ['2025-10-26', '2025-10-26T01:30:00Z'],
    ['2025-10-26', '2025-10-26T22:59:59Z'],
    ['2025-10-27', '2025-10-26T23:00:00Z'],
  ]);
});

it('a moment that is rounded to the next day is of that day', () => {
  const bench = tableBench();
  bench.save(tableReport(LOG_TABLE));
  bench.serve(fakeOrganisation(3, [], [activity(1, '2026-03-17', { time: '2026-03-17T23:59:59.9997' })]));
  bench.fill();
  expect(bench.rows()).toMatchObject([{ day: '2026-03-18', time: '2026-03-18T00:00:00' }]);
});

it('two at once: the second is told that somebody is at work, and nothing is there twice', () => {
  const bench = tableBench();
  bench.save(tableReport(LOG_TABLE));
  bench.serve(fakeOrganisation(3, [], activities(60)), { largestPage: 5 });
  bench.call({ budget: budgetOfAsks(2, 'time') });
  expect(() => bench.call({ actor: ANN })).toThrow(/refreshing this report|at work/);
  expect(bench.fill()).toMatchObject({ rows: 60 });
  expect(bench.rows()).toHaveLength(60);
});

it('what the warehouse refuses fails the refresh in its words, and the next one goes on', () => {
  const bench = tableBench();
  bench.save(tableReport());
  bench.fill();
  bench.warehouse.tamper({ project: 'acme-data', dataset: 'activtrak', table: 'rows', location: 'EU' }, (is) => ({
    ...is,
    shape: {
      ...is.shape,
      fields: is.shape.fields.map((field) => (field.name === 'active' ? { ...field, type: 'STRING' as const } : field)),
    },
  }));
  const record = bench.fill();
  expect(record).toMatchObject({ outcome: 'failed', message: expect.stringContaining('active') });
  expect(bench.sheets.names()).toEqual([]);
});

it('the API in its early-access dialect fills the same tables', () => {
  const bench = tableBench();
  const own = JSON.parse(bench.secrets.entries.get('activtrak.connection') as string) as object;
  bench.secrets.entries.set('activtrak.connection', JSON.stringify({ ...own, dialect: 'early-access', keyHeader: 'authorization' }));
  bench.save(tableReport(LOG_TABLE));
  bench.serve(fakeOrganisation(3, [], activities(40)), { dialect: 'early-access' });
  expect(bench.fill()).toMatchObject({ rows: 40 });
});

it('what the warehouse refuses of records is not taken for a refused cursor', () => {
  const bench = tableBench();
  bench.save(tableReport(LOG_TABLE));
  bench.serve(fakeOrganisation(3, [], activities(40)));
  bench.fill();
  bench.serve(fakeOrganisation(3, [], activities(50)));
  const { merge } = bench.warehouse;
  Object.assign(bench.warehouse, {
    *merge() {
      yield* wait(undefined);
      throw new ActivTrakError('rejected', 'The table takes no rows.');
    },
  });
  const before = bench.transport().rounds.flat().length;
  expect(bench.fill()).toMatchObject({ outcome: 'failed', message: 'The table takes no rows.' });
  expect(bench.transport().rounds.flat().length - before).toBeLessThan(4);
  Object.assign(bench.warehouse, { merge });
  expect(bench.fill()).toMatchObject({ outcome: 'done', rows: 50 });
});

it('records have the groups of their people, by which a pivot table and row access go, under a pseudonym too', () => {
  for (const people of ['names', 'pseudonyms'] as const) {
    const bench = tableBench();
    bench.save(tableReport({ ...LOG_TABLE, privacy: { people, smallestGroup: 5 } }));
    bench.serve(fakeOrganisation(3, DAYS, activities(12)));
    bench.fill();
    expect(new Set(bench.rows().map(({ groups }) => groups))).toEqual(new Set(['Sales', 'Support']));
  }
});

it('records come without groups where the hours say none or can’t be had', () => {
  const bench = tableBench();
  bench.save(tableReport(LOG_TABLE));
  bench.serve(fakeOrganisation(3, DAYS, activities(12)), {
    fault: (path: string) => (path.includes('workinghours') ? { status: 403, headers: {}, body: '' } : undefined),
  });
  expect(bench.fill()).toMatchObject({ outcome: 'done', rows: 12 });
  expect(bench.rows().some(({ groups }) => groups !== undefined)).toBe(false);
});
