import { saveNoticeSettings } from '../../../../shared/report/notices/notice-settings';
import { type NoticePorts, type Subject, tell } from '../../../../shared/report/notices/tell';
import { loadUndelivered } from '../../../../shared/report/notices/undelivered';
import { runSync, wait } from '../../../../shared/task';
import { underBothDrivers } from '../../../doubles/both-drivers';
import { handClock } from '../../../doubles/hand-clock';
import { memoryDiagnostics } from '../../../doubles/memory-diagnostics';
import { memoryNotifier } from '../../../doubles/memory-notifier';
import { memoryStore } from '../../../doubles/memory-store';
import { Killed, mortalHost } from '../../../doubles/mortal-host';
import type { Timing } from '../../../doubles/timing';

const HOUR = 3_600_000;
const SLACK = 'https://hooks.slack.com/services/T/B/secretsecretsecretsecret';
const JSON_ADDRESS = 'https://hooks.example.com/in';
const BAD: Subject = { id: 'r1', report: { id: 'r1', name: 'Hours' }, trouble: { event: 'failing', code: 'unauthorized' }, isWell: false };
const WELL: Subject = { id: 'r1', report: { id: 'r1', name: 'Hours' }, isWell: true };
const FIRST: Subject = { ...WELL, isWell: false };
/** Alerts found something, the newest of it at a time. */
const found = (newestAt: number, isAttended = false, count = 3): Subject => ({
  id: 'alerts.r1',
  report: { id: 'r1', name: 'Hours' },
  isWell: false,
  found: { newestAt, isAttended },
  details: () => wait({ alerts: { count, people: [], morePeople: 0 } }),
});
const NONE_FOUND: Subject = { id: 'alerts.r1', report: { id: 'r1', name: 'Hours' }, isWell: true };
const other = (subject: Subject, id: string): Subject => ({ ...subject, id, report: { id, name: id } });

function bench(timing: Timing = 'at once', settings = { mail: false, webhooks: { json: JSON_ADDRESS } as object }) {
  const clock = handClock(timing);
  const secrets = memoryStore(timing);
  const messages = memoryNotifier(timing);
  const ports: NoticePorts = { notifier: messages.notifier, secrets, clock, diagnostics: memoryDiagnostics() };
  runSync(saveNoticeSettings(memoryStoreOf(secrets), settings));
  const events = () =>
    messages.sent.map(({ to, body, subject }) => (to === JSON_ADDRESS ? JSON.parse(body).event : (subject ?? to)) as string);
  return {
    clock,
    secrets,
    messages,
    ports,
    events,
    tell: (...subjects: Subject[]) => runSync(tell(ports, subjects)),
    /** An hour later. */
    hour(...subjects: Subject[]) {
      clock.advance(HOUR);
      runSync(tell(ports, subjects));
    },
  };
}

/** The same entries, at once. */
const memoryStoreOf = ({ entries }: { readonly entries: Map<string, string> }) => {
  const store = memoryStore('at once');
  return { ...store, set: (key: string, value: string) => void entries.set(key, value) };
};

