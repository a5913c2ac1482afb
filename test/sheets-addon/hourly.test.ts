import type { Schedule } from '../../shared/report/definition/schedule';
import { CONSENT_NEEDED, NO_MORE_TRIGGERS, TRIGGER_TIME_SPENT } from '../../shared/words/en/google';
import { triggerScheduler } from '../../sheets-addon/host/scheduler';
import { runHourly } from '../../sheets-addon/hourly';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { httpAnswer } from '../doubles/scripted-transport';
import { EDITOR, OWNER } from '../playground/script-bench';
import { type AddOnBench, connected, DAYS, report } from './add-on-bench';
import { sharedBench } from './shared-bench';

const HOUR = 3_600_000;
const DOCUMENT = 'spreadsheet-1';
const EVERY_HOUR: Schedule = { zone: 'UTC', every: 'hours', hours: 1 };
const SCOPES = ['spreadsheets.currentonly', 'script.external_request', 'script.container.ui', 'script.scriptapp'].map(
  (scope) => `https://www.googleapis.com/auth/${scope}`,
);

let bench: AddOnBench;

beforeEach(() => {
  for (const user of [OWNER, EDITOR]) bench.google.playground.people.set(user, { granted: null });
});
sharedBench((made) => {
  bench = made;
});

/** Saves a report with a schedule of somebody's; gives its id. */
const scheduled = (change: Parameters<typeof report>[0] = {}, user = OWNER): string => {
  const schedule = { when: EVERY_HOUR, ownerId: '', ownerName: '', since: 0 };
  return bench.get('saveReport', { report: report({ schedule, ...change }) }, user).id;
};

const triggers = () => bench.backend.triggers.list();
const properties = (user = OWNER) => bench.as(user, () => PropertiesService.getUserProperties().getProperties());

/** The hourly run as Google starts it for somebody's trigger. */
function fire(user = OWNER, document: 'active' | 'missing' = 'active', event?: { triggerUid?: string }): void {
  const id = triggers().find(({ creator }) => creator === user)?.id;
  bench.execute({ context: 'trigger', user, document }, () => runHourly(event ?? (id === undefined ? {} : { triggerUid: id })));
}

const problems = (user = OWNER): readonly string[] =>
  bench.as(user, () => triggerScheduler(DOCUMENT, PropertiesService.getUserProperties()).problems());

const rows = (): number => bench.backend.spreadsheet.sheets().filter(({ name }) => name === 'Hours').length && bench.seen('Hours').length;

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

describe('the build with the wider scope', () => {
  const WIDE = SCOPES.map((scope) => scope.replace('spreadsheets.currentonly', 'spreadsheets'));

  type Panel = typeof import('../../sheets-addon/panel').panel;

  /** Works with the code of that build. */
  function inWide(
    work: (wide: { readonly runHourly: typeof runHourly; readonly panel: Panel; readonly problems: () => readonly string[] }) => void,
  ) {
    Object.assign(globalThis, { BUILD_WIDE_SCOPE: true });
    try {
      jest.isolateModules(() => {
        const { runHourly: hourly } = jest.requireActual<typeof import('../../sheets-addon/hourly')>('../../sheets-addon/hourly');
        const { panel } = jest.requireActual<typeof import('../../sheets-addon/panel')>('../../sheets-addon/panel');
        const own = jest.requireActual<typeof import('../../sheets-addon/host/scheduler')>('../../sheets-addon/host/scheduler');
        const said = () => bench.as(OWNER, () => own.triggerScheduler(DOCUMENT, PropertiesService.getUserProperties()).problems());
        work({ runHourly: hourly, panel, problems: said });
      });
    } finally {
      Reflect.deleteProperty(globalThis, 'BUILD_WIDE_SCOPE');
    }
  }

  /** The hourly run where Google names no active spreadsheet, and gives no document properties unless there are some. */
  function fireWide(run: typeof runHourly, before: () => void = () => undefined): void {
    const id = triggers().find(({ creator }) => creator === OWNER)?.id as string;
    bench.execute({ context: 'trigger', user: OWNER, document: 'missing', scopes: WIDE }, () => {
      before();
      run({ triggerUid: id });
    });
  }

  it('opens the spreadsheet that the trigger was made in, and refreshes', () => {
    scheduled();
    bench.google.clock.advance(HOUR);
    const store = bench.as(OWNER, () => PropertiesService.getDocumentProperties());
    inWide((wide) => {
      fireWide(wide.runHourly, () => void jest.spyOn(PropertiesService, 'getDocumentProperties').mockReturnValue(store));
      expect(wide.problems()).toEqual([]);
    });
    expect(rows()).toBe(22);
  });

  it('says what to do where Google gives it neither, and reaches everything once that was done', () => {
    const id = scheduled();
    bench.google.clock.advance(HOUR);
    inWide((wide) => {
      const ask = (name: string, request: object): unknown =>
        bench.execute({ context: 'sidebar', user: OWNER, scopes: WIDE }, () => JSON.parse(wide.panel(name, JSON.stringify(request)))).value;
      fireWide(wide.runHourly);
      expect(wide.problems()).toEqual([expect.stringMatching(/no access to what Live Data keeps .* Refresh a report by hand once/)]);
      expect(rows()).toBe(0);
      const before = bench.backend.properties.read(`document:${DOCUMENT}`);
      expect(ask('open', {})).toMatchObject({ ok: true, value: { reports: [{ report: { id } }] } });
      expect(bench.backend.properties.read('script')).toEqual({});
      expect(ask('refresh', { id })).toMatchObject({ ok: true });
      expect(bench.backend.properties.read(`document:${DOCUMENT}`)).toEqual(before);
      expect(ask('open', {})).toMatchObject({ ok: true, value: { reports: [{ report: { id }, state: 'ready' }] } });

      bench.serve(fakeOrganisation(4, DAYS));
      bench.google.clock.advance(HOUR);
      fireWide(wide.runHourly);
      expect(wide.problems()).toEqual([]);
      expect(rows()).toBe(1 + 7 * 4);
      ask('deleteReport', { id });
      expect(Object.keys(bench.backend.properties.read('script')).filter((key) => /report|state/.test(key))).toEqual([]);
    });
  });
});

