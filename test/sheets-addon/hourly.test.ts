import { CONSENT_NEEDED, TRIGGER_TIME_SPENT } from '#words/google-sheets';
import { runHourly } from '../../sheets-addon/hourly';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { httpAnswer } from '../doubles/scripted-transport';
import { EDITOR, OWNER } from '../playground/script-bench';
import { connected, DAYS } from './add-on-bench';
import { bench, fire, HOUR, hourlyBench, problems, properties, rows, SCOPES, scheduled, triggers } from './hourly-bench';

hourlyBench();

describe('the hourly run', () => {
  it('is set with the first schedule, once, and taken away with the last', () => {
    expect(triggers()).toEqual([]);
    const first = scheduled();
    const second = scheduled({ name: 'Second', destination: { sheet: 'Second', cell: 'A1' } });
    expect(triggers().map(({ creator, handler }) => [creator, handler])).toEqual([[OWNER, 'runHourly']]);
    bench.get('deleteReport', { id: first });
    expect(triggers()).toHaveLength(1);
    bench.get('deleteReport', { id: second });
    expect(triggers()).toEqual([]);
    expect(Object.keys(properties()).filter((key) => key.includes('trigger.'))).toEqual([]);
  });

  it('refreshes what is due, as the person who set it', () => {
    scheduled();
    fire();
    expect(rows()).toBe(0);
    bench.google.clock.advance(HOUR);
    fire();
    expect(rows()).toBe(22);
    expect(problems()).toEqual([]);
  });

  it('leaves no hour out where it comes some seconds behind the full hour, and before the next one', () => {
    scheduled();
    const toTheHour = HOUR - (bench.google.clock.now() % HOUR);
    bench.google.clock.advance(toTheHour + 10_000);
    fire();
    bench.google.clock.advance(HOUR - 20_000);
    const sent = bench.google.sent.length;
    fire();
    expect(bench.google.sent.length).toBeGreaterThan(sent);
  });

  it('refreshes nothing of a colleague', () => {
    connected(bench, EDITOR);
    scheduled({}, EDITOR);
    scheduled({ name: 'Own', destination: { sheet: 'Own', cell: 'A1' } });
    bench.google.clock.advance(HOUR);
    fire(OWNER);
    expect(rows()).toBe(0);
    expect(bench.seen('Own')).toHaveLength(22);
    fire(EDITOR);
    expect(rows()).toBe(22);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'x'],
    ['an event without an id', {}],
  ])('does nothing when it is called with %s', (_, event) => {
    scheduled();
    bench.google.clock.advance(HOUR);
    const sent = bench.google.sent.length;
    const { execution } = bench.execute({ context: 'sidebar', user: OWNER }, () => runHourly(event as { triggerUid?: string }));
    expect(execution.counts.serviceCalls).toBe(0);
    expect(bench.google.sent.length).toBe(sent);
    expect(rows()).toBe(0);
  });

  it('says that consent is wanted again, and forgets that when it was given', () => {
    scheduled();
    bench.google.clock.advance(HOUR);
    bench.google.playground.people.set(OWNER, { granted: SCOPES.filter((scope) => !scope.includes('external_request')) });
    fire();
    expect(rows()).toBe(0);
    expect(problems()).toEqual([expect.stringMatching(/^Live Data isn't allowed everything .* Allow the rest at https:/), CONSENT_NEEDED]);
    bench.google.playground.people.set(OWNER, { granted: SCOPES });
    expect(problems()).toEqual([CONSENT_NEEDED]);
    fire();
    expect(rows()).toBe(22);
    expect(problems()).toEqual([]);
  });

  it('goes on while other things that the build can do are not allowed', () => {
    scheduled();
    bench.google.clock.advance(HOUR);
    const granted = SCOPES.filter((scope) => !scope.includes('container.ui'));
    bench.google.playground.people.set(OWNER, { granted });
    fire();
    expect(rows()).toBe(22);
    expect(problems()).toEqual([expect.stringMatching(/^Live Data isn't allowed everything /)]);
  });

  it.each(['spreadsheets.currentonly', 'external_request', 'scriptapp'])('stops where it may not use %s', (lacking) => {
    scheduled();
    bench.google.clock.advance(HOUR);
    bench.google.playground.people.set(OWNER, { granted: SCOPES.filter((scope) => !scope.includes(lacking)) });
    fire();
    expect(rows()).toBe(0);
    expect(problems()).toContain(CONSENT_NEEDED);
  });

  it('says that Google gave it no spreadsheet, as for the document that the trigger was made in', () => {
    scheduled();
    bench.google.clock.advance(HOUR);
    fire(OWNER, 'missing');
    expect(rows()).toBe(0);
    expect(problems()).toEqual([expect.stringContaining('no access to this spreadsheet')]);
    expect(problems(EDITOR)).toEqual([]);
    expect(triggers()).toHaveLength(1);
    fire();
    expect(problems()).toEqual([]);
  });

  it('stops when the time of a day is used up, says so, and goes on the next day', () => {
    scheduled();
    bench.google.clock.advance(HOUR);
    const day = Math.floor(bench.google.clock.now() / (24 * HOUR));
    const used = (ms: number): void =>
      bench.as(OWNER, () => void PropertiesService.getUserProperties().setProperty('activtrak.trigger-time', `${day} ${ms}`));
    used(80 * 60_000);
    fire();
    expect(rows()).toBe(0);
    expect(problems()).toEqual([TRIGGER_TIME_SPENT]);
    bench.google.clock.advance(24 * HOUR);
    fire();
    expect(rows()).toBe(1 + 6 * 3);
    expect(problems()).toEqual([]);
  });

  it('counts its time, also when it fails', () => {
    scheduled();
    bench.google.clock.advance(HOUR);
    const answer = bench.google.answer;
    bench.google.answer = (request) => {
      bench.google.clock.advance(7000);
      return answer(request);
    };
    fire();
    const counted = (): number => Number(properties()['activtrak.trigger-time']?.split(' ')[1]);
    const first = counted();
    expect(first).toBeGreaterThanOrEqual(7000);
    bench.google.clock.advance(HOUR);
    bench.google.answer = () => {
      bench.google.clock.advance(7000);
      return { status: 401, headers: {}, body: '' };
    };
    fire();
    expect(counted()).toBeGreaterThanOrEqual(first + 7000);
  });

  it('is taken away when none of this person’s schedules is left, and only hers', () => {
    connected(bench, EDITOR);
    const id = scheduled();
    scheduled({ name: 'Other', destination: { sheet: 'Other', cell: 'A1' } }, EDITOR);
    bench.get('takeSchedule', { id }, EDITOR);
    expect(
      triggers()
        .map(({ creator }) => creator)
        .sort(),
    ).toEqual([EDITOR, OWNER]);
    bench.google.clock.advance(HOUR);
    fire(OWNER);
    expect(triggers().map(({ creator }) => creator)).toEqual([EDITOR]);
    fire(EDITOR);
    expect(rows()).toBe(22);
  });

  it('goes on with the other reports when one fails', () => {
    scheduled();
    scheduled({ name: 'Computers', stream: 'computer-hours', columns: [], destination: { sheet: 'Computers', cell: 'A1' } });
    bench.serve(fakeOrganisation(3, DAYS), { fault: (path) => (path.endsWith('/computers') ? httpAnswer(403) : undefined) });
    bench.google.clock.advance(HOUR);
    fire();
    expect(rows()).toBe(22);
  });
});

describe('a day’s requests that are used up', () => {
  it('are said as what they are, asked for no more, and the report is refreshed the next day', () => {
    const id = scheduled({ statusLine: true });
    bench.refresh(id);
    bench.google.clock.advance(HOUR);
    bench.backend.quota.spend(OWNER, 'urlfetch', 20_000);
    const sent = bench.google.sent.length;
    fire();
    expect(bench.get('open', {}).reports).toMatchObject([
      { state: 'failed', last: { message: expect.stringMatching(/^You've reached Google's daily limit .* tomorrow/) } },
    ]);
    expect(bench.google.sent.length).toBe(sent);
    expect(String(bench.seen('Hours')[0]?.[0])).toContain("You've reached Google's daily limit");
    // The day is used again by the tests that follow.
    bench.backend.quota.spend(OWNER, 'urlfetch', -40_000);
    bench.google.clock.advance(24 * HOUR);
    fire();
    expect(bench.get('open', {}).reports).toMatchObject([{ state: 'ready', failures: 0 }]);
  });
});

describe('an address that the installation may not reach', () => {
  it('is said as what it is', () => {
    expect(bench.get('connect', { key: 'any', baseUrl: 'https://proxy.example.com' })).toMatchObject({
      connected: false,
      message: expect.stringMatching(/^This installation can't reach the connected address/),
    });
  });
});