describe('what a person is told', () => {
  it('is what is wrong, once a day for each report, and once that it works again', () => {
    const { tell: now, hour, events, clock } = bench();
    now(FIRST);
    expect(events()).toEqual([]);
    now(BAD);
    for (let hours = 1; hours < 24; hours += 1) hour(BAD);
    expect(events()).toEqual(['failing']);
    hour(BAD);
    expect(events()).toEqual(['failing', 'failing']);
    hour(WELL);
    for (let hours = 0; hours < 3; hours += 1) hour(WELL, WELL);
    expect(events()).toEqual(['failing', 'failing', 'works-again']);
    clock.advance(24 * HOUR);
    now(WELL);
    expect(events()).toHaveLength(3);
  });

  it('is no storm where a report fails and works in turn', () => {
    const { hour, events } = bench();
    for (let hours = 0; hours < 24; hours += 1) hour(hours % 2 === 0 ? BAD : WELL);
    expect(events()).toEqual(['failing', 'works-again']);
  });

  it.each([
    ['trouble', BAD, WELL],
    ['what alerts found', found(7), NONE_FOUND],
  ] as const)('is %s that comes again on a day on which no message of it has arrived', (_what, bad, well) => {
    const { hour, events, messages } = bench();
    messages.answer = () => ({ status: 503 });
    hour(bad);
    hour(well);
    messages.answer = () => ({ status: 200 });
    const again = bad === BAD ? BAD : found(8);
    for (let hours = 0; hours < 10; hours += 1) hour(again);
    expect(events()).toHaveLength(2);
    hour(well);
    for (let hours = 0; hours < 10; hours += 1) hour(bad === BAD ? BAD : found(9));
    expect(events().filter((event) => event !== 'works-again')).toHaveLength(2);
  });

  it('is nothing more that day where one of her ways has brought it', () => {
    const { hour, messages } = bench('at once', { mail: true, webhooks: { json: JSON_ADDRESS } });
    messages.answer = () => ({ status: 503 });
    hour(BAD, found(7));
    hour(WELL, NONE_FOUND);
    for (let hours = 0; hours < 10; hours += 1) hour(BAD, found(8));
    const mails = messages.sent.flatMap(({ to, subject }) => (to === 'mail' ? [subject] : []));
    expect(mails.map((subject) => subject?.replace(/^.*“Hours”/, ''))).toEqual([
      " couldn't be refreshed",
      ' meet its alerts',
      ' works again',
    ]);
  });

  it('is not that all is well again where that could not be told before it failed once more', () => {
    const { hour, events, messages } = bench();
    hour(BAD);
    messages.answer = () => ({ status: 503 });
    hour(WELL);
    messages.answer = () => ({ status: 200 });
    hour(BAD);
    hour(BAD);
    expect(events()).toEqual(['failing', 'works-again']);
  });

  it('is that all is well again also by a way that brought only the first of two messages of what was wrong', () => {
    const { hour, tell: now, clock, events, messages } = bench();
    now(BAD);
    clock.advance(24 * HOUR);
    messages.answer = () => ({ status: 503 });
    now(BAD);
    messages.answer = () => ({ status: 200 });
    hour(WELL);
    expect(events()).toEqual(['failing', 'failing', 'works-again']);
  });

  it('about one report keeps none about another back', () => {
    const { tell: now, events } = bench();
    now(BAD, other(BAD, 'r2'), WELL);
    now(other(WELL, 'r2'), BAD);
    expect(events()).toEqual(['failing', 'failing', 'works-again', 'works-again']);
  });

  it('is that a schedule ran late, once', () => {
    const { hour, events } = bench();
    hour({ ...WELL, wasLate: true });
    hour(WELL);
    hour({ ...WELL, wasLate: true });
    expect(events()).toEqual(['ran-late']);
  });

  it('goes by every way that she chose, each in its own words', () => {
    const webhooks = {
      slack: SLACK,
      json: JSON_ADDRESS,
      'google-chat': 'https://chat.googleapis.com/v1/spaces/A/messages?key=1',
      teams: 'https://a.environment.api.powerplatform.com/powerautomate/x',
    };
    const { tell: now, messages } = bench('at once', { mail: true, webhooks });
    now(BAD);
    expect(messages.sent.map(({ to }) => to).sort()).toEqual(['mail', ...Object.values(webhooks)].sort());
    expect(messages.sent.find(({ to }) => to === 'mail')).toMatchObject({
      subject: "Live Data for ActivTrak: “Hours” couldn't be refreshed",
    });
  });

  it('is nothing where she chose no way, and nothing is kept then', () => {
    const { tell: now, secrets, messages } = bench('at once', { mail: false, webhooks: {} });
    const before = [...secrets.entries];
    now(BAD);
    expect(messages.sent).toEqual([]);
    expect([...secrets.entries]).toEqual(before);
  });

  it('is forgotten a day after all is well', () => {
    const { tell: now, secrets, clock, hour } = bench();
    const before = [...secrets.entries.keys()];
    now(BAD);
    hour(WELL);
    expect([...secrets.entries.keys()]).not.toEqual(before);
    clock.advance(24 * HOUR);
    now(WELL);
    expect([...secrets.entries.keys()]).toEqual(before);
  });

  it('is forgotten then also where a way that did not get it was given up', () => {
    const { tell: now, hour, secrets, messages, clock } = bench();
    messages.answer = () => ({ status: 404 });
    hour({ ...WELL, wasLate: true });
    expect(secrets.entries.has('activtrak.told.r1')).toBe(true);
    clock.advance(24 * HOUR);
    now(WELL);
    expect(secrets.entries.has('activtrak.told.r1')).toBe(false);
  });

  it('goes on from what an earlier version mailed', () => {
    const { secrets, clock, events, hour, tell: now } = bench('at once', { mail: true, webhooks: {} });
    secrets.entries.set('activtrak.mailed.r1', String(clock.now() - 20 * HOUR));
    now(BAD);
    expect(events()).toEqual([]);
    for (let hours = 0; hours < 4; hours += 1) hour(BAD);
    expect(events()).toHaveLength(1);
    expect(secrets.entries.has('activtrak.mailed.r1')).toBe(false);
    hour(WELL);
    expect(events()).toHaveLength(2);
  });

  it('is the same under both drivers', async () => {
    await underBothDrivers((timing) => {
      const made = bench(timing, { mail: true, webhooks: { slack: SLACK } });
      return { task: tell(made.ports, [BAD, other(WELL, 'r2')]), seen: () => [made.messages.sent, [...made.secrets.entries]] };
    });
  });

  it.each([
    '{',
    '7',
    '"x"',
    '{"at":1,"pending":{"json":{"tries":0}},"event":"nobody knows"}',
    '{"at":"x"}',
    '{"at":1,"pending":7,"arrived":7}',
  ])('is not stopped by %s in the store', (text) => {
    const { secrets, tell: now, events } = bench();
    secrets.entries.set('activtrak.told.r1', text);
    now(BAD);
    expect(events()).toEqual(['failing']);
  });

  it('is consent that is missing, and its end also where that could not be told', () => {
    const { hour, events, messages } = bench();
    const consent: Subject = { id: 'consent', trouble: { event: 'consent' }, isWell: false };
    messages.answer = () => 'not-allowed';
    for (let hours = 0; hours < 30; hours += 1) hour(consent);
    const tried = events().length;
    messages.answer = () => ({ status: 202 });
    hour({ id: 'consent', isWell: true });
    hour({ id: 'consent', isWell: true });
    expect(events().slice(tried)).toEqual(['consent-again']);
  });
});

