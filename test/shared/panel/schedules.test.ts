import type { Report } from '../../../shared/report/definition';
import { FAKE_KEY } from '../../doubles/fake-api';
import { report } from '../report/report-bench';
import { type PanelBench, panelBench } from './panel-bench';

let bench: PanelBench;
beforeEach(() => {
  bench = panelBench();
});

const weekly: NonNullable<Report['schedule']> = {
  when: { every: 'week', on: 1, at: 7, zone: 'Europe/Berlin' },
  ownerId: '',
  ownerName: '',
  since: 0,
};
const saved = (change: Partial<Report> = {}): string => bench.call('saveReport', { report: report({ id: '', ...change }) }).id;

describe('schedules', () => {
  test('belong to whoever made them, and begin with the next slot', () => {
    saved({ schedule: weekly });
    const [view] = bench.call('open', {}).reports;
    expect(view?.scheduleIsMine).toBe(true);
    // 2026-03-18 is a Wednesday; Monday, 7 o'clock in Berlin is 6 o'clock UTC.
    expect(new Date(view?.nextRun ?? 0).toISOString()).toBe('2026-03-23T06:00:00.000Z');
  });

  test('need a key', () => {
    expect(bench.refusal('saveReport', { report: report({ id: '', schedule: weekly }) }, { secrets: bench.colleague })).toContain(
      'connect your key first',
    );
  });

  test('that cannot run are said, and the report is kept', () => {
    bench.scheduler.refusal = 'you have not allowed it.';
    expect(bench.refusal('saveReport', { report: report({ id: '', schedule: weekly }) })).toContain('is saved, but');
    expect(bench.call('open', {}).reports).toHaveLength(1);
  });

  test('are taken over by a colleague with a key of her own', () => {
    const id = saved({ schedule: weekly });
    const hers = { secrets: bench.colleague };
    expect(bench.refusal('takeSchedule', { id }, hers)).toContain('connect your key first');
    bench.call('connect', { key: FAKE_KEY }, hers);
    bench.call('saveSettings', { personName: 'Omar' }, hers);
    expect(bench.call('takeSchedule', { id }, hers).reports[0]).toMatchObject({ scheduleIsMine: true });
    expect(bench.call('open', {}).reports[0]).toMatchObject({ scheduleIsMine: false, report: { schedule: { ownerName: 'Omar' } } });
  });

  test('serve a colleague who asks for a refresh; without one nobody would', () => {
    const id = saved();
    const hers = { secrets: bench.colleague };
    expect(bench.refusal('requestRefresh', { id }, hers)).toContain('no schedule');
    bench.call('saveReport', { report: report({ id, schedule: weekly }) });
    bench.call('saveSettings', { personName: 'Omar' }, hers);
    expect(bench.call('requestRefresh', { id }, hers).reports[0]?.requested).toMatchObject({ by: 'Omar' });
  });
});

describe('a report that refreshes on the key of somebody else', () => {
  const other: Partial<Report> = { who: [{ kind: 'user', id: 3, name: 'Person 3' }] };
  const changes: readonly (readonly [string, Partial<Report>])[] = [
    ['stream', { stream: 'computer-hours', columns: [] }],
    ['people', other],
    ['columns', { columns: [{ key: 'date' }, { key: 'user' }, { key: 'total' }] }],
    ['days', { range: { kind: 'words', words: 'last 90 days' } }],
    ['privacy', { privacy: { people: 'pseudonyms', smallestGroup: 5 } }],
  ];

  test.each(changes)('has its %s changed by its owner alone, or by who has a key of her own', (_, change) => {
    const id = saved({ schedule: weekly });
    const hers = { secrets: bench.colleague };
    const [before] = bench.call('open', {}).reports;
    const changed = { ...(before?.report as Report), ...change };
    expect(bench.refusal('saveReport', { report: changed }, hers)).toMatch(/refreshes on the key of a colleague, who alone can change/);
    expect(bench.call('open', {}).reports[0]?.report).toEqual(before?.report);
    bench.call('connect', { key: FAKE_KEY }, hers);
    bench.call('saveReport', { report: changed }, hers);
    expect(bench.call('open', {}, hers).reports[0]).toMatchObject({ scheduleIsMine: true, report: { ...change, id } });
    bench.call('saveReport', { report: changed });
    expect(bench.call('open', {}).reports[0]).toMatchObject({ scheduleIsMine: false });
  });

  test('may be given another name, place and headers by anybody', () => {
    saved({ schedule: weekly });
    const [before] = bench.call('open', {}).reports;
    const changed = { ...(before?.report as Report), name: 'Ours', destination: { sheet: 'Ours', cell: 'B2' }, statusLine: true };
    bench.call('saveReport', { report: changed }, { secrets: bench.colleague });
    expect(bench.call('open', {}).reports[0]).toMatchObject({ scheduleIsMine: true, report: changed });
  });
});

describe('a schedule that cannot be', () => {
  test.each([
    [{ every: 'hours', hours: 0, zone: 'UTC' }, 'choose it again'],
    [{ every: 'day', at: 24, zone: 'UTC' }, 'choose it again'],
    [{ every: 'week', on: 8, at: 7, zone: 'UTC' }, 'choose it again'],
    [{ every: 'month', on: 1.5, at: 7, zone: 'UTC' }, 'choose it again'],
    [{ every: 'never', at: 7, zone: 'UTC' }, 'choose it again'],
    [{ every: 'day', at: 7, zone: 'Berlin' }, 'There is no time zone “Berlin”'],
    [{ every: 'day', at: 7, zone: '' }, 'There is no time zone'],
  ])('%j is refused', (when, words) => {
    expect(bench.refusal('saveReport', { report: report({ id: '', schedule: { ...weekly, when: when as never } }) })).toContain(words);
    expect(bench.call('open', {}).reports).toEqual([]);
  });
});

describe('a key that is disconnected', () => {
  test('stops this person’s schedules, says so, and the next key has them run again', () => {
    saved({ schedule: weekly });
    expect(bench.call('disconnect', {}).notices).toEqual([{ kind: 'warning', words: expect.stringMatching(/stands still \(“Hours”\)/) }]);
    expect(bench.call('open', {}, { secrets: bench.colleague }).notices).toEqual([]);
    expect(bench.call('connect', { key: 'wrong-key' })).toMatchObject({ connected: false });
    expect(bench.scheduler.running).toBe(false);
    expect(bench.call('connect', { key: FAKE_KEY }).state.notices).toEqual([]);
    expect(bench.scheduler.running).toBe(true);
  });

  test('says it when Google does not let them run again', () => {
    saved({ schedule: weekly });
    bench.call('disconnect', {});
    bench.scheduler.refusal = 'you have not allowed it.';
    expect(bench.call('connect', { key: FAKE_KEY }).message).toBe(
      'Connected to api.activtrak.com. Your schedules cannot run: you have not allowed it.',
    );
  });
});
