import {
  onlyOwnerChanges,
  onlyOwnerNames,
  SCHEDULE_WITHOUT_KEY,
  savedWithoutSchedule,
  scheduleOfAnother,
  schedulesStandStill,
} from '#words/panel-answers';
import { ownerAbsent, schedulesWithoutKey } from '#words/panel-notices';
import type { AlertNames } from '../../../shared/report/definition/alert-rule';
import type { Report } from '../../../shared/report/definition/definition';
import { REPORT_PREFIX } from '../../../shared/report/kept/report-store';
import { alertRule } from '../../doubles/alert-rule';
import { FAKE_KEY } from '../../doubles/fake-api';
import { report } from '../report/report-bench';
import { type PanelBench, panelBench, WEEKLY } from './panel-bench';

let bench: PanelBench;
beforeEach(() => {
  bench = panelBench();
});

describe('schedules', () => {
  test('belong to whoever made them, and begin with the next slot', () => {
    bench.saveNew({ schedule: WEEKLY });
    const [view] = bench.call('open', {}).reports;
    expect(view?.scheduleIsMine).toBe(true);
    // 2026-03-18 is a Wednesday; Monday, 7 o'clock in Berlin is 6 o'clock UTC.
    expect(new Date(view?.nextRun ?? 0).toISOString()).toBe('2026-03-23T06:00:00.000Z');
  });

  test('keep their hour over a change of clocks', () => {
    bench.saveNew({ schedule: WEEKLY });
    // Berlin's clocks go forward on 2026-03-29.
    bench.clock.advance(9 * 86_400_000);
    expect(new Date(bench.call('open', {}).reports[0]?.nextRun ?? 0).toISOString()).toBe('2026-03-30T05:00:00.000Z');
  });

  test('need a key', () => {
    // Also where a colleague's report gets its first one.
    for (const id of ['', bench.saveNew()])
      expect(bench.refusal('saveReport', { report: report({ id, schedule: WEEKLY }) }, { secrets: bench.colleague })).toBe(
        SCHEDULE_WITHOUT_KEY,
      );
  });

  test('name their next run to the minute, at whatever second they are looked at', () => {
    bench.saveNew({ schedule: { ...WEEKLY, when: { zone: 'UTC', every: 'hours', hours: 1 } } });
    bench.clock.advance(40_000);
    expect(new Date(bench.call('open', {}).reports[0]?.nextRun ?? 0).toISOString()).toMatch(/:00:00\.000Z$/);
  });

  test.each<[string, NonNullable<Report['schedule']>['when']]>([
    ['a time zone', { every: 'day', at: 7, zone: 'Mars/Olympus' }],
    ['a time zone', { every: 'day', at: 7, zone: '' }],
    ['hours', { every: 'hours', hours: 0, zone: 'UTC' }],
    ['newer version', { every: 'never' as never, at: 7, zone: 'UTC' }],
    ['from 0 to 23', { every: 'day', zone: 'UTC' } as never],
    ['from 1 to 31', { every: 'month', on: 1.5, at: 7, zone: 'UTC' }],
    ['from 1 to 31', { every: 'month', on: Number.NaN, at: 7, zone: 'UTC' }],
    ['from 1 to 31', { every: 'month', on: 32, at: 7, zone: 'UTC' }],
    ['day of the week', { every: 'week', on: 0, at: 7, zone: 'UTC' }],
    ['from 0 to 23', { every: 'day', at: 24, zone: 'UTC' }],
    ['from 1 to 24', { every: 'hours', hours: 0, zone: 'UTC' }],
  ])('that nobody can follow are refused: %s', (words, when) => {
    expect(bench.refusal('saveReport', { report: report({ id: '', schedule: { ...WEEKLY, when } }) })).toContain(words);
    expect(bench.call('open', {}).reports).toEqual([]);
  });

  test('that cannot run are said, and the report is kept', () => {
    bench.scheduler.refusal = 'you have not allowed it.';
    const { id, problem } = bench.call('saveReport', { report: report({ id: '', schedule: WEEKLY }) });
    expect(problem).toBe(savedWithoutSchedule('Hours', 'you have not allowed it.'));
    expect(bench.call('open', {}).reports.map((view) => view.report.id)).toEqual([id]);
    expect(bench.call('deleteReport', { id }).reports).toEqual([]);
  });

  test('are taken over by a colleague with a key of her own', () => {
    const id = bench.saveNew({ schedule: WEEKLY });
    const hers = { secrets: bench.colleague };
    expect(bench.refusal('takeSchedule', { id }, hers)).toBe(scheduleOfAnother('Hours', ''));
    bench.call('connect', { key: FAKE_KEY }, hers);
    bench.call('saveSettings', { personName: 'Omar' }, hers);
    expect(bench.call('takeSchedule', { id }, hers).reports[0]).toMatchObject({ scheduleIsMine: true });
    expect(bench.call('open', {}).reports[0]).toMatchObject({ scheduleIsMine: false, report: { schedule: { ownerName: 'Omar' } } });
  });

  test('serve a colleague who asks for a refresh; without one nobody would', () => {
    const id = bench.saveNew();
    const hers = { secrets: bench.colleague };
    expect(bench.refusal('requestRefresh', { id }, hers)).toContain('no schedule');
    bench.call('saveReport', { report: report({ id, schedule: WEEKLY }) });
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
    const id = bench.saveNew({ schedule: WEEKLY });
    const hers = { secrets: bench.colleague };
    const [before] = bench.call('open', {}).reports;
    const changed = { ...(before?.report as Report), ...change };
    expect(bench.refusal('saveReport', { report: changed }, hers)).toBe(onlyOwnerChanges('Hours', ''));
    expect(bench.call('open', {}).reports[0]?.report).toEqual(before?.report);
    bench.call('connect', { key: FAKE_KEY }, hers);
    bench.call('saveReport', { report: changed }, hers);
    expect(bench.call('open', {}, hers).reports[0]).toMatchObject({ scheduleIsMine: true, report: { ...change, id } });
    bench.call('saveReport', { report: changed });
    expect(bench.call('open', {}).reports[0]).toMatchObject({ scheduleIsMine: false });
  });

  test('stays hers, and so do its days, where a colleague changes nothing but the name of a report saved before those were kept as dates', () => {
    const range = { kind: 'words', words: 'since 3/4/2026' } as const;
    const id = bench.saveNew({ schedule: WEEKLY });
    const kept = () => bench.call('open', {}).reports[0];
    bench.documents.set(REPORT_PREFIX + id, JSON.stringify({ ...kept()?.report, range }));
    const seen = kept()?.report as Report;
    const german = { locale: () => 'de_DE' };
    const hers = { secrets: bench.colleague, ...german };
    const renaming = { report: { ...seen, name: 'Renamed' }, seen };
    bench.call('saveReport', renaming, hers);
    // The answer was lost, and she saves once more.
    expect(bench.call('saveReport', renaming, hers)).not.toHaveProperty('isOutdated');
    bench.call('connect', { key: FAKE_KEY }, hers);
    bench.call('saveReport', { report: { ...seen, name: 'Again' } }, hers);
    expect(kept()).toMatchObject({ scheduleIsMine: true, report: { id, name: 'Again', range } });
    bench.call('saveReport', { report: { ...seen, name: 'Hers' } }, german);
    expect(kept()?.report.range).toEqual({ kind: 'words', words: 'since 2026-04-03' });
  });

  test.each<[string, Partial<Report>]>([
    ['for each person', { rollup: { by: ['day', 'person', 'site'], measures: ['time'] } }],
    ['with another measure', { rollup: { by: ['day', 'application'], measures: ['time', 'people'] } }],
    ['no more', { version: 1, rollup: undefined }],
  ])('has its grouping %s by its owner alone, or by who has a key of her own', (_, change) => {
    const id = bench.saveNew({
      stream: 'activity-log',
      columns: [],
      rollup: { by: ['day', 'application'], measures: ['time'] },
      schedule: WEEKLY,
    });
    const hers = { secrets: bench.colleague };
    const [before] = bench.call('open', {}).reports;
    const changed = { ...(before?.report as Report), ...change };
    expect(bench.refusal('saveReport', { report: changed }, hers)).toBe(onlyOwnerChanges('Hours', ''));
    expect(bench.call('open', {}).reports[0]?.report).toEqual(before?.report);
    bench.call('connect', { key: FAKE_KEY }, hers);
    bench.call('saveReport', { report: changed }, hers);
    expect(bench.call('open', {}, hers).reports[0]).toMatchObject({ scheduleIsMine: true, report: { id } });
  });

  test('names nobody in messages to its owner because a colleague without a key says so', () => {
    const alerts = { rules: [alertRule()], names: 'list', weekdaysOff: '0000011' } as const;
    const id = bench.saveNew({ schedule: WEEKLY, version: 5, alerts });
    const hers = { secrets: bench.colleague };
    const named = (names: AlertNames, ports = {}) =>
      bench.answer(
        'saveReport',
        { report: { ...(bench.call('open', {}).reports[0]?.report as Report), alerts: { ...alerts, names } } },
        ports,
      );
    const kept = () => bench.call('open', {}).reports[0];
    expect(named('messages', hers)).toMatchObject({ ok: false, message: onlyOwnerNames('Hours', '') });
    expect(kept()?.report.alerts).toEqual(alerts);
    // She may say that of messages to herself, and take it back for anybody.
    named('messages');
    expect(kept()).toMatchObject({ scheduleIsMine: true, report: { alerts: { names: 'messages' } } });
    expect(named('messages', hers).ok).toBe(true);
    named('list', hers);
    expect(kept()).toMatchObject({ scheduleIsMine: true, report: { id, alerts } });
    bench.call('connect', { key: FAKE_KEY }, hers);
    named('messages', hers);
    expect(kept()).toMatchObject({ scheduleIsMine: false, report: { alerts: { names: 'messages' } } });
  });

  test('may be given another name, place and headers by anybody', () => {
    bench.saveNew({ schedule: WEEKLY });
    const [before] = bench.call('open', {}).reports;
    const changed = { ...(before?.report as Report), name: 'Ours', destination: { sheet: 'Ours', cell: 'B2' }, statusLine: true };
    bench.call('saveReport', { report: changed }, { secrets: bench.colleague });
    expect(bench.call('open', {}).reports[0]).toMatchObject({ scheduleIsMine: true, report: changed });
  });
});

describe('a key that is disconnected', () => {
  test('stops this person’s schedules, says so, and the next key has them run again', () => {
    bench.saveNew({ schedule: WEEKLY });
    expect(bench.call('disconnect', {}).notices).toEqual([{ kind: 'warning', words: schedulesWithoutKey(['Hours']) }]);
    expect(bench.call('open', {}, { secrets: bench.colleague }).notices).toEqual([
      { kind: 'warning', words: ownerAbsent('key', ['Hours'], '', undefined) },
    ]);
    expect(bench.call('connect', { key: 'wrong-key' })).toMatchObject({ connected: false });
    expect(bench.scheduler.running).toBe(false);
    expect(bench.call('connect', { key: FAKE_KEY }).state.notices).toEqual([]);
    expect(bench.scheduler.running).toBe(true);
  });

  test('says it when Google does not let them run again', () => {
    bench.saveNew({ schedule: WEEKLY });
    bench.call('disconnect', {});
    bench.scheduler.refusal = 'you have not allowed it.';
    expect(bench.call('connect', { key: FAKE_KEY }).message).toBe(
      `Connected to api.activtrak.com. ${schedulesStandStill('you have not allowed it.')}`,
    );
  });
});