describe('what alerts found', () => {
  it('is told once, however long it holds', () => {
    const { hour, events, clock } = bench();
    for (let days = 0; days < 5; days += 1) {
      for (let hours = 0; hours < 6; hours += 1) hour(found(7));
      clock.advance(18 * HOUR);
    }
    expect(events()).toEqual(['alerts']);
  });

  it('is told again where something new is found, once a day, also where runs come a little sooner each day', () => {
    const { hour, events, clock } = bench();
    for (let hours = 0; hours < 30 * 24; hours += 1) hour(found(clock.now()));
    // The second may come two hours sooner than the first, and the days after are whole ones.
    expect(events()).toHaveLength(31);
    const daily = bench();
    for (let days = 0; days < 10; days += 1) {
      daily.tell(found(daily.clock.now()));
      daily.clock.advance(24 * HOUR - 60_000);
    }
    expect(daily.events()).toHaveLength(10);
  });

  it('is told a day later where it was found soon after a message, and not where it ended by then', () => {
    for (const [later, count] of [
      [found(8), 2],
      [found(7), 1],
      [NONE_FOUND, 1],
    ] as const) {
      const { hour, events } = bench();
      hour(found(7));
      hour(found(8));
      for (let hours = 0; hours < 30; hours += 1) hour(later);
      expect(events()).toHaveLength(count);
    }
  });

  it('is not told of a refresh that somebody looked at, but of the next one', () => {
    const { hour, events } = bench();
    hour(found(7, true));
    expect(events()).toEqual([]);
    hour(found(7));
    expect(events()).toEqual(['alerts']);
  });

  it('and failures of the same report don’t disturb each other', () => {
    const { hour, events } = bench();
    hour(BAD, found(7));
    hour(BAD, found(7));
    hour(WELL, found(7));
    hour(WELL, NONE_FOUND);
    expect(events()).toEqual(['failing', 'alerts', 'works-again']);
  });

  it('is remembered while it holds, and forgotten a day after the message when it has ended', () => {
    const { hour, clock, secrets, events, tell: now } = bench();
    const before = [...secrets.entries.keys()];
    hour(found(7));
    clock.advance(100 * HOUR);
    hour(found(7));
    expect(secrets.entries.has('activtrak.told.alerts.r1')).toBe(true);
    now(NONE_FOUND);
    expect([...secrets.entries.keys()]).toEqual(before);
    hour(found(clock.now()));
    expect(events()).toEqual(['alerts', 'alerts']);
  });

  it('writes nothing into the store between messages', () => {
    const { hour, secrets } = bench();
    hour(found(7));
    const set = jest.spyOn(secrets, 'set');
    const remove = jest.spyOn(secrets, 'remove');
    for (const subject of [found(7), found(7, true), NONE_FOUND, NONE_FOUND]) hour(subject);
    expect([...set.mock.calls, ...remove.mock.calls]).toEqual([]);
  });

  it.each([500, 'late', 404, 302] as const)('comes the next day by a way that answered %s, which alone did not get it', (trouble) => {
    const { hour, messages } = bench('at once', { mail: true, webhooks: { json: JSON_ADDRESS } });
    messages.answer = () => (typeof trouble === 'number' ? { status: trouble } : trouble);
    for (let hours = 0; hours < 20; hours += 1) hour(found(7));
    messages.answer = () => ({ status: 200 });
    const tried = messages.sent.length;
    expect(messages.sent.filter(({ to }) => to === 'mail')).toHaveLength(1);
    expect(tried).toBeLessThanOrEqual(5);
    for (let hours = 0; hours < 50; hours += 1) hour(found(7));
    expect(messages.sent.slice(tried).map(({ to }) => to)).toEqual([JSON_ADDRESS]);
  });

  it('is told by the other ways as soon as it is new, also after a way that did not get it was given up', () => {
    const { hour, messages, ports, clock } = bench('at once', { mail: true, webhooks: { json: JSON_ADDRESS } });
    messages.answer = () => ({ status: 404 });
    for (let hours = 0; hours < 20; hours += 1) hour(found(7));
    runSync(saveNoticeSettings(ports.secrets, { mail: true, webhooks: {} }));
    for (let hours = 0; hours < 4; hours += 1) hour(found(7));
    expect(messages.sent).toHaveLength(2);
    hour(found(clock.now()));
    expect(messages.sent.slice(2)).toMatchObject([{ to: 'mail' }]);
  });

  it('is not sent late once it has ended', () => {
    const { hour, events, messages } = bench();
    messages.answer = () => ({ status: 500 });
    hour(found(7));
    messages.answer = () => ({ status: 200 });
    hour({ ...found(7), details: () => wait(undefined) });
    hour(NONE_FOUND);
    hour(found(7));
    expect(events()).toHaveLength(1);
  });

  it('is said as it is when a message is sent', () => {
    const { hour, messages } = bench();
    messages.answer = () => ({ status: 500 });
    hour(found(7));
    messages.answer = () => ({ status: 200 });
    hour(found(7, false, 2));
    expect(messages.sent.map(({ body }) => JSON.parse(body).count)).toEqual([3, 2]);
  });
});

