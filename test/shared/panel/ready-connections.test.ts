import { ownPlans } from '../../../shared/dashboard/ready/own-plans';
import type { Report } from '../../../shared/report/definition/definition';
import { FAKE_KEY } from '../../doubles/fake-api';
import { EU_KEY, severalAccounts } from '../../doubles/two-accounts';
import { TIMESHEET } from '../dashboard/ready-bench';
import { DAYS, report } from '../report/report-bench';
import { type PanelBench, panelBench } from './panel-bench';

const BLUEPRINT = { ...TIMESHEET, needs: ['people', 'days-off'] as const };
const COLUMNS = ['date', 'user', 'userId', 'active'].map((key) => ({ key }));

/** A file of somebody with two accounts, in which the same IDs are other people, with ready sheets over her reports. */
function readyOfTwo() {
  const bench = panelBench();
  const transport = severalAccounts(DAYS);
  const call: PanelBench['call'] = (name, request, change) => bench.call(name, request, { transport, ...change });
  const { state } = call('connect', { key: EU_KEY, region: 'eu', isFurther: true, name: 'Northfell EU' });
  const view = state.connections.find(({ name }) => name === 'Northfell EU');
  const eu = { handle: view?.handle ?? '?', name: 'Northfell EU', host: view?.host ?? '' };
  const first = { handle: '', name: '', host: '' };
  const timesheet = (sheet: string, connection?: Report['connection'], change = {}): string => {
    const made = call(
      'makeReady',
      {
        report: report({
          id: '',
          name: sheet,
          columns: COLUMNS,
          destination: { sheet, cell: 'A1' },
          ...(connection ? { connection } : {}),
        }),
        blueprint: { ...BLUEPRINT, title: `${sheet} timesheet` },
        own: ownPlans(BLUEPRINT.needs),
      },
      change,
    );
    call('refresh', { id: made.id }, change);
    return made.id;
  };
  const own = (): readonly string[] => bench.sheets.names().filter((name) => /^(People|Days off)/.test(name));
  const people = (sheet: string): readonly unknown[] => {
    const seen = bench.sheets.seen(sheet);
    const header = seen.findIndex((row) => row[0] === 'ID');
    return seen.slice(header + 1).map((row) => row[1]);
  };
  return { ...bench, call, eu, first, timesheet, own, people };
}

const OURS = ['Person 1', 'Person 2', 'Person 3'];
const THEIRS = OURS.map((name) => `${name} Europe`);

describe('the people of two accounts in one file', () => {
  it('have sheets of their own, named by the connection', () => {
    const { timesheet, own, people, eu } = readyOfTwo();
    timesheet('Ours');
    timesheet('Theirs', eu);
    expect(own()).toEqual(['People', 'Days off', 'People (Northfell EU)', 'Days off (Northfell EU)']);
    expect([...people('People')].sort()).toEqual(OURS);
    expect([...people('People (Northfell EU)')].sort()).toEqual(THEIRS);
  });

  it('are looked up in the sheet of their own connection alone', () => {
    const { timesheet, eu, sheets, call, people } = readyOfTwo();
    const id = timesheet('Theirs', eu);
    const ours = timesheet('Ours');
    for (const one of [id, ours, id, ours]) call('refresh', { id: one });
    expect(sheets.names().filter((name) => name.startsWith('People'))).toHaveLength(2);
    expect([...people('People')].sort()).toEqual(OURS);
    expect([...people('People (Northfell EU)')].sort()).toEqual(THEIRS);
  });

  it('share their sheet with those of reports that name no connection, where it is the same one', () => {
    const { timesheet, own, first, call } = readyOfTwo();
    const unnamed = timesheet('Earlier');
    timesheet('Later', first);
    expect(own()).toEqual(['People', 'Days off']);
    call('refresh', { id: unnamed });
    expect(own()).toEqual(['People', 'Days off']);
  });

  it("are not put into a sheet that a colleague's first connection filled", () => {
    const { timesheet, own, people, colleague, call } = readyOfTwo();
    timesheet('Ours');
    const hers = { secrets: colleague };
    call('connect', { key: EU_KEY, region: 'eu' }, hers);
    timesheet('Hers', { handle: '', name: '', host: '' }, hers);
    expect(own()).toHaveLength(4);
    expect([...people('People')].sort()).toEqual(OURS);
    expect([...people('People (api-eu.activtrak.com)')].sort()).toEqual(THEIRS);
  });

  it('are all said to be in the file', () => {
    const { timesheet, call, eu } = readyOfTwo();
    timesheet('Ours');
    timesheet('Theirs', eu);
    const there = call('fileContents', {}).sheets.map(({ sheet }) => sheet);
    expect(there).toEqual(expect.arrayContaining(['People', 'People (Northfell EU)', 'Days off', 'Days off (Northfell EU)']));
  });

  it('get a ready sheet of their own when a report goes over to another connection; the old one stays', () => {
    const { timesheet, call, eu, sheets } = readyOfTwo();
    const id = timesheet('Hours');
    const before = sheets.seen('Hours timesheet');
    const [view] = call('open', {}).reports;
    call('saveReport', { report: { ...(view?.report as Report), connection: eu } });
    call('refresh', { id });
    expect(sheets.seen('Hours timesheet')).toEqual(before);
    const names = sheets.seen('Hours timesheet 2').map((row) => row[0]);
    expect(names).toEqual(expect.arrayContaining(THEIRS));
    expect(names).not.toEqual(expect.arrayContaining(['Person 1']));
    expect(sheets.names()).toContain('People (Northfell EU)');
  });

  it('keep their ready sheet when the report only says by name which connection it uses already', () => {
    const { timesheet, call, first, sheets } = readyOfTwo();
    const id = timesheet('Hours');
    const [view] = call('open', {}).reports;
    call('saveReport', { report: { ...(view?.report as Report), connection: first } });
    call('refresh', { id });
    expect(sheets.names().filter((name) => /timesheet/.test(name))).toEqual(['Hours timesheet']);
  });
});

describe('what goes along with a report', () => {
  it('is its connection, in a copy', () => {
    const { timesheet, call, eu } = readyOfTwo();
    const id = timesheet('Theirs', eu);
    call('duplicateReport', { id });
    expect(call('open', {}).reports.map(({ report: one }) => one.connection)).toEqual([eu, eu]);
  });

  it('is the name and host of its connection, in a file, and never a key', () => {
    const { timesheet, call, eu } = readyOfTwo();
    const id = timesheet('Theirs', eu);
    const { json } = call('exportReports', {});
    expect(json).toContain('Northfell EU');
    for (const key of [EU_KEY, FAKE_KEY]) expect(json).not.toContain(key);
    call('deleteReport', { id });
    call('importReports', { json });
    expect(call('open', {}).reports.map(({ report: one }) => one.connection)).toEqual([eu]);
  });
});
