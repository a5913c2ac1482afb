/** @jest-environment node */
import { officeStore } from '../../../excel-addin/host/device/device-store';
import { keyStore } from '../../../excel-addin/host/device/key-store';
import { pageDiagnostics } from '../../../excel-addin/host/diagnostics';
import { type PageScheduler, pageScheduler } from '../../../excel-addin/host/scheduler';
import { whileOpenSettings } from '../../../excel-addin/host/while-open';
import { refreshAll, refreshDue } from '../../../excel-addin/open-work';
import { memoryOfficeStorage } from '../../../playground/office/office-storage';
import { saveAlerts } from '../../../shared/report/alerts/kept-alerts';
import type { Report } from '../../../shared/report/definition/definition';
import { loadHistory } from '../../../shared/report/kept/history';
import { hasOwnSchedule, loadReports } from '../../../shared/report/kept/report-store';
import type { WhileOpen } from '../../../shared/scheduler';
import { runAsync } from '../../../shared/task';
import { consoleKeeping } from '../../contract/diagnostics.contract';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { memoryNotifier } from '../../doubles/memory-notifier';
import { ROOMY } from '../../doubles/memory-sheets';
import { memoryStore } from '../../doubles/memory-store';
import { httpAnswer } from '../../doubles/scripted-transport';
import { DAYS, report, reportBench } from '../../shared/report/report-bench';

const HOUR = 3_600_000;
const NOTHING: WhileOpen = { loads: false, refreshes: false, minutes: 0 };

