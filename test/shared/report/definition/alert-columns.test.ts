import { READY_KINDS } from '../../../../shared/dashboard/blueprint';
import { READY_SHEETS } from '../../../../shared/dashboard/ready/ready-sheets';
import { alertColumns } from '../../../../shared/report/definition/alert-columns';
import type { Report } from '../../../../shared/report/definition/definition';
import { report } from '../report-bench';

const columns = (...keys: readonly string[]): Report['columns'] => keys.map((key) => ({ key }));
const said = (one: Report): readonly string[] => alertColumns(one).map(({ key, kind, hasDays }) => `${key} ${kind} ${hasDays}`);

it('offers times, moments and numbers of a report, as it shows them, and no names, days or IDs', () => {
  const shown = columns('date', 'user', 'userId', 'location', 'active', 'firstActivity', 'offlineMeetings');
  expect(said(report({ columns: shown }))).toEqual(['active duration true', 'firstActivity time true', 'offlineMeetings number true']);
});

it('days can be chosen where the rows have one', () => {
  expect(said(report({ columns: columns('user', 'active') }))).toEqual(['active duration false']);
  const log: Partial<Report> = { stream: 'activity-log', disposition: 'replace' };
  expect(said(report({ ...log, columns: columns('time', 'duration') }))).toEqual(['time time true', 'duration duration true']);
  expect(said(report({ ...log, columns: columns('user', 'duration') }))).toEqual(['duration duration false']);
  expect(said(report({ ...log, columns: [], rollup: { by: ['week', 'person'], measures: ['time', 'first'] } }))).toEqual([
    'duration duration false',
    'firstActivity time false',
  ]);
  const summary = { people: 'summary', smallestGroup: 2 } as const;
  expect(said(report({ columns: columns('date', 'active'), privacy: summary }))).toEqual(['active duration true', 'people number true']);
});

it('a column whose numbers have words instead is none', () => {
  const worded = [{ key: 'productivity', words: { '1': 'Good' } }, { key: 'duration' }];
  expect(said(report({ stream: 'activity-log', disposition: 'replace', columns: worded }))).toEqual(['duration duration false']);
});

it('what stands beside rows and is about weeks is none', () => {
  const { report: under, blueprint } = READY_SHEETS.attendance.make(READY_SHEETS.attendance.defaults);
  expect(blueprint.columns.map(({ key }) => key)).toContain('weekLate');
  const offered = alertColumns(under, blueprint).map(({ key }) => key);
  expect(offered.filter((key) => key.startsWith('week'))).toEqual([]);
});

describe.each(READY_KINDS)('of the ready sheet %s', (kind) => {
  const { report: under, blueprint } = READY_SHEETS[kind].make(READY_SHEETS[kind].defaults);
  const offered = alertColumns(under, blueprint).filter(({ table }) => table === 'ready');

  it('times are what its headers call hours', () => {
    for (const { label, kind: what } of offered) expect([label, what === 'duration']).toEqual([label, /hours/i.test(label)]);
  });

  it('offers columns that it calculates, and those of its report before them', () => {
    expect(offered.length).toBeGreaterThan(kind === 'office-remote' ? 0 : 1);
    for (const { key } of offered) expect(blueprint.columns.find((column) => column.key === key)?.formula).toBeDefined();
    const own = alertColumns(under);
    expect(alertColumns(under, blueprint).slice(0, own.length)).toEqual(own);
  });

  it('days can be chosen where it stands beside its report', () => {
    const hasDays = blueprint.rows.kind === 'beside' && own(under);
    expect(offered.map((column) => column.hasDays)).toEqual(offered.map(() => hasDays));
  });
});

const own = (under: Report): boolean => alertColumns(under).some(({ hasDays }) => hasDays);
