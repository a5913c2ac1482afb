import { rowsFromOthers, rowsOfElsewhere, SAVED_BY_ANOTHER } from '#words/panel-answers';
import type { NamedConnection } from '../../../shared/api/connections/connection';
import type { Report } from '../../../shared/report/definition/definition';
import { runDue } from '../../../shared/report/schedule/run-due';
import { runSync } from '../../../shared/task';
import { FAKE_KEY } from '../../doubles/fake-api';
import { type FakeOrganisation, fakeOrganisation } from '../../doubles/fake-organisation';
import { EU_KEY, RENEWED_KEY, severalAccounts, THIRD_KEY } from '../../doubles/two-accounts';
import { DAYS } from '../report/report-bench';
import { WEEKLY } from './panel-bench';
import { namedIn, namesOn, twoConnections } from './two-connections';

// Two accounts whose people have the same IDs: nothing but the connection tells whose rows something is about.

const OURS = ['Person 1', 'Person 2', 'Person 3'];
const THEIRS = OURS.map((name) => `${name} Europe`);

/** Saves a report of the file over, with another connection or place. */
function change(bench: ReturnType<typeof twoConnections>, id: string, wishes: Partial<Report>): void {
  const view = bench.call('open', {}).reports.find(({ report }) => report.id === id);
  bench.call('saveReport', { report: { ...(view?.report as Report), ...wishes } });
}

describe("a colleague's request", () => {
  it('is served with the connection that the report names, whichever is the default of its owner or of the colleague', () => {
    const bench = twoConnections();
    const { call, eu, saveNew, forget, sent, sheets, colleagues, transport } = bench;
    const id = saveNew({ connection: eu, schedule: WEEKLY });
    call('connect', { key: THIRD_KEY }, colleagues);
    call('requestRefresh', { id }, colleagues);
    forget();
    const person = JSON.parse(bench.secrets.entries.get('activtrak.person') ?? '');
    const records = runSync(runDue({ ...bench.within(600_000), transport }, person));
    expect(records.map(({ trigger, connection }) => [trigger, connection])).toEqual([['request', 'Northfell EU']]);
    expect(sent()).toEqual([`api-eu.activtrak.com ${EU_KEY}`]);
    expect(namesOn(sheets, 'Hours')).toEqual(THEIRS);
  });
});

describe('a report that changes its connection', () => {
  it('leaves its rows as they are at the former place, and they are found there as what they were', () => {
    const bench = twoConnections();
    const { call, eu, saveNew, refreshed, sheets } = bench;
    const id = saveNew({ connection: eu, disposition: 'merge' });
    refreshed(id);
    change(bench, id, {
      connection: { ...namedIn(call('open', {}), 'api.activtrak.com'), handle: '' },
      destination: { sheet: 'New', cell: 'A1' },
    });
    expect(refreshed(id)).toMatch(/^21 rows written/);
    expect([namesOn(sheets, 'Hours'), namesOn(sheets, 'New')]).toEqual([THEIRS, OURS]);
    const places = call('fileContents', {}).sheets.map(({ sheet, reportId, people }) => [sheet, reportId === id, people]);
    expect(places.sort()).toEqual([
      ['Hours', false, 3],
      ['New', true, 3],
    ]);
    refreshed(id);
    expect(namesOn(sheets, 'Hours')).toEqual(THEIRS);
  });

  it('tells people apart by the list of that account alone', () => {
    // In the first account, two people have one name.
    const transport = severalAccounts(DAYS, {
      change: (organisation, key) =>
        key === FAKE_KEY
          ? { ...organisation, people: organisation.people.map((one) => ({ ...one, name: one.id < 3 ? 'Ann' : 'Ben' })) }
          : organisation,
    });
    const bench = twoConnections(transport);
    const { eu, saveNew, refreshed, sheets } = bench;
    const id = saveNew();
    refreshed(id);
    expect(namesOn(sheets, 'Hours')).toEqual(['Ann (1)', 'Ann (2)', 'Ben']);
    change(bench, id, { connection: eu });
    refreshed(id);
    expect(namesOn(sheets, 'Hours')).toEqual(THEIRS);
    refreshed(id);
    expect(namesOn(sheets, 'Hours')).toEqual(THEIRS);
  });

  it('keeps the rows of the former account where the other one has none, and says whose they are', () => {
    const transport = severalAccounts(DAYS, {
      change: (organisation, key) => (key === EU_KEY ? { ...organisation, days: [] } : organisation),
    });
    const bench = twoConnections(transport);
    const { eu, saveNew, refreshed, sheets } = bench;
    const id = saveNew({ statusLine: true });
    refreshed(id);
    change(bench, id, { connection: eu });
    expect(refreshed(id)).toMatch(/^ActivTrak has no rows for /);
    expect(String(sheets.seen('Hours')[0]?.[0])).toContain('from “api.activtrak.com”');
    expect(namesOn(sheets, 'Hours').slice(1)).toEqual(OURS);
  });

  it('says which days are missing by what that account keeps', () => {
    const kept = (key: string): readonly string[] => (key === EU_KEY ? DAYS.slice(3) : DAYS);
    const transport = severalAccounts(DAYS, {
      change: (organisation, key) => ({ ...organisation, days: organisation.days.filter(({ date }) => kept(key).includes(date)) }),
    });
    const bench = twoConnections(transport);
    const { eu, saveNew, refreshed, sheets } = bench;
    const id = saveNew({ statusLine: true, range: { kind: 'words', words: 'this year' } });
    const line = (): string => String(sheets.seen('Hours')[0]?.[0]);
    refreshed(id);
    expect(line()).toContain(`returns nothing before ${DAYS[0]}`);
    change(bench, id, { connection: eu });
    refreshed(id);
    expect(line()).toContain(`returns nothing before ${DAYS[3]}`);
    expect(line()).not.toContain(String(DAYS[0]));
  });
});

