import type { NamedConnection } from '../../../shared/api/connection';
import type { Report } from '../../../shared/report/definition/definition';
import { runDue } from '../../../shared/report/schedule/run-due';
import { runSync } from '../../../shared/task';
import { rowsOfElsewhere } from '../../../shared/words/en/panel-answers';
import { FAKE_KEY } from '../../doubles/fake-api';
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