describe('setting the hourly run', () => {
  const start = (user = OWNER): string | undefined =>
    bench.as(user, () => triggerScheduler(DOCUMENT, PropertiesService.getUserProperties()).start());

  it('says what to allow and where when consent for it is missing', () => {
    bench.google.playground.people.set(OWNER, { granted: SCOPES.filter((scope) => !scope.includes('scriptapp')) });
    expect(start()).toMatch(/^You haven't allowed .* Allow it at https:\/\/\S+ and save the report again\.$/);
    expect(triggers()).toEqual([]);
  });

  it('keeps the one there is, and makes it anew when somebody deleted it', () => {
    expect(start()).toBeUndefined();
    const [first] = triggers();
    start();
    expect(triggers()).toEqual([first]);
    bench.backend.triggers.remove(first?.id ?? '');
    expect(start()).toBeUndefined();
    expect(triggers()).toHaveLength(1);
    expect(triggers()[0]?.id).not.toBe(first?.id);
  });

  it('says what to do when Google allows no further one', () => {
    expect(start()).toBeUndefined();
    bench.as(OWNER, () => void PropertiesService.getUserProperties().deleteAllProperties());
    // Of an earlier version of the add-on, say.
    for (const trigger of triggers()) bench.backend.triggers.put({ ...trigger, handler: 'another' });
    expect(start()).toBe(NO_MORE_TRIGGERS);
  });

  it('takes over one that a killed run made and did not remember', () => {
    expect(start()).toBeUndefined();
    bench.as(OWNER, () => void PropertiesService.getUserProperties().deleteAllProperties());
    expect(start()).toBeUndefined();
    expect(triggers()).toHaveLength(1);
    expect(Object.values(properties())).toContain(triggers()[0]?.id);
  });

  it('learns which spreadsheet a trigger is of when it runs', () => {
    connected(bench);
    scheduled();
    const [trigger] = triggers();
    bench.as(OWNER, () => {
      const own = PropertiesService.getUserProperties();
      own.deleteProperty(`activtrak.trigger.${DOCUMENT}`);
      // Somewhere else it was taken for that document's.
      own.setProperty('activtrak.trigger.another', String(trigger?.id));
    });
    fire();
    expect(properties()).toMatchObject({ [`activtrak.trigger.${DOCUMENT}`]: trigger?.id });
    expect(Object.keys(properties())).not.toContain('activtrak.trigger.another');
  });

  it('says that consent is missing before it touches the spreadsheet', () => {
    connected(bench);
    scheduled();
    bench.google.playground.people.set(OWNER, { granted: [] });
    fire(OWNER, 'missing');
    bench.google.playground.people.set(OWNER, { granted: null });
    expect(problems().join()).toMatch(/consent/);
  });

  it('is for each person on her own', () => {
    start(OWNER);
    start(EDITOR);
    expect(triggers()).toHaveLength(2);
    bench.as(EDITOR, () => triggerScheduler(DOCUMENT, PropertiesService.getUserProperties()).stop());
    expect(triggers().map(({ creator }) => creator)).toEqual([OWNER]);
  });
});
