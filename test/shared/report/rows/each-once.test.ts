import type { Report } from '../../../../shared/report/definition/definition';
import type { FakeActivity } from '../../../doubles/fake-organisation';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { logRecord } from '../../../doubles/fake-records';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { activity, type ReportBench, report, reportBench } from '../report-bench';

const GROUPS = [
  { kind: 'group', id: 51, name: 'Sales' },
  { kind: 'group', id: 52, name: 'Support' },
] as const;

const WITH_IDS = [{ key: 'logId' }, { key: 'time' }, { key: 'user' }, { key: 'duration' }];
const COLUMNS: readonly (readonly [string, Report['columns']])[] = [
  ['with their ids', WITH_IDS],
  ['without their ids', WITH_IDS.slice(1)],
  ['without ids and times', WITH_IDS.slice(2)],
];

const log = (change: Partial<Report>): Report =>
  report({ stream: 'activity-log', range: { kind: 'words', words: 'last 3 days' }, destination: { sheet: 'Log', cell: 'A1' }, ...change });

const records = (...numbers: readonly number[]): readonly FakeActivity[] => numbers.map((number) => activity(number, '2026-03-18'));

const rowsOf = (bench: ReportBench): number => bench.sheets.seen('Log').length - 1;

describe.each(COLUMNS)('an append of the log, records %s', (_, columns) => {
  it('has the last record once that comes again with the next cursor', () => {
    const bench = reportBench();
    bench.save(log({ disposition: 'append', columns }));
    bench.serve(fakeOrganisation(3, [], records(1, 2, 3)));
    expect(bench.refresh()).toMatchObject({ rows: 3 });
    // Everything is back by one place, so that the last one stands behind the cursor too.
    bench.serve(fakeOrganisation(3, [], records(1, 2, 2, 3, 4)));
    expect(bench.refresh()).toMatchObject({ rows: 4, message: '1 row added.' });
    bench.serve(fakeOrganisation(3, [], records(1, 2, 2, 3, 4, 4)));
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 4 });
  });

  it('has a record once that arrives between two choices which both have it', () => {
    const bench = reportBench();
    const all = fakeOrganisation(2, [], records(1, 2, 3));
    const people = all.people.map((person) => ({ ...person, groupIds: [51, 52] }));
    bench.save(log({ disposition: 'append', columns, who: GROUPS }));
    const later = { ...fakeOrganisation(2, [], records(1, 2, 3, 4)), people };
    let groups = 0;
    bench.serve(
      { ...all, people },
      {
        fault: (path, parameters) => {
          if (!path.endsWith('activitylog') || parameters.get('groupId') !== '52') return undefined;
          groups += 1;
          const start = Number(parameters.get('cursor')?.slice(1) ?? 0);
          const texts = later.log.slice(start).map((one) => logRecord(later, one, 'current'));
          return httpAnswer(200, `{"activity":[${texts.join(',')}],"cursor":"c4"}`);
        },
      },
    );
    expect(bench.refresh()).toMatchObject({ rows: 4 });
    expect(groups).toBeGreaterThan(0);
    bench.serve(later);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 4 });
    bench.serve({ ...later, log: records(1, 2, 3, 4, 5) });
    expect(bench.refresh()).toMatchObject({ rows: 5 });
  });

  it('keeps other records that look the same', () => {
    const bench = reportBench();
    bench.save(log({ disposition: 'append', columns }));
    bench.serve(fakeOrganisation(3, [], records(1, 3)));
    expect(bench.refresh()).toMatchObject({ rows: 2 });
    // The same person, second and duration as the first.
    bench.serve(fakeOrganisation(3, [], [...records(1, 3), activity(61, '2026-03-18')]));
    expect(bench.refresh()).toMatchObject({ rows: 3 });
    expect(rowsOf(bench)).toBe(3);
  });
});