describe('while the workbook is open', () => {
  beforeEach(() => void jest.useFakeTimers({ now: Date.UTC(2026, 2, 18, 8) }));
  afterEach(() => void jest.useRealTimers());

  /** A scheduler whose work is written down. */
  function opened(
    wishes: WhileOpen,
    hasSchedules: boolean,
    isOnline = (): boolean => true,
  ): { readonly scheduler: PageScheduler; readonly done: string[] } {
    const done: string[] = [];
    const note = async (what: string): Promise<void> => void done.push(what);
    const scheduler = pageScheduler({
      isOnline,
      isStorageBlocked: () => false,
      clock: { now: () => Date.now() },
      wishes: async () => wishes,
      hasSchedules: async () => hasSchedules,
      runDue: () => note('due'),
      refreshAll: () => note('all'),
      done: () => undefined,
    });
    return { scheduler, done };
  }

  it('nothing happens by itself until a person wishes it', async () => {
    const { scheduler, done } = opened(NOTHING, false);
    await scheduler.begin();
    await jest.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(done).toEqual([]);
    expect(scheduler.whileClosed).toBe(false);
  });

  it('all reports are refreshed at the beginning where that is wished, and what schedules missed', async () => {
    const { scheduler, done } = opened({ ...NOTHING, refreshes: true }, true);
    await scheduler.begin();
    expect(done).toEqual(['all', 'due']);
  });

  it('and every so many minutes, not sooner', async () => {
    const { scheduler, done } = opened({ ...NOTHING, minutes: 15 }, false);
    await scheduler.begin();
    await jest.advanceTimersByTimeAsync(14 * 60_000);
    expect(done).toEqual([]);
    await jest.advanceTimersByTimeAsync(46 * 60_000);
    expect(done).toEqual(['all', 'all', 'all', 'all']);
  });

  it('and also once the clock is set back, which was hours ahead', async () => {
    const { scheduler, done } = opened({ ...NOTHING, minutes: 15 }, false);
    await scheduler.begin();
    jest.setSystemTime(Date.now() - 5 * 3_600_000);
    await jest.advanceTimersByTimeAsync(16 * 60_000);
    expect(done).toEqual(['all', 'all']);
  });

  it('schedules are looked at from when one is made until none is left', async () => {
    const { scheduler, done } = opened(NOTHING, false);
    await scheduler.begin();
    expect(scheduler.start()).toBeUndefined();
    await jest.advanceTimersByTimeAsync(2 * 60_000);
    expect(done).toEqual(['due', 'due']);
    await scheduler.stop();
    await jest.advanceTimersByTimeAsync(10 * 60_000);
    expect(done).toHaveLength(2);
  });

  it('where a computer wakes without a network it is waited for, but not for long', async () => {
    let isOnline = true;
    const { scheduler, done } = opened({ ...NOTHING, minutes: 60 }, true, () => isOnline);
    await scheduler.begin();
    done.length = 0;
    isOnline = false;
    jest.setSystemTime(Date.now() + 9 * HOUR);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(done).toEqual([]);
    isOnline = true;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(done).toEqual(['all', 'due']);
    isOnline = false;
    await jest.advanceTimersByTimeAsync(5 * 60_000);
    expect(done).toEqual(['all', 'due', 'due']);
    // Asleep without a network, too.
    jest.setSystemTime(Date.now() + 9 * HOUR);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(done).toHaveLength(3);
    isOnline = true;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(done.slice(3)).toEqual(['all', 'due']);
  });

  it('a refresh that takes longer than the minutes is not begun twice', async () => {
    let begun = 0;
    const scheduler = pageScheduler({
      isOnline: () => true,
      isStorageBlocked: () => false,
      clock: { now: () => Date.now() },
      wishes: async () => ({ ...NOTHING, minutes: 5 }),
      hasSchedules: async () => false,
      runDue: async () => undefined,
      refreshAll: () => {
        begun += 1;
        return new Promise((end) => setTimeout(end, 12 * 60_000));
      },
      done: () => undefined,
    });
    await scheduler.begin();
    await jest.advanceTimersByTimeAsync(16 * 60_000);
    expect(begun).toBe(1);
    await jest.advanceTimersByTimeAsync(10 * 60_000);
    expect(begun).toBe(2);
  });

  it('what goes wrong is said, ends nothing, and is forgotten when it goes well again', async () => {
    const { kept } = consoleKeeping(pageDiagnostics);
    let isBroken = true;
    const scheduler = pageScheduler({
      isOnline: () => true,
      isStorageBlocked: () => false,
      clock: { now: () => Date.now() },
      wishes: async () => NOTHING,
      hasSchedules: async () => true,
      runDue: async () => {
        if (isBroken) throw new Error('GeneralException');
      },
      refreshAll: async () => undefined,
      done: () => undefined,
    });
    await scheduler.begin();
    expect(scheduler.problems()).toEqual([expect.stringMatching(/^Scheduled refreshes couldn't start .* the code [A-Z2-9]{6} /)]);
    expect(kept()).toEqual([expect.stringContaining('in a schedule:\nError: ')]);
    jest.restoreAllMocks();
    isBroken = false;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(scheduler.problems()).toEqual([]);
  });
});

describe('the work itself', () => {
  const every = { zone: 'UTC', every: 'hours', hours: 1 } as const;

  it('refreshes every report on the key at the device, and keeps how it went', async () => {
    const bench = reportBench('later');
    bench.save(report());
    bench.save(report({ id: 'r2', name: 'More hours', destination: { sheet: 'More', cell: 'B2' } }));
    await refreshAll(() => bench.within(600_000));
    expect(bench.sheets.seen('Hours')).toHaveLength(1 + 3 * DAYS.length);
    expect(bench.sheets.seen('More')).toHaveLength(2 + 3 * DAYS.length);
    const history = await runAsync(loadHistory(bench.documents));
    expect(history.map(({ reportId, trigger }) => [reportId, trigger])).toEqual([
      ['r2', 'open'],
      ['r1', 'open'],
    ]);
  });

  it('takes a snapshot where a schedule wanted the refresh too, and not each time', async () => {
    const bench = reportBench('later', ROOMY);
    bench.secrets.entries.set('activtrak.person', JSON.stringify({ id: 'jane', name: 'Jane' }));
    const when = { zone: 'UTC', every: 'month', on: 18, at: 13 } as const;
    const of = { when, ownerId: 'jane', ownerName: 'Jane', since: bench.clock.now() - 60 * 24 * HOUR };
    bench.save(report({ schedule: of, snapshots: 2 }));
    bench.save(report({ id: 'r2', name: 'Bare', destination: { sheet: 'Bare', cell: 'A1' }, snapshots: 2 }));
    bench.clock.advance(2 * HOUR);
    const first = `Hours ${bench.clock.today('UTC')}`;
    for (let times = 0; times < 4; times += 1) {
      await refreshAll(() => bench.within(600_000));
      await refreshDue(bench.within(600_000));
      bench.clock.advance(5 * 60_000);
    }
    expect(bench.sheets.names()).toEqual(expect.arrayContaining(['Hours', first, 'Bare']));
    expect(bench.sheets.names()).toHaveLength(3);
    bench.clock.advance(31 * 24 * HOUR);
    await refreshAll(() => bench.within(600_000));
    expect(bench.sheets.names()).toHaveLength(4);
  });

  it('goes on with one that takes more than a call', async () => {
    const bench = reportBench('later');
    bench.save(report());
    let spends = 3;
    const ports = () => {
      const all = bench.within(600_000);
      const isShort = spends > 0;
      spends -= 1;
      return { ...all, budget: { spent: () => (isShort ? ('time' as const) : undefined) } };
    };
    await refreshAll(ports);
    expect(bench.sheets.seen('Hours')).toHaveLength(1 + 3 * DAYS.length);
  });

  it('leaves rows alone that came from another account, and no failure behind', async () => {
    const bench = reportBench('later');
    bench.save(report());
    await refreshAll(() => bench.within(600_000));
    const key = 'activtrak.state.r1';
    bench.documents.entries.set(key, JSON.stringify({ ...JSON.parse(bench.documents.entries.get(key) ?? ''), account: { 900: 3 } }));
    const before = JSON.stringify([...bench.documents.entries]);
    await refreshAll(() => bench.within(600_000));
    expect(JSON.stringify([...bench.documents.entries])).toBe(before);
  });

  it('says of a report that its person has no connection for it, also where its rows’ account is known', async () => {
    const bench = reportBench('later');
    bench.secrets.entries.set('activtrak.person', JSON.stringify({ id: 'jane', name: 'Jane' }));
    const schedule = { when: every, ownerId: 'jane', ownerName: 'Jane', since: bench.clock.now() - 3 * HOUR };
    bench.save(report({ schedule, connection: { handle: 'gone', name: 'Berlin', host: 'api.activtrak.com' } }));
    await refreshAll(() => bench.within(600_000));
    const failures = (): number => JSON.parse(bench.documents.entries.get('activtrak.health.r1') ?? '{}').failures;
    expect(failures()).toBe(1);
    bench.documents.entries.set(
      'activtrak.state.r1',
      JSON.stringify({ version: 1, account: { 900: 3 }, columns: [], rows: 0, status: '' }),
    );
    bench.clock.advance(HOUR);
    await refreshAll(() => bench.within(600_000));
    expect(failures()).toBe(2);
  });

  it.each([
    ['no connection', undefined],
    ['a key that may not see it', httpAnswer(403)],
  ])('leaves a colleague’s schedule hers, whose report this person has %s for', async (_, refusal) => {
    const bench = reportBench('later');
    const [handle, name] = ['berlin', 'Berlin'];
    const entry = JSON.parse(bench.secrets.entries.get('activtrak.connection') ?? '{}') as object;
    bench.secrets.entries.set('activtrak.connection', JSON.stringify({ ...entry, handle, name }));
    bench.secrets.entries.set('activtrak.person', JSON.stringify({ id: 'ann', name: 'Ann' }));
    const when = { zone: 'UTC', every: 'day', at: 14 } as const;
    const schedule = { when, ownerId: 'ann', ownerName: 'Ann', since: bench.clock.now() };
    bench.save(report({ statusLine: true, schedule, connection: { handle, name, host: 'api.activtrak.com' } }));
    const omar = memoryStore('later');
    omar.entries.set('activtrak.person', JSON.stringify({ id: 'omar', name: 'Omar' }));
    omar.entries.set(
      'activtrak.connection',
      JSON.stringify({ ...entry, ...(refusal ? { handle, name } : { handle: 'paris', name: 'Paris' }) }),
    );
    const organisation = fakeOrganisation(3, DAYS);
    bench.clock.advance(2 * HOUR);
    for (let times = 0; times < 6; times += 1) {
      bench.clock.advance(5 * 60_000);
      if (refusal) bench.serve(organisation, { fault: () => refusal });
      await refreshAll(() => ({ ...bench.within(600_000), secrets: omar }));
    }
    if (!refusal) expect(bench.documents.entries.has('activtrak.health.r1')).toBe(false);
    bench.serve(organisation);
    await refreshDue(bench.within(600_000));
    expect(String(bench.sheets.seen('Hours')[0]?.[0])).toMatch(/^Refreshed 2026-03-18 14:30 by Ann from “Berlin”, 21 rows\.$/);
  });

  it('does nothing without a key, and leaves no failure behind', async () => {
    const bench = reportBench('later');
    bench.save(report());
    bench.secrets.entries.delete('activtrak.connection');
    const before = JSON.stringify([...bench.documents.entries]);
    await refreshAll(() => bench.within(600_000));
    expect(JSON.stringify([...bench.documents.entries])).toBe(before);
  });

  it('waits for a key that is kept for a session alone, and tells nobody that it is gone', async () => {
    const bench = reportBench('later');
    const device = memoryStore('later');
    device.entries.set('activtrak.key-place', 'session');
    device.entries.set('activtrak.person', JSON.stringify({ id: 'jane', name: 'Jane' }));
    const { secrets } = keyStore(device);
    bench.save(report({ schedule: { when: every, ownerId: 'jane', ownerName: 'Jane', since: bench.clock.now() - 3 * HOUR } }));
    const before = JSON.stringify([...bench.documents.entries]);
    await refreshDue({ ...bench.within(600_000), secrets });
    expect(JSON.stringify([...bench.documents.entries])).toBe(before);
    await secrets.set('activtrak.connection', bench.secrets.entries.get('activtrak.connection') ?? '');
    await refreshDue({ ...bench.within(600_000), secrets });
    expect(bench.sheets.seen('Hours')).toHaveLength(1 + 3 * DAYS.length);
  });

  it('serves this person’s schedules and nobody else’s', async () => {
    const bench = reportBench('later');
    bench.secrets.entries.set('activtrak.person', JSON.stringify({ id: 'jane', name: 'Jane' }));
    const ports = () => bench.within(600_000);
    const since = bench.clock.now() - 3 * 3_600_000;
    bench.save(report({ schedule: { when: every, ownerId: 'paul', ownerName: 'Paul', since } }));
    expect(await runAsync(hasOwnSchedule(ports()))).toBe(false);
    await refreshDue(ports());
    expect(bench.sheets.names()).toEqual([]);
    bench.save(report({ schedule: { when: every, ownerId: 'jane', ownerName: 'Jane', since } }));
    expect(await runAsync(hasOwnSchedule(ports()))).toBe(true);
    await refreshDue(ports());
    expect(bench.sheets.seen('Hours')).toHaveLength(1 + 3 * DAYS.length);
    expect(await runAsync(loadReports(bench.documents))).toHaveLength(1);
  });
});

describe('the wishes', () => {
  function settings(document = 'book-1', storage = memoryOfficeStorage()) {
    let behavior = 'None' as Office.StartupBehavior;
    const addin = {
      getStartupBehavior: async () => behavior,
      setStartupBehavior: async (chosen: Office.StartupBehavior) => {
        behavior = chosen;
      },
    } as unknown as Office.Addin;
    return {
      storage,
      addin,
      wishes: whileOpenSettings(officeStore(storage), addin, { documentId: () => document, keepDocumentId: () => undefined }),
      behavior: () => behavior,
    };
  }

  it('are none until there are any', async () => {
    expect(await settings().wishes.load()).toEqual(NOTHING);
  });

  it('are kept for the person and the workbook; starting with it is Excel’s own', async () => {
    const { wishes, storage, behavior } = settings();
    await wishes.save({ loads: true, refreshes: true, minutes: 30 });
    expect(await wishes.load()).toEqual({ loads: true, refreshes: true, minutes: 30 });
    expect(behavior()).toBe('Load');
    expect(await settings('book-2', storage).wishes.load()).toEqual(NOTHING);
    await wishes.save({ loads: false, refreshes: false, minutes: 0 });
    expect(behavior()).toBe('None');
  });

  it('are there where Excel does not say whether it starts with the workbook', async () => {
    const { wishes, addin } = settings();
    await wishes.save({ loads: true, refreshes: true, minutes: 30 });
    Object.assign(addin, { getStartupBehavior: () => Promise.reject(new Error('5001')) });
    expect(await wishes.load()).toEqual({ loads: false, refreshes: true, minutes: 30 });
  });

  it('that Excel does not keep are said, and nothing of them is kept', async () => {
    const { wishes, addin } = settings();
    Object.assign(addin, { setStartupBehavior: () => Promise.reject(new Error('5001')) });
    await expect(wishes.save({ loads: true, refreshes: true, minutes: 5 })).rejects.toMatchObject({ code: 'argument' });
    expect(await wishes.load()).toEqual(NOTHING);
  });
});

describe('the person at the open workbook', () => {
  const ADDRESS = 'https://hooks.example.com/in';
  const HOUR = 3_600_000;

  function served(schedule?: 'hers') {
    const bench = reportBench('later');
    const messages = memoryNotifier('later', { mail: undefined } as object);
    bench.secrets.entries.set('activtrak.notices', JSON.stringify({ version: 1, mail: false, webhooks: { json: ADDRESS } }));
    bench.secrets.entries.set('activtrak.person', JSON.stringify({ id: 'jane', name: 'Jane Doe' }));
    const when = { zone: 'UTC', every: 'hours', hours: 1 } as const;
    bench.save(report(schedule ? { schedule: { when, ownerId: 'jane', ownerName: 'Jane Doe', since: 0 } } : {}));
    const ports = () => ({ ...bench.within(600_000), notifier: messages.notifier, link: () => 'https://contoso.sharepoint.com/a.xlsx' });
    const events = () => messages.sent.map(({ body }) => JSON.parse(body) as { readonly event: string; readonly link: string });
    const answers = (status?: number) =>
      bench.serve(fakeOrganisation(3, DAYS), { dialect: 'current', ...(status ? { fault: () => httpAnswer(status) } : {}) });
    return { bench, ports, events, answers };
  }

  it('is told of schedules that fail twice and work again, and of none that waited for her', async () => {
    const { bench, ports, events, answers } = served('hers');
    answers(401);
    for (let hour = 0; hour < 3; hour += 1) {
      bench.clock.advance(HOUR);
      await refreshDue(ports());
    }
    answers();
    bench.clock.advance(70 * HOUR);
    await refreshDue(ports());
    expect(events().map(({ event }) => event)).toEqual(['failing', 'works-again']);
    expect(events()[0]?.link).toBe('https://contoso.sharepoint.com/a.xlsx');
  });

  it('is told once what alerts found, with names where they say so', async () => {
    const { bench, ports, events } = served('hers');
    const [saved] = await runAsync(loadReports(bench.documents));
    const rule = { id: 'a', table: 'report', column: 'active', test: 'below', limit: 0, days: 'all', workDaysOnly: false } as const;
    bench.save({ ...(saved as Report), version: 5, alerts: { rules: [rule], names: 'messages', weekdaysOff: '0000011' } });
    bench.clock.advance(HOUR);
    await refreshDue(ports());
    const at = bench.clock.now();
    await runAsync(saveAlerts(bench.documents, 'r1', { version: 1, at, count: 2, newestAt: at, people: ['Person 1'], found: '' }));
    for (let minute = 0; minute < 5; minute += 1) await refreshDue(ports());
    expect(events()).toEqual([expect.objectContaining({ event: 'alerts', count: 2, people: ['Person 1'] })]);
  });

  it('is told the same of what refreshes every few minutes because she wishes it', async () => {
    const { bench, ports, events, answers } = served();
    answers(401);
    for (let minutes = 0; minutes < 60; minutes += 15) {
      bench.clock.advance(15 * 60_000);
      await refreshAll(ports);
    }
    answers();
    await refreshAll(ports);
    expect(events().map(({ event }) => event)).toEqual(['failing', 'works-again']);
  });
});
