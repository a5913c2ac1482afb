import { MAY_NOT_EDIT } from '#words/google-sheets';
import type { PanelCall, PanelCalls } from '../../shared/panel/calls';
import { EDITOR, OWNER } from '../playground/script-bench';
import { HOURS_CHART } from '../shared/dashboard/hours-chart';
import { TIMESHEET } from '../shared/dashboard/ready-bench';
import { type AddOnBench, connected, report } from './add-on-bench';
import { sharedBench } from './shared-bench';

const VIEWER = 'viewer@example.com';

let bench: AddOnBench;
sharedBench(
  (made) => {
    bench = made;
  },
  { api: { largestPage: 4 } },
);

describe('people who share the spreadsheet', () => {
  const slow = (): void => {
    const { answer, clock } = bench.google;
    bench.google.answer = (request) => {
      clock.advance(2_500);
      return answer(request);
    };
  };

  it('an editor refreshes on her own key, and not without one', () => {
    const id = bench.save();
    expect(bench.ask('refresh', { id }, EDITOR)).toMatchObject({ ok: false, message: expect.stringContaining("haven't connected a key") });
    expect(bench.get('open', {}).reports).toMatchObject([{ state: 'new', failures: 0 }]);
    connected(bench, EDITOR);
    expect(bench.refresh(id, EDITOR)).toMatchObject({ outcome: 'done' });
    const [view] = bench.get('open', {}).reports;
    expect(view).toMatchObject({ refreshedBy: 'Ed', rows: 21, state: 'ready' });
  });

  it('two refreshes of one report: the second is told who is at work since when', () => {
    connected(bench, EDITOR);
    const id = bench.save();
    slow();
    expect(bench.get('refresh', { id }).state).toBe('running');
    expect(bench.ask('refresh', { id }, EDITOR)).toMatchObject({
      ok: false,
      code: 'busy',
      message: expect.stringMatching(/Olivia.*13:00/),
    });
  });

  it('an editor without a key uses nobody’s, whatever she calls', () => {
    const schedule = { when: { every: 'hours', hours: 1, zone: 'UTC' }, ownerId: '', ownerName: '', since: 0 } as const;
    const id = bench.save({ schedule });
    bench.refresh(id);
    const [view] = bench.get('open', {}).reports;
    const own = view?.report ?? report();
    /** Every call there is, with what would make most of it. */
    const calls: { readonly [Name in PanelCall]: PanelCalls[Name]['in'] } = {
      open: {},
      stamp: {},
      connect: { key: '' },
      takeSchedules: { ownerId: 'nobody' },
      offerSchedules: { isLeaving: false },
      fileHealth: {},
      saveConnection: { weekStart: 7 },
      saveSettings: { cells: { allowed: true, groups: [], users: [] } },
      saveReport: { report: { ...own, stream: 'activity-log', columns: [{ key: 'titleBar' }] } },
      makeReady: { report: own, blueprint: TIMESHEET, own: {} },
      redrawReady: { id },
      readyRows: { id },
      readyColumns: { id },
      takeSnapshot: { id },
      duplicateReport: { id },
      addChart: { id, chart: HOURS_CHART },
      removeChart: { id },
      exportReports: {},
      importReports: { json: '{}' },
      names: { stream: 'user-hours' },
      preview: { report: own },
      refresh: { id },
      cancel: { id },
      show: { id },
      showAlerts: { id },
      requestRefresh: { id },
      takeSchedule: { id },
      history: {},
      showLog: {},
      formulaDays: { name: 'ACTIVTRAK_STATUS', args: [] },
      insertFormula: { name: 'ACTIVTRAK_STATUS', args: [] },
      selection: {},
      fileContents: {},
      saveWhileOpen: { loads: true, refreshes: true, minutes: 1 },
      updateFormulas: {},
      formulaToValues: {},
      disconnect: {},
      deleteReport: { id: 'none' },
      tablePlace: {},
      testWarehouse: { report: own },
      estimateFill: { report: own },
      queryCost: { id },
      makeViews: { id },
      lookAtTable: { report: own },
      namesInTable: { report: own },
      openConnectedSheet: { id },
      noticeWays: {},
      testNotice: { way: 'slack' },
      switchNotice: { way: 'slack', isOn: false },
    };
    const secrets = JSON.stringify(bench.backend.properties.read(`user:${OWNER}`));
    const sent = bench.google.sent.length;
    for (const [name, request] of Object.entries(calls)) {
      const answer = bench.ask(name as PanelCall, request as never, EDITOR);
      expect(JSON.stringify(answer)).not.toContain('marked-key');
    }
    expect(bench.google.sent).toHaveLength(sent);
    expect(JSON.stringify(bench.backend.properties.read(`user:${OWNER}`))).toBe(secrets);
    expect(bench.get('open', {}).reports.find((one) => one.report.id === id)).toMatchObject({ report: own, scheduleIsMine: true });
  });

  it('an editor without a key asks, and the owner of the schedule serves it at the next hour', () => {
    const id = bench.save({
      schedule: { when: { every: 'day', at: 7, zone: 'Europe/Berlin' }, ownerId: '', ownerName: '', since: 0 },
    });
    const [asked] = bench.get('requestRefresh', { id }, EDITOR).reports;
    expect(asked?.requested).toBeDefined();
    expect(bench.google.backend.triggers.list()).toMatchObject([{ creator: OWNER, handler: 'runHourly' }]);
  });

  it('a viewer has no panel that writes, and the owner sees no key in what the panel answers', () => {
    bench.google.playground.people.set(VIEWER, { role: 'viewer' });
    const id = bench.save();
    bench.refresh(id);
    expect(bench.ask('refresh', { id }, VIEWER).ok).toBe(false);
    expect(JSON.stringify(bench.ask('open', {}))).not.toContain('marked-key');
  });

  it('an editor who may only view from now on reads so wherever something is written', () => {
    connected(bench, EDITOR);
    const schedule = { when: { every: 'hours', hours: 1, zone: 'UTC' }, ownerId: '', ownerName: '', since: 0 } as const;
    const id = bench.save({ schedule });
    bench.refresh(id);
    bench.google.playground.people.set(EDITOR, { role: 'viewer' });
    const writing: Partial<{ readonly [Name in PanelCall]: PanelCalls[Name]['in'] }> = {
      saveReport: { report: report({ id: '' }) },
      refresh: { id },
      takeSchedule: { id },
      requestRefresh: { id },
      takeSnapshot: { id },
      showLog: {},
      insertFormula: { name: 'ACTIVTRAK_STATUS', args: [] },
    };
    for (const [name, request] of Object.entries(writing))
      expect(bench.ask(name as PanelCall, request as never, EDITOR)).toMatchObject({ ok: false, message: MAY_NOT_EDIT });
  });

  it('a copy is noticed', () => {
    const id = bench.save();
    bench.refresh(id);
    const store = 'document:spreadsheet-1';
    const kept = Object.keys(bench.google.backend.properties.read(store));
    bench.google.backend.properties.change(store, Object.fromEntries(kept.map((key) => [key, null])));
    expect(bench.get('open', {}).notices).toMatchObject([{ kind: 'warning', words: expect.stringContaining('copy') }]);
  });
});
