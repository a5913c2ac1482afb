import { onlyOwnerChanges } from '#words/panel-answers';
import type { NamedConnection } from '../../../shared/api/connections/connection';
import type { Report } from '../../../shared/report/definition/definition';
import { loadPerson } from '../../../shared/report/kept/person';
import { runDue } from '../../../shared/report/schedule/run-due';
import { runSync } from '../../../shared/task';
import { FAKE_KEY } from '../../doubles/fake-api';
import type { FakeOrganisation } from '../../doubles/fake-organisation';
import { EU_KEY, severalAccounts, THIRD_KEY } from '../../doubles/two-accounts';
import { DAYS, report } from '../report/report-bench';
import { WEEKLY } from './panel-bench';
import { namedIn as named, namesOn as names, twoConnections } from './two-connections';

const HOUR_MS = 3_600_000;

describe('a further connection', () => {
  it('stands beside the first, with a color of its own', () => {
    const { call } = twoConnections();
    const { connections, connection } = call('open', {});
    expect(connections.map(({ name, color, isDefault, host }) => [name, color, isDefault, host])).toEqual([
      ['api.activtrak.com', 'blue', true, 'api.activtrak.com'],
      ['Northfell EU', 'orange', false, 'api-eu.activtrak.com'],
    ]);
    expect(connection?.name).toBe('api.activtrak.com');
  });

  it('needs a name that no other has', () => {
    const { refusal } = twoConnections();
    expect(refusal('connect', { key: THIRD_KEY, isFurther: true })).toMatch(/^Give the connection a name/);
    expect(refusal('connect', { key: THIRD_KEY, isFurther: true, name: ' northfell  eu' })).toMatch(/already have a connection called/);
  });

  it('that another panel removed is neither changed nor removed again, and the first stays', () => {
    const { call, eu, refusal, saveNew, refreshed, sent, forget, scheduler } = twoConnections();
    const id = saveNew({ schedule: WEEKLY });
    call('disconnect', { handle: eu.handle });
    expect(refusal('connect', { key: EU_KEY, region: 'eu', handle: eu.handle })).toMatch(/^This connection isn't there any more/);
    expect(call('disconnect', { handle: eu.handle }).connections.map(({ name }) => name)).toEqual(['api.activtrak.com']);
    expect(scheduler.running).toBe(true);
    forget();
    refreshed(id);
    expect(sent()).toEqual([`api.activtrak.com ${FAKE_KEY}`]);
  });

  it('that is refused leaves all as it was', () => {
    const { call } = twoConnections();
    expect(call('connect', { key: 'some-wrong-key-1', isFurther: true, name: 'Acme' }).connected).toBe(false);
    expect(call('open', {}).connections).toHaveLength(2);
  });
});

describe('a report that names a connection', () => {
  it('reads with its key alone, and says where its rows come from', () => {
    const { call, eu, saveNew, refreshed, sent, forget, sheets } = twoConnections();
    const [first, second] = [
      saveNew(),
      saveNew({ name: 'Europe', connection: eu, statusLine: true, destination: { sheet: 'EU', cell: 'A1' } }),
    ];
    forget();
    refreshed(second);
    expect(sent()).toEqual([`api-eu.activtrak.com ${EU_KEY}`]);
    expect(String(sheets.seen('EU')[0]?.[0])).toMatch(/^Refreshed .* from “Northfell EU”, 21 rows\.$/);
    forget();
    refreshed(first);
    expect(sent()).toEqual([`api.activtrak.com ${FAKE_KEY}`]);
    // The same IDs are other people.
    const [ours, theirs] = [names(sheets, 'Hours'), names(sheets, 'EU').slice(1)];
    expect(ours).toHaveLength(3);
    expect(theirs).toEqual(ours.map((name) => `${String(name)} Europe`));
    expect(call('history', {}).runs.map(({ connection }) => connection)).toEqual(['api.activtrak.com', 'Northfell EU']);
    const shown = call('open', {}).reports.map(({ report: { name }, connection }) => [name, connection?.name]);
    expect(Object.fromEntries(shown)).toEqual({ Hours: 'api.activtrak.com', Europe: 'Northfell EU' });
  });

  it('that is the first, which the panel names by an empty handle, is previewed with its key alone', () => {
    const { call, sent, forget } = twoConnections();
    const own = { ...named(call('open', {}), 'api.activtrak.com'), handle: '' };
    forget();
    const { rows } = call('preview', { report: report({ id: '', version: 4, connection: own }) });
    expect(rows.length).toBeGreaterThan(0);
    expect(sent()).toEqual([`api.activtrak.com ${FAKE_KEY}`]);
  });

  it('goes on after the connection gets another name or another key, and shows the name', () => {
    const { call, eu, saveNew, refreshed, sent, forget } = twoConnections();
    const id = saveNew({ connection: eu });
    call('saveConnection', { handle: eu.handle, name: 'Europe' });
    const wishes = { groups: ['Sales'], users: ['7'], allowed: false, isHere: true, byName: true };
    call('saveConnection', { handle: eu.handle, cells: wishes });
    call('connect', { key: EU_KEY, region: 'eu', handle: eu.handle });
    expect(call('open', {}).connections[1]?.cells).toEqual({ ...wishes, others: 0 });
    expect(call('open', {}).connections.map(({ name, reports }) => [name, reports])).toEqual([
      ['api.activtrak.com', []],
      ['Europe', ['Hours']],
    ]);
    expect(call('open', {}).reports[0]?.report.connection).toEqual({ ...eu, name: 'Europe' });
    forget();
    expect(refreshed(id)).toMatch(/^21 rows written/);
    expect(sent()).toEqual([`api-eu.activtrak.com ${EU_KEY}`]);
  });

  it('shows the new name also where another one has days that nobody reads any more, as after a change of the file’s locale', () => {
    const { call, eu, saveNew } = twoConnections();
    const german = { locale: () => 'de_DE' };
    call('saveReport', { report: report({ id: '', name: 'A', connection: eu, range: { kind: 'words', words: 'März 2026' } }) }, german);
    saveNew({ name: 'B', connection: eu, destination: { sheet: 'B', cell: 'A1' } });
    const { connections, reports } = call('saveConnection', { handle: eu.handle, name: 'Dublin' });
    expect(connections.map(({ name }) => name)).toContain('Dublin');
    expect(reports.map(({ report: { name, connection } }) => [name, connection?.name])).toEqual([
      ['A', 'Northfell EU'],
      ['B', 'Dublin'],
    ]);
  });

  it('goes on after the connection was removed and added again under its name, whatever that is later', () => {
    const { call, eu, saveNew, refreshed, sent, forget } = twoConnections();
    const id = saveNew({ connection: eu, disposition: 'merge' });
    refreshed(id);
    for (const name of ['Dublin', 'Cork']) {
      const before = call('open', {}).connections.find(({ isFirst }) => !isFirst);
      call('disconnect', { handle: before?.handle ?? '' });
      call('connect', { key: EU_KEY, region: 'eu', isFurther: true, name: before?.name ?? '' });
      const { handle } = named(call('open', {}), before?.name ?? '');
      const { reports } = call('saveConnection', { handle, name });
      expect(reports[0]?.report.connection).toEqual({ ...eu, name });
      forget();
      expect(refreshed(id)).toBe('Nothing new.');
      expect(sent()).toEqual([`api-eu.activtrak.com ${EU_KEY}`]);
    }
    // Its word is no other one's that gets an earlier name.
    call('connect', { key: EU_KEY, region: 'eu', isFurther: true, name: 'Northfell EU' });
    expect(named(call('open', {}), 'Northfell EU').handle).not.toBe(eu.handle);
  });

  it('keeps its rows and its pseudonyms where a colleague picks her connection, by which it was found all the same', () => {
    const { call, eu, saveNew, refreshed, sheets, colleagues } = twoConnections();
    const id = saveNew({ connection: eu, disposition: 'merge', privacy: { people: 'pseudonyms', smallestGroup: 5 } });
    refreshed(id);
    const rows = sheets.seen('Hours');
    const { state } = call('connect', { key: EU_KEY, region: 'eu', isFurther: true, name: 'northfell eu' }, colleagues);
    const [view] = call('open', {}, colleagues).reports;
    const report = { ...(view?.report as Report), connection: named(state, 'northfell eu') };
    expect(call('saveReport', { report }, colleagues).state.reports[0]?.report.connection?.handle).toBe(eu.handle);
    expect(refreshed(id, colleagues)).toBe('Nothing new.');
    expect(sheets.seen('Hours')).toEqual(rows);
  });

  it('goes along with a new name of the connection by whose name alone it is found, but on no schedule of a colleague', () => {
    const { call, eu, saveNew, refreshed, colleagues } = twoConnections();
    const id = saveNew({ connection: eu, disposition: 'merge' });
    const scheduled = saveNew({ connection: eu, name: 'Weekly', destination: { sheet: 'Weekly', cell: 'A1' }, schedule: WEEKLY });
    const { state } = call('connect', { key: EU_KEY, region: 'eu', isFurther: true, name: eu.name }, colleagues);
    const hers = named(state, eu.name);
    call('saveReport', { report: { ...(state.reports[0]?.report as Report), connection: hers } }, colleagues);
    call('saveConnection', { handle: hers.handle, name: 'Dublin' }, colleagues);
    expect(call('open', {}).reports.map((view) => view.report.connection)).toEqual([{ ...eu, name: 'Dublin' }, eu]);
    expect(refreshed(id, colleagues)).toBe('21 rows written.');
    expect(refreshed(id)).toBe('Nothing new.');
    expect(refreshed(scheduled)).toBe('21 rows written.');
  });

  it('stays as it is on a schedule of a colleague, whose connection of the new name may be another account', () => {
    const { call, saveNew, sent, forget, colleagues, within, clock, transport } = twoConnections();
    const ours = named(call('connect', { key: FAKE_KEY, isFurther: true, name: 'Ours' }).state, 'Ours');
    const id = saveNew({ connection: ours });
    call('connect', { key: FAKE_KEY, isFurther: true, name: 'Ours' }, colleagues);
    call('connect', { key: THIRD_KEY, isFurther: true, name: 'Third' }, colleagues);
    const schedule = { ...WEEKLY, when: { every: 'hours', hours: 1, zone: 'UTC' } } as const;
    call('saveReport', { report: { ...(call('open', {}).reports[0]?.report as Report), schedule } }, colleagues);
    call('saveConnection', { handle: ours.handle, name: 'Third' });
    // Nor does it get the name when something else is changed.
    const renamed = { ...(call('open', {}).reports[0]?.report as Report), name: 'Renamed' };
    call('saveReport', { report: { ...renamed, connection: { ...ours, name: 'Third' } } });
    expect(call('open', {}, colleagues).reports).toMatchObject([{ scheduleIsMine: true, report: { name: 'Renamed', connection: ours } }]);
    forget();
    clock.advance(HOUR_MS);
    const ports = { ...within(600_000), ...colleagues, transport };
    expect(runSync(runDue(ports, runSync(loadPerson(ports.secrets, ports.newId))))).toMatchObject([{ reportId: id, outcome: 'done' }]);
    expect(sent()).toEqual([`api.activtrak.com ${FAKE_KEY}`]);
  });

  it('keeps its weeks when a colleague changes what reads nothing, with that connection of her own or without', () => {
    const { call, eu, saveNew, colleagues } = twoConnections();
    const weekly = {
      version: 4,
      stream: 'activity-log',
      columns: [],
      rollup: { by: ['week'], measures: ['time'] },
      connection: eu,
    } as const;
    saveNew({ ...weekly, schedule: WEEKLY });
    saveNew({ ...weekly, name: 'Unscheduled', destination: { sheet: 'Weeks', cell: 'A1' } });
    call('connect', { key: THIRD_KEY }, colleagues);
    for (const name of ['Mine', 'Ours']) {
      for (const { report: shown } of call('open', {}, colleagues).reports)
        call('saveReport', { report: { ...shown, name: `${name} ${shown.destination.sheet}`, weekStart: 7 } }, colleagues);
      const own = { key: EU_KEY, region: 'eu', isFurther: true, name: eu.name } as const;
      if (name === 'Mine') call('connect', own, colleagues);
      call('saveConnection', { handle: named(call('open', {}, colleagues), eu.name).handle, weekStart: 6 }, colleagues);
    }
    expect(call('open', {}).reports.map(({ report: { name, weekStart } }) => [name, weekStart])).toEqual([
      ['Ours Hours', 1],
      ['Ours Weeks', 6],
    ]);
  });

  it('is given to a schedule of a colleague by nobody without a key, under whatever handle', () => {
    const { call, refusal, eu, saveNew, colleagues } = twoConnections();
    call('connect', { key: THIRD_KEY, isFurther: true, name: 'Third' });
    const third = named(call('open', {}), 'Third');
    saveNew({ connection: eu, schedule: WEEKLY });
    call('disconnect', { handle: eu.handle });
    const shown = call('open', {}, colleagues).reports[0]?.report as Report;
    for (const other of [{ name: third.name }, { host: third.host }, { name: third.name, host: third.host }]) {
      const report = { ...shown, connection: { ...eu, ...other } };
      expect(refusal('saveReport', { report }, colleagues)).toBe(onlyOwnerChanges('Hours', ''));
    }
    expect(call('open', {}).reports[0]?.report.connection).toEqual(eu);
  });

  it('goes along with the first connection, too, which was removed and added again', () => {
    const { call, eu, saveNew, refreshed } = twoConnections();
    const first = () => call('open', {}).connections.find(({ isFirst }) => isFirst)?.handle ?? '';
    call('saveConnection', { handle: first(), name: 'Main' });
    const id = saveNew({ connection: { handle: first(), name: 'Main', host: '' }, disposition: 'merge' });
    refreshed(id);
    call('disconnect', { handle: eu.handle });
    call('disconnect', { handle: first() });
    call('connect', { key: FAKE_KEY });
    for (const name of ['Main', 'Cork']) call('saveConnection', { handle: first(), name });
    expect(call('open', {}).reports[0]?.report.connection?.name).toBe('Cork');
    expect(refreshed(id)).toBe('Nothing new.');
  });

  it('is refused once the connection is gone, and asks for no other', () => {
    const { call, eu, saveNew, refusal, sent, forget } = twoConnections();
    const id = saveNew({ connection: eu });
    call('disconnect', { handle: eu.handle });
    forget();
    expect(refusal('refresh', { id })).toMatch(/^This report uses the connection “Northfell EU”, and you have none/);
    expect(call('open', {}).reports[0]?.connection).toEqual({ name: 'Northfell EU', isMissing: true });
    expect(sent()).toEqual([]);
  });

  it("is refreshed by a colleague's connection of the same name at the same host alone", () => {
    const { call, eu, saveNew, refusal, refreshed, colleague, sent, forget } = twoConnections();
    const id = saveNew({ connection: eu });
    const hers = { secrets: colleague };
    call('connect', { key: THIRD_KEY }, hers);
    expect(refusal('refresh', { id }, hers)).toMatch(/you have none with this name/);
    call('connect', { key: EU_KEY, region: 'eu', isFurther: true, name: 'northfell eu' }, hers);
    forget();
    expect(refreshed(id, hers)).toMatch(/^21 rows written/);
    expect(sent()).toEqual([`api-eu.activtrak.com ${EU_KEY}`]);
  });

  it('mixes no rows of another account into those that it keeps', () => {
    const { call, eu, saveNew, refreshed, sheets } = twoConnections();
    const id = saveNew({ disposition: 'merge' });
    refreshed(id);
    const before = names(sheets, 'Hours');
    const [view] = call('open', {}).reports;
    call('saveReport', { report: { ...(view?.report as NonNullable<typeof view>['report']), connection: eu } });
    expect(refreshed(id)).toMatch(/Choose another place, or “Replace the rows”\.$/);
    expect(names(sheets, 'Hours')).toEqual(before);
  });

  it('keeps rows of another account where it has none itself, and says whose they are', () => {
    const change = (usual: FakeOrganisation, key: string): FakeOrganisation => (key === EU_KEY ? { ...usual, days: [] } : usual);
    const { call, eu, saveNew, refreshed, sheets } = twoConnections(severalAccounts(DAYS, { change }));
    const id = saveNew({ statusLine: true });
    refreshed(id);
    const before = names(sheets, 'Hours');
    const [view] = call('open', {}).reports;
    call('saveReport', { report: { ...(view?.report as NonNullable<typeof view>['report']), connection: eu } });
    for (const _ of ['at once', 'once more']) {
      expect(refreshed(id)).toMatch(/ The rows of “api\.activtrak\.com” from 2026-03-18 were kept\.$/);
      expect(names(sheets, 'Hours')).toEqual(before);
      expect(String(sheets.seen('Hours')[0]?.[0])).toMatch(/^Refreshed .* from “api\.activtrak\.com”, 21 rows\. .* were kept\.$/);
    }
  });

  it('calls people otherwise than another connection does, where pseudonyms stand for them', () => {
    const { call, saveNew, refreshed, sheets, eu } = twoConnections();
    const privacy = { people: 'pseudonyms', smallestGroup: 5 } as const;
    const columns = [{ key: 'date' }, { key: 'user' }];
    const third = named(call('connect', { key: THIRD_KEY, isFurther: true, name: 'Third' }).state, 'Third');
    const own = { ...named(call('open', {}), 'api.activtrak.com'), handle: '' };
    const of = (sheet: string, connection?: NamedConnection): readonly unknown[] => {
      refreshed(saveNew({ name: sheet, privacy, columns, ...(connection ? { connection } : {}), destination: { sheet, cell: 'A1' } }));
      return names(sheets, sheet);
    };
    const unnamed = of('A');
    expect(of('B', own)).toEqual(unnamed);
    expect(of('C', eu)).toHaveLength(3);
    expect(of('D', third)).toHaveLength(3);
    expect(new Set([...unnamed, ...names(sheets, 'C'), ...names(sheets, 'D')]).size).toBe(9);
  });
});

describe('a report of an earlier version', () => {
  it('stays with the first connection, whichever is the default', () => {
    const { call, eu, saveNew, refreshed, sent, forget } = twoConnections();
    const id = saveNew();
    call('saveConnection', { handle: eu.handle, isDefault: true });
    expect(call('open', {}).connection?.name).toBe('Northfell EU');
    forget();
    refreshed(id);
    expect(sent()).toEqual([`api.activtrak.com ${FAKE_KEY}`]);
  });

  it('goes over to no other when the first is removed', () => {
    const { call, saveNew, refusal, sent, forget } = twoConnections();
    const id = saveNew();
    call('disconnect', {});
    forget();
    expect(refusal('refresh', { id })).toMatch(/doesn't name its connection/);
    expect(sent()).toEqual([]);
  });
});

it('chosen for the formulas of a document holds when that is opened again', () => {
  const { call, eu, desk: usual } = twoConnections();
  let isKept = false;
  const desk = {
    ...usual,
    documentId: () => (isKept ? 'kept' : 'as long as it is open'),
    keepDocumentId: () => {
      isKept = true;
    },
  };
  call('saveConnection', { handle: eu.handle, isOfFormulas: true }, { desk });
  expect(call('open', {}, { desk }).connections.map(({ isOfFormulas }) => isOfFormulas)).toEqual([false, true]);
});

describe('schedules', () => {
  it('stop with the last connection, and need the one that the report names', () => {
    const { call, eu, saveNew, refusal, scheduler } = twoConnections();
    saveNew({ connection: eu, schedule: WEEKLY });
    call('disconnect', { handle: eu.handle });
    expect(scheduler.running).toBe(true);
    const [view] = call('open', {}).reports;
    expect(refusal('takeSchedule', { id: view?.report.id ?? '' })).toMatch(/you have none with this name/);
    call('disconnect', {});
    expect(scheduler.running).toBe(false);
  });
});

it('asks for names with the key of the connection that a new report names', () => {
  const { call, eu, sent, forget } = twoConnections();
  forget();
  const { who } = call('names', { stream: 'user-hours', connection: eu });
  expect(who.filter(({ kind }) => kind === 'user').every(({ name }) => name.endsWith('Europe'))).toBe(true);
  expect(sent()).toEqual([`api-eu.activtrak.com ${EU_KEY}`]);
});
