import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { jsonAnswer } from '../../../doubles/scripted-transport';
import { DAYS, type ReportBench } from '../report-bench';
import { organisation, refreshed, summary } from './summary-bench';

describe('a summary by groups', () => {
  const serving =
    (path: string, records: readonly object[]) =>
    (bench: ReportBench): void =>
      bench.serve(organisation, {
        fault: (asked) =>
          asked === path
            ? jsonAnswer({
                activity: records.map((record) => ({ date: '2026-03-18', groups: ['Sales'], ...record })),
                total: records.length,
              })
            : undefined,
      });
  const hours = { activeTime: { total: 3600 }, passiveTime: { total: 0 }, totalTime: 3600 };

  /** Whoever works on 2026-03-18, an hour each, by the groups of each. */
  const peopleIn = (...lists: readonly (readonly unknown[] | undefined)[]) =>
    serving(
      '/reports/v2/workinghours/users',
      lists.map((groups, place) => ({ userId: place + 1, user: `Person ${place + 1}`, groups, ...hours })),
    );
  const byGroup = (change: Partial<Report> = {}): Report => summary(2, { columns: [{ key: 'groups' }, { key: 'active' }], ...change });
  const [sales, support] = [
    { id: 51, name: 'Sales' },
    { id: 52, name: 'Support' },
  ];

  it('counts people of two groups in both, whatever the order of their groups, and says so in the sheet', () => {
    const { rows, record, bench } = refreshed(
      byGroup({ statusLine: true }),
      peopleIn([sales], [support], [sales, support], [support, sales]),
    );
    expect(rows.slice(1)).toEqual([
      ['Groups', 'Active (s)', 'People'],
      ['Sales', 3 * 3600, 3],
      ['Support', 3 * 3600, 3],
    ]);
    expect(record.checks.map(({ words }) => words)).toContain('People in several groups count in each of them.');
    expect(bench.sheets.seen('Hours')[0]?.[0]).toContain('People in several groups count in each of them.');
  });

  it('says nothing of several groups where nobody is in two that are shown', () => {
    const { record } = refreshed(byGroup(), peopleIn([sales], [sales, support], [{ id: 53, name: 'Sick' }, sales]));
    expect(record.rows).toBe(1);
    expect(JSON.stringify(record.checks)).not.toContain('several groups');
  });

  it('has a named row for people without a group', () => {
    const { rows } = refreshed(byGroup(), peopleIn([sales], [sales], [], undefined));
    expect(rows.slice(1)).toEqual([
      ['No group', 7200, 2],
      ['Sales', 7200, 2],
    ]);
  });

  it('goes by the names of the groups, however many people are in each', () => {
    for (const lists of [
      [[sales], [sales], [sales], [support], [support]],
      [[support], [support], [support], [sales], [sales]],
    ])
      expect(refreshed(byGroup(), peopleIn(...lists)).rows.map(([name]) => name)).toEqual(['Groups', 'Sales', 'Support']);
  });

  it('without the groups adds everybody once', () => {
    const { rows, record } = refreshed(
      summary(2, { columns: [{ key: 'date' }, { key: 'active' }] }),
      peopleIn([sales], [sales, support], [support], []),
    );
    expect(rows.slice(1)).toEqual([[46_099, 4 * 3600, 4]]);
    expect(JSON.stringify(record.checks)).not.toContain('several groups');
  });

  it('tells groups of one name apart by their ids, and takes one that was renamed for one', () => {
    const other = { id: 77, name: 'sales' };
    const { rows } = refreshed(byGroup(), peopleIn([sales], [sales], [other], [other, sales]));
    expect(rows.slice(1).sort()).toEqual([
      ['Sales (51)', 3 * 3600, 3],
      ['sales (77)', 2 * 3600, 2],
    ]);
    const renamed = refreshed(byGroup(), peopleIn([{ id: 51, name: 'Vertrieb' }], ['Vertrieb'], [sales], ['Sales']));
    expect(renamed.rows.slice(1)).toEqual([['Sales', 4 * 3600, 4]]);
  });

  it.each([['oldest'], ['newest']])('calls a group as it was called last, where the %s day comes first', (first) => {
    const days = ['2026-03-17', '2026-03-18'].map((date, at) => ({ date, groups: [{ id: 51, name: at === 0 ? 'Zeal' : 'Sales' }] }));
    const people = [1, 2].flatMap((userId) => days.map((day) => ({ userId, user: `Person ${userId}`, ...day, ...hours })));
    const answered = serving('/reports/v2/workinghours/users', first === 'oldest' ? people : [...people].reverse());
    const { rows } = refreshed(summary(2), answered);
    expect(rows.slice(1).map(([, name]) => name)).toEqual(['Sales', 'Sales']);
  });

  it('has groups that differ in a number alone in one order, whoever comes first', () => {
    const [one, two] = [['1 Sales'], ['2 Sales']] as const;
    for (const lists of [
      [one, one, two, two],
      [two, two, one, one],
    ])
      expect(refreshed(byGroup(), peopleIn(...lists)).rows.map(([name]) => name)).toEqual(['Groups', '1 Sales', '2 Sales']);
  });

  it('counts somebody once in a group that is listed twice, and reads groups in every form', () => {
    const { rows } = refreshed(
      byGroup(),
      peopleIn([sales, sales], [{ GroupId: 51, GroupName: 'Sales' }], [51], [['51', 'Sales']], ['Sales'], [{ id: 0, name: 'Sales' }]),
    );
    expect(rows.slice(1)).toEqual([['Sales', 6 * 3600, 6]]);
  });

  it('narrowed to groups has their rows alone: of others not everybody is read', () => {
    const who = [{ kind: 'group', id: 51, name: 'Sales' }] as const;
    const { rows } = refreshed(byGroup({ who }), peopleIn([sales, support], [sales], [support, sales]));
    expect(rows.slice(1)).toEqual([['Sales', 3 * 3600, 3]]);
  });

  it('says the hours that it leaves out once they are about enough people', () => {
    const { record } = refreshed(
      { ...byGroup(), privacy: { people: 'summary', smallestGroup: 3 } },
      peopleIn([sales], [sales], [sales], [support], [support], [], []),
    );
    expect(record.checks).toContainEqual({
      verdict: 'warning',
      words: '2 rows about fewer than 3 people were left out. They hold 4.00 h of Active time.',
    });
  });

  it('takes user 0 for nobody, and people by their names then', () => {
    const records = ['Ada', 'Bob', 'ADA ', ''].map((user) => ({ userId: 0, user, groups: [sales], ...hours }));
    const { rows } = refreshed(byGroup(), serving('/reports/v2/workinghours/users', records));
    expect(rows[1]).toEqual(['Sales', 4 * 3600, 2]);
  });

  it.each(['merge', 'append'] as const)(
    'in a %s never mixes with rows by combination of groups, as earlier versions wrote them',
    (disposition) => {
      const definition = summary(2, { disposition, columns: [{ key: 'date' }, { key: 'groups' }, { key: 'active' }] });
      const { bench } = refreshed(definition);
      const state = JSON.parse(bench.documents.entries.get('activtrak.state.r1') ?? '');
      bench.documents.entries.set(
        'activtrak.state.r1',
        JSON.stringify({ ...state, meaning: JSON.stringify(['user-hours', 'seconds', definition.privacy]) }),
      );
      const before = bench.sheets.seen('Hours');
      bench.clock.advance(86_400_000);
      bench.serve(fakeOrganisation(9, [...DAYS, '2026-03-19']));
      expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('“Replace the rows”') });
      expect(bench.sheets.seen('Hours')).toEqual(before);
      bench.save({ ...definition, disposition: 'replace' });
      expect(bench.refresh()).toMatchObject({ outcome: 'done' });
      bench.save(definition);
      bench.refresh();
      expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new' });
    },
  );

  it.each(['merge', 'append'] as const)('in a %s refuses to put rows by group below rows by day', (disposition) => {
    const definition = summary(2, { disposition, columns: [{ key: 'date' }, { key: 'active' }] });
    const { bench } = refreshed(definition);
    const before = bench.sheets.seen('Hours');
    bench.save({ ...definition, columns: [{ key: 'date' }, { key: 'groups' }, { key: 'active' }] });
    expect(bench.refresh().outcome).toBe('failed');
    expect(bench.sheets.seen('Hours')).toEqual(before);
  });

  it('in a merge finds its rows again whatever the order of groups and rows', () => {
    const definition = summary(1, { disposition: 'merge', columns: [{ key: 'date' }, { key: 'groups' }, { key: 'active' }] });
    const serve = (bench: ReportBench, lists: readonly (readonly unknown[])[]): void => peopleIn(...lists)(bench);
    const { bench } = refreshed({ ...definition, privacy: { people: 'summary', smallestGroup: 2 } }, (one) =>
      serve(one, [[sales, support], [support, sales], [sales], [support]]),
    );
    const before = bench.sheets.seen('Hours');
    expect(before).toHaveLength(3);
    serve(bench, [[support, sales], [sales, support], [sales], [support]]);
    expect(bench.refresh().outcome).toBe('nothing-new');
    expect(bench.sheets.seen('Hours')).toEqual(before);
  });

  it('does not take rows without a name for another person', () => {
    const records = [{ userId: 1, user: 'Jane Doe', ...hours }, { ...hours }];
    expect(refreshed(summary(2), serving('/reports/v2/workinghours/users', records)).record.rows).toBe(0);
  });

  it('takes a name with line breaks for one person', () => {
    const records = [{ user: 'Jane\nDoe', ...hours }];
    expect(refreshed(summary(2), serving('/reports/v2/workinghours/users', records)).record.rows).toBe(0);
  });

  it('of hours by computer counts the people at them, not the computers', () => {
    const of = (computerId: number, ids: readonly number[]) => ({
      computerId,
      computer: `PC-${computerId}`,
      ...(ids.length === 1 ? { userId: ids[0] } : {}),
      users: ids.map((id) => ({ id, name: `Person ${id}` })),
      ...hours,
    });
    const definition = summary(2, { stream: 'computer-hours', columns: [{ key: 'groups' }, { key: 'active' }] });
    const path = '/reports/v2/workinghours/computers';
    expect(
      refreshed(
        definition,
        serving(
          path,
          [1, 2, 3].map((computer) => of(computer, [7])),
        ),
      ).record.rows,
    ).toBe(0);
    expect(refreshed(definition, serving(path, [of(1, [7]), of(2, [7, 8]), of(3, [9])])).rows[1]).toEqual(['Sales', 3 * 3600, 3]);
  });

  it('adds up no time that is no number', () => {
    const records = [1, 2].map((userId) => ({ userId, ...hours, activeTime: { total: '01:30:00' } }));
    const { record } = refreshed(summary(2), serving('/reports/v2/workinghours/users', records));
    expect(record).toMatchObject({ outcome: 'failed', message: expect.stringContaining('“01:30:00”') });
  });
});