describe('a webhook that does not take a message', () => {
  it.each([500, 503, 'late', 'unreached', 'not-allowed', 429] as const)(
    'with %s gets it again in the next runs, a few times',
    (trouble) => {
      const { hour, events, messages, ports } = bench();
      messages.answer = () => (typeof trouble === 'number' ? { status: trouble } : trouble);
      for (let hours = 0; hours < 20; hours += 1) hour(BAD);
      expect(events()).toEqual(['failing', 'failing', 'failing', 'failing']);
      expect(Object.keys(runSync(loadUndelivered(ports.secrets)))).toEqual(['json']);
      for (let hours = 0; hours < 5; hours += 1) hour(BAD);
      messages.answer = () => ({ status: 200 });
      hour(BAD);
      expect(runSync(loadUndelivered(ports.secrets))).toEqual({});
    },
  );

  it.each([301, 302, 400, 403, 404, 410, 413])('with %s does not get it again that day', (status) => {
    const { hour, events, messages, ports } = bench();
    messages.answer = () => ({ status });
    for (let hours = 0; hours < 23; hours += 1) hour(BAD);
    expect(events()).toEqual(['failing']);
    expect(Object.values(runSync(loadUndelivered(ports.secrets)))).toHaveLength(1);
  });

  it('is left alone for as long as it asks', () => {
    const { hour, events, messages } = bench();
    messages.answer = () => ({ status: 429, retryAfter: String(2.5 * 3600) });
    hour(BAD);
    messages.answer = () => ({ status: 200 });
    hour(BAD);
    hour(BAD);
    expect(events()).toHaveLength(1);
    hour(BAD);
    expect(events()).toHaveLength(2);
    hour(BAD);
    expect(events()).toHaveLength(2);
  });

  it('keeps nobody waiting for each of many reports', () => {
    const { tell: now, events, messages, hour } = bench();
    messages.answer = () => 'late';
    const many = Array.from({ length: 30 }, (_, index) => other(BAD, `r${index}`));
    now(...many);
    expect(events()).toHaveLength(1);
    messages.answer = () => ({ status: 200 });
    hour(...many);
    expect(events()).toHaveLength(31);
    hour(...many);
    expect(events()).toHaveLength(31);
  });

  it('keeps no other way back, and is not told the end of what it did not hear', () => {
    const { tell: now, hour, messages } = bench('at once', { mail: true, webhooks: { json: JSON_ADDRESS } });
    messages.answer = () => ({ status: 500 });
    now(BAD);
    messages.answer = () => ({ status: 200 });
    hour(WELL);
    hour(WELL);
    expect(messages.sent.map(({ to }) => to)).toEqual(['mail', JSON_ADDRESS, 'mail']);
  });

  it('has left nothing of what it said', () => {
    const { tell: now, secrets, messages } = bench();
    messages.answer = () => ({ status: 400, retryAfter: 'said by a server' });
    now(BAD);
    expect(JSON.stringify([...secrets.entries])).not.toContain('said by');
  });
});