describe('taking over a schedule', () => {
  const scheduled = (connection?: NamedConnection) => {
    const bench = twoConnections();
    const id = bench.saveNew({ schedule: WEEKLY, ...(connection ? { connection } : {}) });
    bench.refreshed(id);
    return { ...bench, id };
  };
  const ownerOf = ({ call, colleagues }: ReturnType<typeof scheduled>): string => call('fileHealth', {}, colleagues).owners[0]?.id ?? '';

  it('that names no connection is refused where the first one of whoever takes it leads to another region', () => {
    const bench = scheduled();
    const { call, refusal, colleagues, id } = bench;
    call('connect', { key: EU_KEY, region: 'eu' }, colleagues);
    const words = rowsOfElsewhere('Hours', 'api.activtrak.com', 'api-eu.activtrak.com');
    expect(refusal('takeSchedule', { id }, colleagues)).toBe(words);
    expect(call('takeSchedules', { ownerId: ownerOf(bench) }, colleagues)).toMatchObject({ taken: [], left: [{ name: 'Hours', words }] });
    expect(call('open', {}).reports[0]?.scheduleIsMine).toBe(true);
  });

  it('goes on at the same host, at an address of one’s own, and before there are rows', () => {
    for (const request of [{ key: RENEWED_KEY }, { key: RENEWED_KEY, baseUrl: 'https://proxy.example.com', test: false }]) {
      const { call, colleagues, id } = scheduled();
      call('connect', request, colleagues);
      call('takeSchedule', { id }, colleagues);
      expect(call('open', {}, colleagues).reports[0]?.scheduleIsMine).toBe(true);
    }
    const { call, colleagues, saveNew } = twoConnections();
    const id = saveNew({ schedule: WEEKLY });
    call('connect', { key: EU_KEY, region: 'eu' }, colleagues);
    call('takeSchedule', { id }, colleagues);
    expect(call('open', {}, colleagues).reports[0]?.scheduleIsMine).toBe(true);
  });

  it('can name the connection before: the state says which of several it will be', () => {
    const { call, colleagues } = scheduled();
    call('connect', { key: RENEWED_KEY }, colleagues);
    call('connect', { key: EU_KEY, region: 'eu', isFurther: true, name: 'Mine' }, colleagues);
    expect(call('open', {}, colleagues).reports[0]?.connection).toMatchObject({ name: 'api.activtrak.com' });
  });
});