describe('an append of the log', () => {
  const TIME_AND_USER = [{ key: 'time' }, { key: 'user' }];

  it.each([
    ['whose ID column was added later', true, [...TIME_AND_USER, { key: 'duration' }, { key: 'logId' }]],
    ['whose ID column was added later', false, [...TIME_AND_USER, { key: 'duration' }, { key: 'logId' }]],
    ['that shows no ids', false, TIME_AND_USER],
  ])('knows its records in a sheet that was sorted, and %s (the newest are in mind: %s)', (_, areInMind, later) => {
    const bench = reportBench();
    bench.save(log({ disposition: 'append', columns: TIME_AND_USER }));
    bench.serve(fakeOrganisation(3, [], records(1, 2, 3)));
    bench.refresh();
    const state = bench.documents.entries.get('activtrak.state.r1') as string;
    expect(state).toContain('"newest":');
    if (!areInMind) bench.documents.entries.set('activtrak.state.r1', state.replace(/,"newest":"[^"]*"/, ''));
    bench.save(log({ disposition: 'append', columns: later }));
    bench.sheets.sortRows('Log', 1, 3, 1);
    bench.secrets.entries.set(
      'activtrak.connection',
      JSON.stringify({ ...JSON.parse(bench.secrets.entries.get('activtrak.connection') as string), id: 'new' }),
    );
    bench.serve(fakeOrganisation(3, [], records(1, 2, 3, 4)));
    expect(bench.refresh()).toMatchObject({ rows: 4, message: '1 row added.' });
  });

  it('says where rows that were read again cannot be compared', () => {
    const bench = reportBench();
    bench.save(log({ disposition: 'append', columns: WITH_IDS.slice(2) }));
    bench.serve(fakeOrganisation(3, [], records(1, 2, 3)));
    bench.refresh();
    bench.secrets.entries.set(
      'activtrak.connection',
      JSON.stringify({ ...JSON.parse(bench.secrets.entries.get('activtrak.connection') as string), id: 'new' }),
    );
    const { checks, rows } = bench.refresh();
    expect(rows).toBe(3);
    expect(checks.filter(({ verdict }) => verdict === 'warning').map(({ words }) => words)).toEqual([expect.stringContaining('Log ID')]);
  });

  it('keeps a bounded word of what it appended', () => {
    const bench = reportBench();
    bench.save(log({ disposition: 'append', columns: WITH_IDS.slice(1) }));
    bench.serve(fakeOrganisation(3, [], records(...Array.from({ length: 3000 }, (_, index) => index + 1))));
    expect(bench.refresh()).toMatchObject({ rows: 3000 });
    expect((bench.documents.entries.get('activtrak.state.r1') as string).length).toBeLessThan(14_000);
  });
});

describe.each(['replace', 'append', 'merge'] as const)('one log ID twice within one reading, to %s', (disposition) => {
  it.each([
    ['on one page', [1, 2, 2, 3], 1000],
    ['on two pages', [1, 2, 3, 4, 2, 5], 2],
    ['at a border', [1, 2, 2, 3], 2],
  ] as const)('is one row, %s', (_, numbers, largestPage) => {
    const bench = reportBench();
    bench.save(log({ disposition, columns: WITH_IDS }));
    bench.serve(fakeOrganisation(3, [], records(...numbers)), { largestPage });
    expect(bench.refresh()).toMatchObject({ rows: new Set(numbers).size });
  });

  it('is one row where the reading pauses between', () => {
    const bench = reportBench();
    bench.save(log({ disposition, columns: WITH_IDS }));
    bench.serve(fakeOrganisation(3, [], records(1, 2, 3, 4, 2, 5)), { largestPage: 2 });
    let asked = 0;
    bench.step(undefined, { ...bench.within(600_000), budget: { spent: () => (asked++ >= 1 ? 'time' : undefined) } });
    expect(bench.refresh()).toMatchObject({ rows: 5 });
  });
});