describe('a run that is killed', () => {
  const ways = { mail: true, webhooks: { slack: SLACK, json: JSON_ADDRESS } };
  /** Tells with a host that dies at a call; gives whether it did. */
  const dies = (made: ReturnType<typeof bench>, at: number, effects: boolean, ...subjects: Subject[]): boolean => {
    const host = mortalHost(at, effects);
    const ports = {
      ...made.ports,
      secrets: host.wrap(made.secrets),
      notifier: { ...made.ports.notifier, ...host.wrap({ post: made.ports.notifier.post, mail: made.ports.notifier.mail }) },
    } as NoticePorts;
    try {
      runSync(tell(ports, subjects));
      return false;
    } catch (failure) {
      if (!(failure instanceof Killed)) throw failure;
      return true;
    }
  };
  const perWay = (made: ReturnType<typeof bench>): readonly number[] =>
    ['mail', SLACK, JSON_ADDRESS].map((way) => made.messages.sent.filter(({ to }) => to === way).length);

  it.each([false, true])('anywhere loses no message and repeats one at most (the last call has an effect: %s)', (effects) => {
    for (let at = 1; ; at += 1) {
      const made = bench('at once', ways);
      const isKilled = dies(made, at, effects, BAD);
      for (let hours = 0; hours < 10; hours += 1) made.hour(BAD);
      const counts = perWay(made);
      expect(Math.min(...counts)).toBe(1);
      expect(counts.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(4);
      made.hour(WELL);
      expect(perWay(made)).toEqual(counts.map((count) => count + 1));
      if (!isKilled) break;
      expect(at).toBeLessThan(100);
    }
  });

  it.each([false, true])('anywhere loses nothing that alerts found and repeats one message at most (an effect: %s)', (effects) => {
    for (let at = 1; ; at += 1) {
      const made = bench('at once', ways);
      const isKilled = dies(made, at, effects, found(7));
      for (let hours = 0; hours < 60; hours += 1) made.hour(found(7));
      const counts = perWay(made);
      expect(Math.min(...counts)).toBe(1);
      expect(counts.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(4);
      if (!isKilled) break;
      expect(at).toBeLessThan(100);
    }
  });

  it('is followed by the end of what it had told, where that ended by the next one', () => {
    for (let at = 1; ; at += 1) {
      const made = bench();
      const isKilled = dies(made, at, true, BAD);
      for (let hours = 0; hours < 3; hours += 1) made.hour(WELL);
      // Whether a message arrived whose sending was cut off, nobody knows.
      if (made.events().includes('failing')) expect([at, made.events()]).toEqual([at, ['failing', 'works-again']]);
      if (!isKilled) break;
      expect(at).toBeLessThan(100);
    }
  });

  it.each([BAD, found(7)])('again and again sends two at most by each way: %j', (subject) => {
    for (let at = 1; at < 12; at += 1) {
      const made = bench('at once', ways);
      for (let hours = 0; hours < 20; hours += 1) {
        dies(made, at, true, subject);
        made.clock.advance(HOUR);
      }
      expect(Math.max(...perWay(made))).toBeLessThanOrEqual(2);
    }
  });

  it('leaves a second run at the same time one message to repeat at most', () => {
    const made = bench('at once', ways);
    const post = made.ports.notifier.post;
    let isSecond = false;
    const ports: NoticePorts = {
      ...made.ports,
      notifier: {
        ...made.ports.notifier,
        post(address, json) {
          if (!isSecond) {
            isSecond = true;
            made.tell(BAD);
          }
          return post(address, json);
        },
      },
    };
    runSync(tell(ports, [BAD]));
    for (let hours = 0; hours < 5; hours += 1) made.hour(BAD);
    expect(Math.max(...perWay(made))).toBeLessThanOrEqual(2);
  });
});