describe('rows of another account at the same address', () => {
  /** A report with rows of the first account, whose people are known, in a file where a colleague has the key of the third. */
  function shared(wishes: Partial<Report> = {}, key = THIRD_KEY) {
    const bench = twoConnections();
    bench.call('connect', { key: FAKE_KEY });
    const id = bench.saveNew(wishes);
    bench.refreshed(id);
    bench.call('connect', { key }, bench.colleagues);
    return { ...bench, id };
  }
  const asked = (report = 'Hours') => rowsFromOthers(report, 'api.activtrak.com', 'asking');

  it('are refreshed by hand only after a question, and are that account’s from then on', () => {
    const { call, refreshed, colleagues, sheets, id, forget, sent } = shared();
    forget();
    expect(call('refresh', { id }, colleagues)).toMatchObject({ state: 'asking', words: asked() });
    expect([namesOn(sheets, 'Hours'), call('open', {}).reports[0]?.running]).toEqual([OURS, undefined]);
    expect(sent()).toEqual([`api.activtrak.com ${THIRD_KEY}`]);
    expect(call('refresh', { id, isSure: true }, colleagues)).toMatchObject({ state: 'ended' });
    expect(namesOn(sheets, 'Hours')).toEqual(OURS.map((name) => `${name} Third`));
    expect(refreshed(id, colleagues)).toMatch(/^Nothing new|written/);
    expect(call('refresh', { id })).toMatchObject({ state: 'asking' });
  });

  it('are asked about also where the report names a connection, and both have one of this name', () => {
    const bench = twoConnections();
    const { call, colleagues, saveNew, refreshed } = bench;
    const { state } = call('connect', { key: RENEWED_KEY, isFurther: true, name: 'Berlin' });
    const id = saveNew({ connection: namedIn(state, 'Berlin') });
    refreshed(id);
    call('connect', { key: THIRD_KEY, isFurther: true, name: 'Berlin' }, colleagues);
    expect(call('refresh', { id }, colleagues)).toMatchObject({ state: 'asking', words: rowsFromOthers('Hours', 'Berlin', 'asking') });
  });

  it('are refreshed at once, and without a further request, with another key of their account', () => {
    const { call, colleagues, id, transport } = shared({}, RENEWED_KEY);
    const before = transport.rounds.length;
    expect(call('refresh', { id }, colleagues)).toMatchObject({ state: 'ended' });
    const pages = transport.rounds
      .slice(before)
      .flat()
      .filter(({ url }) => url.includes('workinghours'));
    expect(pages.map(({ url }) => new URL(url).searchParams.get('pageSize'))).toEqual(['1000']);
  });

  it('are told from those of a key that was saved untested by asking ActivTrak', () => {
    const { call, colleagues, id } = shared({}, RENEWED_KEY);
    for (const [key, state] of [
      [THIRD_KEY, 'asking'],
      [RENEWED_KEY, 'ended'],
    ] as const) {
      colleagues.secrets.entries.clear();
      call('connect', { key, test: false }, colleagues);
      expect(call('refresh', { id }, colleagues).state).toBe(state);
    }
  });

  it('stay where a schedule runs on a key that was saved untested in place of theirs, until they are refreshed by hand', () => {
    for (const key of [THIRD_KEY, RENEWED_KEY]) {
      const bench = twoConnections();
      const { call, saveNew, refreshed, sheets, transport } = bench;
      call('connect', { key: FAKE_KEY });
      const id = saveNew({ schedule: { ...WEEKLY, when: { every: 'hours', hours: 1, zone: 'UTC' } }, disposition: 'merge' });
      refreshed(id);
      call('connect', { key, test: false });
      const person = JSON.parse(bench.secrets.entries.get('activtrak.person') ?? '');
      const byItself = (): string => {
        bench.clock.advance(2 * 3_600_000);
        return runSync(runDue({ ...bench.within(600_000), transport }, person)).map(({ message }) => message)[0] ?? '';
      };
      const words = rowsFromOthers('Hours', 'api.activtrak.com', 'taking');
      for (let hour = 0; hour < 2; hour += 1) expect(byItself() === words).toBe(key === THIRD_KEY);
      expect(namesOn(sheets, 'Hours')).toEqual(OURS);
      expect(call('refresh', { id, isSure: true }).state).toBe('ended');
      expect(byItself()).toBe('Nothing new.');
    }
  });

  it('are looked for by their people where her account has more of them than a page', () => {
    const usual = fakeOrganisation(400, DAYS);
    const shifted = ({ computerId, ...rest }: FakeOrganisation['people'][number]) => ({
      ...rest,
      id: rest.id + 500,
      computerId: computerId + 500,
    });
    const others = {
      people: usual.people.map(shifted),
      computers: usual.computers.map((one) => ({ ...one, id: one.id + 500 })),
      days: usual.days.map((day) => ({ ...day, personId: day.personId + 500 })),
    };
    for (const hasOurs of [true, false]) {
      const named = (one: FakeOrganisation['people'][number]) => ({ ...one, name: hasOurs ? one.name.replace(' Third', '') : one.name });
      const withMore = ({ people, days, computers, ...rest }: FakeOrganisation): FakeOrganisation => ({
        ...rest,
        people: [...others.people, ...people.map(named)],
        days: [...others.days, ...days],
        computers: [...others.computers, ...computers],
      });
      const transport = severalAccounts(DAYS, { change: (own, key) => (key === THIRD_KEY ? withMore(own) : own) });
      const { call, colleagues, saveNew, refreshed } = twoConnections(transport);
      call('connect', { key: FAKE_KEY });
      const id = saveNew();
      refreshed(id);
      call('connect', { key: THIRD_KEY }, colleagues);
      expect(call('refresh', { id }, colleagues).state).toBe(hasOurs ? 'ended' : 'asking');
    }
  });

  it('are asked about no more where she chose another connection in the report herself', () => {
    const { call, colleagues, id, sheets, ...bench } = shared();
    const { state } = call('connect', { key: THIRD_KEY, isFurther: true, name: 'Third' });
    change({ ...bench, call, colleagues, sheets }, id, { connection: namedIn(state, 'Third') });
    expect(call('refresh', { id }).state).toBe('ended');
    expect(namesOn(sheets, 'Hours')).toEqual(OURS.map((name) => `${name} Third`));
  });

  it('keep their schedule from being taken over, however that is tried', () => {
    const bench = shared({ schedule: WEEKLY });
    const { call, refusal, colleagues, id } = bench;
    const words = rowsFromOthers('Hours', 'api.activtrak.com', 'taking');
    expect(refusal('takeSchedule', { id }, colleagues)).toBe(words);
    const ownerId = call('fileHealth', {}, colleagues).owners[0]?.id ?? '';
    expect(call('takeSchedules', { ownerId }, colleagues)).toMatchObject({ taken: [], left: [{ name: 'Hours', words }] });
    const view = call('open', {}, colleagues).reports[0]?.report as Report;
    const report = { ...view, schedule: { ...WEEKLY, when: { ...WEEKLY.when, at: 9 } as typeof WEEKLY.when } };
    expect(refusal('saveReport', { report }, colleagues)).toBe(words);
    expect(refusal('saveReport', { report: { ...view, columns: view.columns.slice(0, 3) } }, colleagues)).toBe(words);
    expect(call('open', {}).reports[0]?.scheduleIsMine).toBe(true);
    call('saveReport', { report });
    expect(call('open', {}).reports[0]?.scheduleIsMine).toBe(true);
  });

  it.each(['takeSchedule', 'takeSchedules'] as const)('keep what was saved while ActivTrak was asked whose they are: %s', (take) => {
    const bench = shared({ schedule: WEEKLY }, RENEWED_KEY);
    const { call, colleagues, id, transport } = bench;
    const ownerId = call('fileHealth', {}, colleagues).owners[0]?.id ?? '';
    const taken = (meanwhile: () => void): string => {
      // Saved untested, the key has to be tried.
      call('connect', { key: RENEWED_KEY, test: false }, colleagues);
      const asked = (requests: Parameters<typeof transport.send>[0]) => {
        meanwhile();
        return transport.send(requests);
      };
      const ports = { ...colleagues, transport: { send: asked } };
      const answer = take === 'takeSchedule' ? bench.answer(take, { id }, ports) : bench.answer(take, { ownerId }, ports);
      return answer.ok ? JSON.stringify(answer.value) : answer.message;
    };
    taken(() => change(bench, id, { name: 'Ours' }));
    expect(call('open', {}, colleagues).reports.map(({ report: { name }, scheduleIsMine }) => [name, scheduleIsMine])).toEqual([
      ['Ours', true],
    ]);
    call('takeSchedule', { id });
    // What she took over would read what she has not seen.
    expect(taken(() => change(bench, id, { columns: [{ key: 'date' }, { key: 'user' }, { key: 'total' }] }))).toContain(SAVED_BY_ANOTHER);
    expect(call('open', {}).reports[0]?.scheduleIsMine).toBe(true);
    expect(taken(() => call('open', {}).reports.length > 0 && call('deleteReport', { id }))).toContain('Somebody deleted it');
    expect(call('open', {}).reports).toEqual([]);
  });

  it('are no reason where the schedule goes to a connection of hers that she names', () => {
    const { call, colleagues } = shared({ schedule: WEEKLY });
    const { state } = call('connect', { key: THIRD_KEY, isFurther: true, name: 'Third' }, colleagues);
    const view = call('open', {}, colleagues).reports[0]?.report as Report;
    call('saveReport', { report: { ...view, connection: namedIn(state, 'Third') } }, colleagues);
    expect(call('open', {}, colleagues).reports[0]?.scheduleIsMine).toBe(true);
  });

  it('go over to a key of their account that sees entirely different people once she has refreshed them by hand, which the refusal says', () => {
    const seen: Readonly<Record<string, readonly number[]>> = { [FAKE_KEY]: [1, 2, 3], [RENEWED_KEY]: [4, 5, 6] };
    const all = fakeOrganisation(6, DAYS);
    const transport = severalAccounts(DAYS, {
      change: (_, key): FakeOrganisation => {
        const sees = (id: number): boolean => seen[key]?.includes(id) === true;
        return { ...all, people: all.people.filter(({ id }) => sees(id)), days: all.days.filter(({ personId }) => sees(personId)) };
      },
    });
    const bench = twoConnections(transport);
    const { call, refusal, saveNew, refreshed, colleagues, sheets } = bench;
    call('connect', { key: FAKE_KEY });
    const id = saveNew({ schedule: WEEKLY });
    refreshed(id);
    call('connect', { key: RENEWED_KEY }, colleagues);
    expect(refusal('takeSchedule', { id }, colleagues)).toContain('or refresh it by hand once if your key is for the same account');
    expect(call('refresh', { id, isSure: true }, colleagues).state).toBe('ended');
    expect(namesOn(sheets, 'Hours')).toEqual(['Person 4', 'Person 5', 'Person 6']);
    call('takeSchedule', { id }, colleagues);
    expect(call('open', {}, colleagues).reports[0]?.scheduleIsMine).toBe(true);
  });

  it('go over with their schedule to another key of their account', () => {
    const { call, colleagues, id } = shared({ schedule: WEEKLY }, RENEWED_KEY);
    call('takeSchedule', { id }, colleagues);
    expect(call('open', {}, colleagues).reports[0]?.scheduleIsMine).toBe(true);
  });

  it('are known in the document by IDs and numbers too small to tell a name by', () => {
    const { documents, id } = shared();
    const { account } = JSON.parse(documents.entries.get(`activtrak.state.${id}`) ?? '{}');
    expect(Object.keys(account)).toEqual(['1', '2', '3']);
    for (const word of Object.values(account)) expect([word, Number.isInteger(word) && Number(word) < 16]).toEqual([word, true]);
  });

  it.each(['pseudonyms', 'summary'] as const)('are known by nothing where the file says of nobody who it is: %s', (people) => {
    const { call, documents, id, colleagues } = shared({
      privacy: { people, smallestGroup: 2 },
      columns: [{ key: 'date' }, { key: 'active' }],
    });
    expect(JSON.parse(documents.entries.get(`activtrak.state.${id}`) ?? '{}')).toMatchObject({ rows: expect.any(Number) });
    expect(documents.entries.get(`activtrak.state.${id}`)).not.toContain('"account"');
    expect(call('refresh', { id }, colleagues).state).toBe('ended');
  });
});

