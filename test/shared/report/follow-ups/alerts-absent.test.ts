import type { Report } from '../../../../shared/report/definition/definition';
import { alertRule } from '../../../doubles/alert-rule';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The clock's today is the last of them. */
const [YESTERDAY, TODAY] = DAYS.slice(5) as [string, string];

const SHORT = alertRule({ id: 'short', limit: 60 });

const alerting = (change: Partial<Report> = {}): Report =>
  report({ alerts: { rules: [SHORT], names: 'list', weekdaysOff: '0000011' }, ...change });

/** Without the rows of some days, given as `2026-03-17 3`: the day, and whose. */
const without = (rows: readonly string[], { days, ...rest }: FakeOrganisation): FakeOrganisation => ({
  ...rest,
  days: days.filter(({ date, personId }) => !rows.includes(`${date} ${personId}`)),
});

function saved(definition: Report): ReportBench {
  const bench = reportBench();
  bench.save(definition);
  return bench;
}

/** Whom the list says that have no row, and whether that still holds. */
const listed = ({ sheets }: ReportBench): readonly string[] =>
  (sheets.seen('Hours alerts') ?? []).slice(1).map((row) => `${row[3]} ${row[5]}`);

describe('Somebody without a row yesterday', () => {
  it('stays found in later refreshes of the day, where days are added once', () => {
    const bench = saved(alerting({ disposition: 'append' }));
    bench.serve(without([`${YESTERDAY} 3`], fakeOrganisation(3, DAYS)));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', alerts: 1 });
    bench.clock.advance(HOUR_MS);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', alerts: 1 });
    expect(listed(bench)).toEqual(['Person 3 Now']);
  });

  it('is found where she is the only one, so that nothing came', () => {
    const bench = saved(alerting({ disposition: 'append' }));
    bench.serve(fakeOrganisation(1, DAYS.slice(0, 6)));
    expect(bench.refresh().alerts).toBe(0);
    bench.clock.advance(DAY_MS);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', alerts: 1 });
  });

  it('is nobody whom the report is no longer about, though her rows stay', () => {
    const everyone = alerting({ disposition: 'merge', rereadDays: 2 });
    const bench = saved(everyone);
    bench.serve(fakeOrganisation(4, DAYS.slice(0, 6)));
    expect(bench.refresh().alerts).toBe(0);
    const team = { ...everyone, who: [{ kind: 'group', id: 51, name: 'Sales' }] } as const;
    bench.save(team);
    const all = fakeOrganisation(4, [...DAYS, '2026-03-19', '2026-03-20', '2026-03-21']);
    bench.clock.advance(DAY_MS);
    bench.serve(all);
    expect(bench.refresh().alerts).toBe(0);
    bench.clock.advance(3 * DAY_MS);
    bench.serve(without(['2026-03-21 2'], all));
    expect(bench.refresh().alerts).toBe(1);
    expect(listed(bench)).toEqual(['Person 2 Now']);
  });

  it('is nobody who came only today', () => {
    const bench = saved(alerting());
    const all = fakeOrganisation(3, DAYS);
    bench.serve({ ...all, days: all.days.filter(({ date, personId }) => personId !== 3 || date === TODAY) });
    expect(bench.refresh().alerts).toBe(0);
  });

  it('is nobody who came only after the day that the rule is about', () => {
    const rule = { ...SHORT, workDaysOnly: true };
    const bench = saved(alerting({ alerts: { rules: [rule], names: 'list', weekdaysOff: '0000011' } }));
    // Monday, 2026-03-16: the last work day before was Friday, and somebody's first day Sunday.
    bench.clock.advance(-2 * DAY_MS);
    const all = fakeOrganisation(3, DAYS.slice(0, 5));
    const days = all.days.filter(({ date, personId }) => (personId === 3 ? date >= '2026-03-15' : personId !== 2 || date !== '2026-03-13'));
    bench.serve({ ...all, days });
    expect(bench.refresh().alerts).toBe(1);
    expect(listed(bench)).toEqual(['Person 2 Now']);
  });
});

it('nobody says of somebody without a row that it is over where the day has no row of anybody by now', () => {
  const bench = saved(alerting());
  const all = fakeOrganisation(5, DAYS);
  bench.serve(without([`${YESTERDAY} 3`], all));
  bench.refresh();
  bench.clock.advance(HOUR_MS);
  bench.serve({ ...all, days: all.days.filter(({ date }) => date !== YESTERDAY) });
  expect(bench.refresh().alerts).toBe(0);
  expect(listed(bench)).toEqual(['Person 3 Now']);
});

describe.each([
  ['people', {}, `Nobody has a row on ${YESTERDAY}`],
  [
    'computers',
    { stream: 'computer-hours', columns: [{ key: 'date' }, { key: 'computer' }, { key: 'active' }] },
    `No computer has a row on ${YESTERDAY}`,
  ],
] as const)('A day without any row of %s', (_, change, words) => {
  it('says nothing of anybody, in words for what the rows are of', () => {
    const bench = saved(alerting(change));
    const all = fakeOrganisation(5, DAYS);
    bench.serve({ ...all, days: all.days.filter(({ date }) => date !== YESTERDAY) });
    const { alerts, checks } = bench.refresh();
    expect(alerts).toBe(0);
    expect(checks.map((check) => check.words).join(' ')).toContain(words);
  });
});
