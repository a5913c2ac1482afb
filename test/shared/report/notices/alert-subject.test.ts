import { packedTimes } from '../../../../shared/report/alerts/found-words';
import { forgetAlerts, type KeptAlerts, saveAlerts } from '../../../../shared/report/alerts/kept-alerts';
import type { AlertNames } from '../../../../shared/report/definition/alert-rule';
import type { Report } from '../../../../shared/report/definition/definition';
import { isScheduleOf } from '../../../../shared/report/kept/report-store';
import type { Trigger } from '../../../../shared/report/kept/run';
import { type OwnerPorts, tellOwner } from '../../../../shared/report/notices/run-and-tell';
import { refresh } from '../../../../shared/report/refresh/refresh';
import { runSync } from '../../../../shared/task';
import { JANE } from '../report-bench';
import { HOUR, hourly, LINK, ownerBench } from './owner-bench';

const withAlerts = (names: AlertNames, change: Partial<Report> = {}): Report =>
  hourly({
    version: 5,
    alerts: {
      rules: [{ id: 'a', table: 'report', column: 'active', test: 'below', limit: 7200, days: 'all', workDaysOnly: false }],
      names,
      weekdaysOff: '0000011',
    },
    ...change,
  });

function bench(names: AlertNames = 'messages', change: Partial<Report> = {}) {
  const made = ownerBench();
  made.save(withAlerts(names, change));
  const tell = (ports: OwnerPorts = made.owner): void => runSync(tellOwner(ports, (report) => isScheduleOf(report, JANE.person)));
  return {
    ...made,
    tell,
    /** A refresh an hour later, and what its alerts found. */
    refreshed(trigger: Trigger, found: Partial<KeptAlerts> = {}) {
      made.clock.advance(HOUR);
      runSync(refresh(made.within(600_000), 'r1', { ...JANE, trigger }));
      const at = made.clock.now();
      runSync(saveAlerts(made.documents, 'r1', { version: 1, at, count: 3, newestAt: at, found: '', ...found }));
    },
    everything: () => JSON.stringify([made.messages.sent, [...made.secrets.entries]]),
  };
}

const PEOPLE = ['Ann Lee', 'Bo Roe', 'Cy Poe', 'Di Fox', 'Ed Kay', 'Flo Day'];
const NAMES = /Ann|Bo Roe|Cy|Di Fox|Ed Kay|Flo/;

describe('what a report’s alerts found', () => {
  it.each(['schedule', 'request'] as const)('is told after a refresh by %s, with how many rows it is and a link', (trigger) => {
    const { refreshed, tell, told } = bench('nowhere');
    refreshed(trigger);
    tell();
    tell();
    expect(told()).toEqual([
      expect.objectContaining({
        version: 1,
        event: 'alerts',
        report: { id: 'r1', name: 'Hours' },
        count: 3,
        title: '3 rows of “Hours” meet its alerts',
        link: LINK,
      }),
    ]);
    expect(told()[0]).not.toHaveProperty('people');
  });

  it('is not told after a refresh by hand, of a colleague’s report, of one without alerts, and where nothing was found', () => {
    const { refreshed, tell, told, save } = bench();
    refreshed('hand');
    tell();
    refreshed('schedule');
    save(hourly());
    tell();
    save(withAlerts('messages', { alerts: { rules: [], names: 'messages', weekdaysOff: '0000011' } }));
    tell();
    const { schedule } = hourly();
    save(withAlerts('messages', schedule ? { schedule: { ...schedule, ownerId: 'ann' } } : {}));
    tell();
    save(withAlerts('messages'));
    refreshed('schedule', { count: 0, newestAt: 0 });
    tell();
    expect(told()).toEqual([]);
    refreshed('schedule');
    tell();
    expect(told()).toHaveLength(1);
  });

  it('stays told where nobody knows for a while what was found', () => {
    const { refreshed, tell, told, documents, clock } = bench();
    refreshed('schedule', { newestAt: 7 });
    tell();
    for (let days = 0; days < 3; days += 1) {
      runSync(forgetAlerts(documents, 'r1'));
      clock.advance(24 * HOUR);
      tell();
    }
    refreshed('schedule', { newestAt: 7 });
    tell();
    expect(told().filter(({ event }) => event === 'alerts')).toHaveLength(1);
  });

  it('stays told where it could not be looked at for days, and stood there all the time', () => {
    const { refreshed, tell, told, clock } = bench();
    const found = packedTimes(new Map([['ABCDEFGHJK', 7]]));
    refreshed('schedule', { newestAt: 7, found });
    tell();
    for (let days = 0; days < 3; days += 1) {
      refreshed('schedule', { count: 0, newestAt: 0, found });
      clock.advance(24 * HOUR);
      tell();
    }
    refreshed('schedule', { newestAt: 7, found });
    tell();
    expect(told().filter(({ event }) => event === 'alerts')).toHaveLength(1);
  });

  it('is forgotten a day after the report has no alerts any more', () => {
    const { refreshed, tell, secrets, save, clock } = bench();
    refreshed('schedule');
    tell();
    expect(secrets.entries.has('activtrak.told.alerts.r1')).toBe(true);
    save(hourly());
    clock.advance(24 * HOUR);
    tell();
    expect(secrets.entries.has('activtrak.told.alerts.r1')).toBe(false);
  });
});

