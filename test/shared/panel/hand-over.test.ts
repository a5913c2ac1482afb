import type { Report } from '../../../shared/report/definition/definition';
import { runDue } from '../../../shared/report/schedule/run-due';
import { runSync } from '../../../shared/task';
import { FAKE_KEY } from '../../doubles/fake-api';
import { type PanelBench, panelBench, WEEKLY } from './panel-bench';

/** Two scheduled reports of the bench's person, and a colleague. */
function scheduled(): PanelBench & { readonly hers: { readonly secrets: PanelBench['secrets'] } } {
  const bench = panelBench();
  bench.call('saveSettings', { personName: 'Jane Doe' });
  bench.saveNew({ name: 'Hours', schedule: WEEKLY });
  bench.saveNew({ name: 'More', schedule: WEEKLY, destination: { sheet: 'More', cell: 'A1' } });
  bench.saveNew({ name: 'By hand', destination: { sheet: 'Hand', cell: 'A1' } });
  return { ...bench, hers: { secrets: bench.colleague } };
}

const noticesOf = (bench: PanelBench, change = {}): readonly string[] => bench.call('open', {}, change).notices.map(({ words }) => words);

describe('all schedules of one owner', () => {
  it('go to a colleague at once', () => {
    const { hers, ...bench } = scheduled();
    bench.call('connect', { key: FAKE_KEY }, hers);
    const [owner] = bench.call('fileHealth', {}, hers).owners;
    const { taken, left, state } = bench.call('takeSchedules', { ownerId: owner?.id ?? '' }, hers);
    expect([taken, left]).toEqual([['Hours', 'More'], []]);
    expect(state.reports.map(({ report, scheduleIsMine }) => [report.name, scheduleIsMine])).toEqual([
      ['By hand', false],
      ['Hours', true],
      ['More', true],
    ]);
    expect(bench.refusal('takeSchedules', { ownerId: owner?.id ?? '' }, hers)).toMatch(/has no schedules here any more/);
  });

  it('stay where the colleague has no key for them, each with the reason', () => {
    const { hers, ...bench } = scheduled();
    const [owner] = bench.call('fileHealth', {}, hers).owners;
    const { taken, left } = bench.call('takeSchedules', { ownerId: owner?.id ?? '' }, hers);
    expect(taken).toEqual([]);
    expect(left.map(({ name }) => name)).toEqual(['Hours', 'More']);
    expect(bench.call('open', {}).reports.filter(({ scheduleIsMine }) => scheduleIsMine)).toHaveLength(2);
  });
});

describe('an owner who is gone', () => {
  it('without her key is named to everybody who opens the file, with who can take over', () => {
    const { hers, ...bench } = scheduled();
    expect(noticesOf(bench, hers)).toEqual([]);
    bench.call('disconnect', {});
    expect(noticesOf(bench, hers)).toEqual([
      'Jane Doe has no key any more, so “Hours”, “More” no longer refresh by schedule. Whoever has a key can take over in “Health of this file”.',
    ]);
    // She herself reads of it in words of her own.
    expect(noticesOf(bench).filter((words) => words.startsWith('Jane Doe'))).toEqual([]);
    bench.call('connect', { key: FAKE_KEY });
    expect(noticesOf(bench, hers)).toEqual([]);
  });

  it('is found by her own hourly run, also where another document took her key', () => {
    const { hers, ...bench } = scheduled();
    bench.secrets.entries.delete('activtrak.connection');
    const person = JSON.parse(bench.secrets.entries.get('activtrak.person') ?? '');
    runSync(runDue(bench.within(600_000), person));
    expect(noticesOf(bench, hers).join(' ')).toMatch(/^Jane Doe has no key any more/);
    expect(bench.call('fileHealth', {}, hers).owners).toMatchObject([{ name: 'Jane Doe', isMine: false, absences: ['key'] }]);
  });

  it('asks for somebody else and is served until then, and is forgotten once somebody takes over', () => {
    const { hers, ...bench } = scheduled();
    bench.call('offerSchedules', { isLeaving: true });
    expect(noticesOf(bench, hers)[0]).toMatch(/^Jane Doe wants somebody to take over “Hours”, “More”\./);
    runSync(runDue(bench.within(600_000), JSON.parse(bench.secrets.entries.get('activtrak.person') ?? '')));
    expect(noticesOf(bench, hers)).toHaveLength(1);
    bench.call('connect', { key: FAKE_KEY }, hers);
    const [owner] = bench.call('fileHealth', {}, hers).owners;
    bench.call('takeSchedules', { ownerId: owner?.id ?? '' }, hers);
    expect([noticesOf(bench), noticesOf(bench, hers), bench.documents.entries.get('activtrak.absent-owners')]).toEqual([[], [], undefined]);
  });

  it('asks for nobody any more where a colleague took over by changing the report, or a schedule ended and begins again', () => {
    const { hers, ...bench } = scheduled();
    bench.call('offerSchedules', { isLeaving: true });
    bench.call('connect', { key: FAKE_KEY }, hers);
    const changed = (name: string, schedule: Report['schedule'], change = {}): void => {
      const view = bench.call('open', {}).reports.find(({ report }) => report.name === name);
      bench.call('saveReport', { report: { ...(view?.report as Report), schedule } }, change);
    };
    changed('Hours', { ...WEEKLY, when: { every: 'day', at: 8, zone: 'UTC' } }, hers);
    changed('More', undefined);
    changed('More', WEEKLY);
    expect([noticesOf(bench), noticesOf(bench, hers), bench.documents.entries.get('activtrak.absent-owners')]).toEqual([[], [], undefined]);
  });

  it('can stay after all', () => {
    const { hers, ...bench } = scheduled();
    bench.call('offerSchedules', { isLeaving: true });
    bench.call('offerSchedules', { isLeaving: false });
    expect(noticesOf(bench, hers)).toEqual([]);
  });

  it('is forgotten with a report that is deleted', () => {
    const bench = scheduled();
    bench.call('disconnect', {});
    for (const { report } of bench.call('open', {}).reports) bench.call('deleteReport', { id: report.id });
    expect(bench.documents.entries.get('activtrak.absent-owners')).toBeUndefined();
  });
});

describe("a file's health", () => {
  it('counts its cells, and what its reports cost by their last runs and schedules', () => {
    const bench = panelBench();
    const id = bench.saveNew({ schedule: { ...WEEKLY, when: { every: 'hours', hours: 6, zone: 'UTC' } } });
    expect(bench.call('fileHealth', {}).costs).toEqual([{ id, runsPerDay: 4 }]);
    bench.call('refresh', { id });
    const { cells, mostCells, costs, requestsPerDay, owners } = bench.call('fileHealth', {});
    expect([cells, mostCells]).toEqual([expect.any(Number), 10_000_000]);
    expect(cells).toBeGreaterThan(22 * 4);
    expect(costs).toEqual([expect.objectContaining({ id, requests: 1, requestsPerDay: 4 })]);
    expect([requestsPerDay, owners[0]?.msPerDay]).toEqual([4, (costs[0]?.ms ?? Number.NaN) * 4]);
  });

  it('is there for who has no key, and of a file without reports', () => {
    const bench = panelBench();
    expect(bench.call('fileHealth', {}, { secrets: bench.colleague })).toMatchObject({ costs: [], owners: [], requestsPerDay: 0 });
  });
});
