import { tableHasPseudonyms } from '#words/from-table';
import { READY_KINDS, type ReadyKind } from '../../../shared/dashboard/blueprint';
import { ownPlans } from '../../../shared/dashboard/ready/own-plans';
import type { ReadyChoices } from '../../../shared/dashboard/ready/ready-sheet';
import { READY_SHEETS } from '../../../shared/dashboard/ready/ready-sheets';
import type { Report, ReportWho } from '../../../shared/report/definition/definition';
import { loadPerson } from '../../../shared/report/kept/person';
import { runDue } from '../../../shared/report/schedule/run-due';
import { tableSource } from '../../../shared/report/warehouse/from-table';
import { runSync } from '../../../shared/task';
import { FAKE_KEY } from '../../doubles/fake-api';
import { report } from '../report/report-bench';
import { filledTables, keyedDocument, MARCH, refreshed } from './from-table-bench';
import type { PanelBench } from './panel-bench';

/** What a document shows after a ready sheet was made: every sheet but its own words of who refreshed it. */
function made(bench: PanelBench, kind: ReadyKind, choices: Partial<ReadyChoices>) {
  const { defaults, make } = READY_SHEETS[kind];
  const { report, blueprint } = make({ ...defaults, range: MARCH, ...choices });
  const { id } = bench.call('makeReady', { report, blueprint, own: ownPlans(blueprint.needs) });
  const record = refreshed(bench, id);
  const sheets = Object.fromEntries(bench.sheets.names().map((name) => [name, bench.sheets.seen(name)]));
  return { id, record, sheets };
}