describe('people in messages', () => {
  it('are the first few, where the report’s alerts say so', () => {
    const { refreshed, tell, told } = bench();
    refreshed('schedule', { people: PEOPLE, morePeople: 3 });
    tell();
    expect(told()[0]).toMatchObject({
      people: PEOPLE.slice(0, 5),
      morePeople: 4,
      text: 'Who: Ann Lee, Bo Roe, Cy Poe, Di Fox, Ed Kay and 4 more. Open the file for details.',
    });
  });

  it('are followed by others where nobody knows how many', () => {
    const { refreshed, tell, told } = bench();
    refreshed('schedule', { count: 4000, people: PEOPLE });
    tell();
    expect(told()[0]?.text).toBe('Who: Ann Lee, Bo Roe, Cy Poe, Di Fox, Ed Kay and others. Open the file for details.');
    expect(told()[0]).not.toHaveProperty('morePeople');
  });

  it.each(['nowhere', 'list'] as const)('are none where they say “%s”, whatever was kept', (names) => {
    const { refreshed, tell, told, everything } = bench(names);
    refreshed('schedule', { people: PEOPLE });
    tell();
    expect(told()).toHaveLength(1);
    expect(everything()).not.toMatch(NAMES);
  });

  it.each([
    ['the owner has changed that', withAlerts('nowhere')],
    ['the report shows pseudonyms by now', withAlerts('messages', { privacy: { people: 'pseudonyms', smallestGroup: 5 } })],
  ] as const)('are none where %s since they were found', (_, changed) => {
    const { refreshed, tell, told, everything, save } = bench();
    refreshed('schedule', { people: PEOPLE });
    save(changed);
    tell();
    expect(told()).toHaveLength(1);
    expect(everything()).not.toMatch(NAMES);
  });

  it('are none where the owner changed that while the message was being made ready', () => {
    const { refreshed, tell, told, everything, save, owner } = bench();
    refreshed('schedule', { people: PEOPLE });
    const set: OwnerPorts['secrets']['set'] = (key, value) => {
      save(withAlerts('nowhere'));
      return owner.secrets.set(key, value);
    };
    const acquire: OwnerPorts['lock']['acquire'] = (name, ms) => {
      save(withAlerts('nowhere'));
      return owner.lock.acquire(name, ms);
    };
    tell({ ...owner, secrets: { ...owner.secrets, set }, lock: { acquire } });
    expect(told()).toHaveLength(1);
    expect(everything()).not.toMatch(NAMES);
  });

  it('are none where rows were refreshed since, and nothing was looked for in those', () => {
    const { refreshed, tell, told, everything, clock } = bench();
    const at = clock.now();
    refreshed('schedule', { people: PEOPLE, at });
    tell();
    expect(told()).toHaveLength(1);
    expect(everything()).not.toMatch(NAMES);
  });

  it('are never in the person’s store', () => {
    const { refreshed, tell, told, secrets, messages } = bench();
    messages.answer = () => ({ status: 500 });
    refreshed('schedule', { people: PEOPLE });
    tell();
    expect(JSON.stringify(told())).toMatch(NAMES);
    expect(JSON.stringify([...secrets.entries])).not.toMatch(NAMES);
  });

  it('are none in what is said when a report with them fails', () => {
    const made = bench();
    made.refreshed('schedule', { people: PEOPLE });
    made.answers(401);
    made.refreshed('schedule', { people: PEOPLE });
    made.refreshed('schedule', { people: PEOPLE });
    made.save(withAlerts('list'));
    made.tell();
    expect(made.told().map(({ event }) => event)).toEqual(['failing', 'alerts']);
    expect(made.everything()).not.toMatch(NAMES);
  });
});
