import { READY_KINDS, type ReadyKind } from '../../../../shared/dashboard/blueprint';
import { leaveReady, saveReady } from '../../../../shared/dashboard/kept-ready';
import { ownPlans } from '../../../../shared/dashboard/ready/own-plans';
import { READY_SHEETS } from '../../../../shared/dashboard/ready/ready-sheets';
import type { Report } from '../../../../shared/report/definition/definition';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, DAYS, reportBench } from '../report-bench';

/** Refreshes a report with its ready sheet, changes it, and refreshes it again. */
function changed(kind: ReadyKind, change: (report: Report) => Partial<Report>) {
  const bench = reportBench();
  const { make, defaults } = READY_SHEETS[kind];
  const { report, blueprint } = make({ ...defaults, range: { kind: 'words', words: 'last 7 days' } });
  const saved: Report = { ...report, id: 'r1' };
  bench.save(saved);
  runSync(saveReady(bench.documents, 'r1', { version: 1, blueprint, own: ownPlans(blueprint.needs) }));
  bench.serve(
    fakeOrganisation(
      2,
      DAYS,
      DAYS.map((day, at) => activity(at + 1, day)),
    ),
  );
  const warned = (): readonly string[] => bench.refresh().checks.flatMap(({ verdict, words }) => (verdict === 'good' ? [] : [words]));
  const before = warned();
  bench.save({ ...saved, ...change(saved) });
  const seen = (): unknown => bench.sheets.seen(blueprint.title);
  const stood = seen();
  return { bench, title: blueprint.title, before, stood, after: warned(), now: seen(), warned };
}

const without =
  (...keys: readonly string[]) =>
  ({ columns }: Report): Partial<Report> => ({ columns: columns.filter(({ key }) => !keys.includes(key)) });
const notUpdated = (title: string, words: string): readonly string[] => [
  `The rows are up to date, but their ready sheet isn't. “${title}” ${words}`,
];
const needs = (title: string, column: string): readonly string[] =>
  notUpdated(title, `needs “${column}”, which isn't there. Add it to the report, or make the sheet again.`);

it.each([
  ['lost its hours', without('active'), 'Active'],
  [
    'has other hours in their place',
    ({ columns }: Report) => ({ columns: columns.map(({ key }) => ({ key: key === 'active' ? 'total' : key })) }),
    'Active',
  ],
  ['lost its IDs', without('userId'), 'User ID'],
  ['lost its days', without('date'), 'Date'],
] as const)('A ready sheet whose report %s says so, and gets no rows', (_, change, column) => {
  const { title, before, stood, after, now } = changed('timesheet', change);
  expect([before, after]).toEqual([[], needs(title, column)]);
  expect(now).toEqual(stood);
});

it.each(['hours', 'seconds'] as const)('Ready sheets that calculate with times say that their reports show %s', (unit) => {
  for (const kind of READY_KINDS) {
    const { title, before, after } = changed(kind, ({ durations: _, ...rest }) => ({ ...rest, unit }));
    const words = 'calculates with hours and minutes. Show time as “Hours and minutes (7:30)” in its report, then refresh.';
    // Attendance goes by moments alone.
    expect([kind, before, after]).toEqual([kind, [], kind === 'attendance' ? [] : notUpdated(title, words)]);
  }
});

it('A ready sheet is brought up as before where its report shows more, other headers, or pseudonyms', () => {
  for (const kind of READY_KINDS) {
    const more = changed(kind, ({ rollup, columns }) =>
      rollup ? {} : { columns: [...columns, { key: 'passive' }].map(({ key }) => ({ key, label: `My ${key}` })) },
    );
    expect([kind, more.after]).toEqual([kind, []]);
  }
  for (const kind of ['attendance', 'weekly'] as const)
    expect([kind, changed(kind, ({ privacy }) => ({ privacy: { ...privacy, people: 'pseudonyms' } })).after]).toEqual([kind, []]);
});

it.each(['timesheet', 'payroll', 'heat-map', 'utilization', 'productive-mix'] as const)(
  'The people of %s get no second rows by pseudonyms, nor by IDs again, but a sheet of their own',
  (kind) => {
    const { bench, title, stood, after, now, warned } = changed(kind, ({ privacy }) => ({ privacy: { ...privacy, people: 'pseudonyms' } }));
    const otherwise = notUpdated(
      title,
      'names people otherwise than its report, so all of them would count twice. Choose “Make again” to get a new sheet.',
    );
    expect([after, now]).toEqual([otherwise, stood]);
    runSync(leaveReady(bench.documents, bench.sheets, 'r1'));
    expect([warned(), warned()]).toEqual([[], []]);
    const { make, defaults } = READY_SHEETS[kind];
    bench.save({ ...make({ ...defaults, range: { kind: 'words', words: 'last 7 days' } }).report, id: 'r1' });
    expect(warned()).toEqual(otherwise);
  },
);

it('What somebody wrote where the IDs of a ready sheet stand keeps nobody from coming', () => {
  const { bench, title, warned } = changed('timesheet', () => ({}));
  const rows = bench.sheets.seen(title);
  const header = rows.findIndex(([first]) => first === 'ID');
  bench.sheets.deleteRows(title, header + 1, rows.length - header - 1);
  bench.sheets.type(title, header + 1, 0, { value: 'Total' });
  expect(warned()).toEqual([]);
  expect(bench.sheets.seen(title).length).toBeGreaterThan(header + 3);
});

it('A report whose ready sheet somebody deleted is free to change', () => {
  const { bench, title, warned } = changed('timesheet', without('active'));
  bench.sheets.removeSheet((bench.sheets.sheet('name', title) as { readonly id: string }).id);
  warned();
  expect(warned()).toEqual([]);
});