const inAnyOrder = (rows: readonly (readonly unknown[])[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();

describe.each(['names', 'pseudonyms'] as const)('With %s', (shown) => {
  const { warehouse, tables } = filledTables();

  it.each(READY_KINDS)('%s is the same from tables as from ActivTrak, which nobody asks', (kind) => {
    const { defaults, make } = READY_SHEETS[kind];
    const from = tables[make(defaults).report.stream];
    const api = made(keyedDocument(warehouse, true), kind, { people: shown });
    const table = made(keyedDocument(warehouse, false), kind, { people: shown, from });
    expect(table.record).toMatchObject({ outcome: 'done', rows: api.record.rows });
    expect(Object.keys(table.sheets)).toEqual(Object.keys(api.sheets));
    for (const [name, cells] of Object.entries(table.sheets)) {
      const wanted = api.sheets[name] ?? [];
      // Of one person's two rows of a day, ActivTrak gives any first.
      if (name.endsWith(' data')) expect(inAnyOrder(cells)).toEqual(inAnyOrder(wanted));
      else expect(cells).toEqual(wanted);
    }
  });
});

describe('Any other report is the same too', () => {
  const { warehouse, tables } = filledTables();
  const shown = (definition: Partial<Report>, hasKey: boolean): readonly (readonly unknown[])[] => {
    const bench = keyedDocument(warehouse, hasKey);
    const from = hasKey ? {} : ({ version: 3, from: tables[definition.stream ?? 'user-hours'] } as const);
    const { id } = bench.call('saveReport', { report: report({ id: '', range: MARCH, unit: 'days', ...definition, ...from }) });
    expect(refreshed(bench, id)).toMatchObject({ outcome: 'done' });
    // Who is called like somebody outside of the rows, or in the log, is told apart by ActivTrak's list alone.
    return bench.sheets.seen('Hours').map((row) => row.map((cell) => String(cell).replace(/ \(13(?: or 14)?\)$/, '')));
  };

  it.each<[string, Partial<Report>]>([
    ['every column', { columns: [{ key: 'all' }] }],
    ['hours in a group', { who: [{ kind: 'group', id: 51, name: '=Sales, "EU"' }] }],
    ['hours in a group whose name had its ID behind it', { who: [{ kind: 'group', id: 52, name: "Support's (52)" }] }],
    [
      'hours of people and of a group, each once',
      {
        who: [
          { kind: 'user', id: 4, name: '007' },
          { kind: 'user', id: 13, name: 'Jan Jansen' },
          { kind: 'group', id: 52, name: "Support's" },
        ],
      },
    ],
    [
      'a summary of enough people',
      {
        privacy: { people: 'summary', smallestGroup: 6 },
        columns: ['date', 'active', 'total'].map((key) => ({ key })),
      },
    ],
    [
      'pseudonyms of computers',
      {
        stream: 'computer-hours',
        privacy: { people: 'pseudonyms', smallestGroup: 3 },
        columns: ['date', 'computer', 'total'].map((key) => ({ key })),
      },
    ],
    ['the log with its IDs and moments', { stream: 'activity-log', columns: [{ key: 'all' }, { key: 'url' }] }],
    [
      'the log by hour and person, of enough people',
      {
        stream: 'activity-log',
        columns: [],
        version: 2,
        rollup: { by: ['day', 'hour', 'productivity'], measures: ['time', 'activities', 'first', 'longest'] },
        privacy: { people: 'summary', smallestGroup: 3 },
      },
    ],
    [
      'the log by person under another name',
      {
        stream: 'activity-log',
        columns: [],
        version: 2,
        rollup: { by: ['person'], measures: ['time', 'last'] },
        privacy: { people: 'pseudonyms', smallestGroup: 3 },
      },
    ],
  ])('%s', (_, definition) => {
    const [api, table] = [shown(definition, true), shown(definition, false)];
    expect(api.length).toBeGreaterThan(2);
    expect(inAnyOrder(table)).toEqual(inAnyOrder(api));
    expect(table[0]).toEqual(api[0]);
  });

  it('a summary by groups whose names have no comma', () => {
    const columns = ['date', 'groups', 'active'].map((key) => ({ key }));
    const summary = { privacy: { people: 'summary', smallestGroup: 3 }, columns } as const;
    const ofSupport = (hasKey: boolean) => shown(summary, hasKey).filter(([, group]) => group === "Support's");
    expect(ofSupport(false)).toEqual(ofSupport(true));
    expect(ofSupport(true)).toHaveLength(6);
  });

  it.each<[Report['stream'], ReportWho | undefined]>([
    ['user-hours', { kind: 'user', id: 4, name: '007' }],
    ['computer-hours', { kind: 'computer', id: 1004, name: '=PC-1004' }],
    ['activity-log', undefined],
  ])('%s can be about those whom the newest days of their table have, and about their groups', (stream, one) => {
    const bench = keyedDocument(warehouse, false);
    const own = report({ id: '', version: 3, stream, range: MARCH, columns: [], from: tables[stream] });
    const { who } = bench.call('namesInTable', { report: own });
    expect(who.filter(({ id }) => id === one?.id)).toEqual(one ? [one] : []);
    expect(who.find(({ name }) => name === "Support's")?.kind).toBe('group');
    const quiet = { kind: 'fixed', from: '2026-03-09', to: '2026-03-15' } as const;
    expect(bench.call('namesInTable', { report: { ...own, range: quiet } }).who).toEqual([]);
  });

  it('names no account, also where its person has several', () => {
    const bench = keyedDocument(warehouse, true);
    const { id } = bench.call('saveReport', { report: report({ id: '', version: 3, range: MARCH, from: tables['user-hours'] }) });
    bench.call('connect', { key: `${FAKE_KEY}-2`, isFurther: true, name: 'EU', test: false });
    const { connections, reports } = bench.call('open', {});
    expect(connections).toHaveLength(2);
    expect(reports.find(({ report }) => report.id === id)).not.toHaveProperty('connection');
  });
});

it('a table that holds pseudonyms shows them, and has no names to show', () => {
  const { warehouse, tables, rowsOf } = filledTables({ people: 'pseudonyms', smallestGroup: 5 });
  const from = tables['user-hours'];
  const timesheet = made(keyedDocument(warehouse, false), 'timesheet', { people: 'pseudonyms', from });
  const there = new Set(rowsOf(from).map(({ user }) => user));
  const [, ...rows] = timesheet.sheets['Timesheet data'] ?? [];
  expect(new Set(rows.flat().filter((cell) => String(cell).startsWith('Person ')))).toEqual(there);
  expect(there.size).toBeGreaterThan(10);
  const named = made(keyedDocument(warehouse, false), 'timesheet', { from });
  expect(named.record).toMatchObject({ outcome: 'failed', message: tableHasPseudonyms('working_hours_users') });
});

it('a schedule of somebody without a key refreshes what reads a table', () => {
  const { warehouse, tables } = filledTables();
  const bench = keyedDocument(warehouse, false);
  const { defaults, make } = READY_SHEETS.timesheet;
  const { report: plain, blueprint } = make({ ...defaults, range: MARCH, from: tables['user-hours'] });
  const schedule = { when: { every: 'hours', hours: 1, zone: 'UTC' }, ownerId: '', ownerName: '', since: 0 } as const;
  bench.call('makeReady', { report: { ...plain, schedule }, blueprint, own: ownPlans(blueprint.needs) });
  bench.clock.advance(2 * 3_600_000);
  const ports = { ...bench.within(600_000), source: tableSource(warehouse) };
  const person = runSync(loadPerson(bench.secrets, ports.newId));
  const records = runSync(runDue(ports, person));
  expect(records).toMatchObject([{ outcome: 'done', trigger: 'schedule' }]);
  expect(bench.sheets.names()).toContain('Timesheet');
  expect(bench.call('open', {}).notices).toEqual([]);
});