describe('connecting without a handle where the first connection is gone', () => {
  it('makes a first one again, and the further one keeps its key and its reports', () => {
    const { call, eu, saveNew, refreshed, forget, sent } = twoConnections();
    const [unnamed, named] = [saveNew(), saveNew({ name: 'Europe', connection: eu, destination: { sheet: 'EU', cell: 'A1' } })];
    call('disconnect', {});
    expect(call('connect', { key: RENEWED_KEY }).connected).toBe(true);
    expect(call('open', {}).connections.map(({ name, isFirst }) => [name, isFirst])).toEqual([
      ['api.activtrak.com', true],
      ['Northfell EU', false],
    ]);
    forget();
    refreshed(unnamed);
    expect(sent()).toEqual([`api.activtrak.com ${RENEWED_KEY}`]);
    forget();
    refreshed(named);
    expect(sent()).toEqual([`api-eu.activtrak.com ${EU_KEY}`]);
  });

  it('asks where it is the key of another account, since reports that name none would go over to it', () => {
    const { call } = twoConnections();
    // Its people are seen.
    call('connect', { key: FAKE_KEY });
    call('disconnect', {});
    expect(call('connect', { key: THIRD_KEY }).isAsking).toBe(true);
    expect(call('open', {}).connections.map(({ name }) => name)).toEqual(['Northfell EU']);
  });
});
