import { bigQuery } from '../../../../shared/bigquery/bigquery';
import { isoDay, serialOfIso } from '../../../../shared/model/serial';
import type { AlertRule } from '../../../../shared/report/definition/alert-rule';
import type { Report } from '../../../../shared/report/definition/definition';
import { alertRule } from '../../../doubles/alert-rule';
import { type FakeActivity, type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { NOON } from '../../../doubles/hand-clock';
import { smallBigQuery } from '../../bigquery/small-bigquery';
import { activity, type ReportBench, report, reportBench } from '../report-bench';
import { alertsListed, TABLE, tableBench, tableReport } from './table-bench';

/** Days on which clocks change, and how far the zone is from UTC before and after: in one hour of them no time is, or each twice. */
const CHANGES = [
  ['Europe/Berlin', '2027-03-28', 1, 2],
  ['Europe/Berlin', '2026-10-25', 2, 1],
  ['America/New_York', '2026-11-01', -4, -5],
] as const;
type Change = (typeof CHANGES)[number];

const HOUR_MS = 3_600_000;
const around = (day: string): readonly string[] => [-2, -1, 0, 1].map((more) => isoDay((serialOfIso(day) as number) + more));

/** An activity at each quarter of the first hours of each day and in its last minute, as clocks show it, once by either distance from UTC. */
function logOf([, day, before, after]: Change): readonly FakeActivity[] {
  const minutes = [...Array.from({ length: 16 }, (_, at) => at * 15), 23 * 60 + 59];
  const at = around(day).flatMap((date) => minutes.flatMap((minute) => [before, after].map((ahead) => ({ date, minute, ahead }))));
  return at.map(({ date, minute, ahead }, number) => {
    const local = Date.parse(`${date}T00:00:00Z`) + minute * 60_000;
    const wall = (ms: number): string => new Date(ms).toISOString().slice(0, 19);
    return activity(number + 1, date, { time: wall(local), utc: wall(local - ahead * HOUR_MS), seconds: (number % 5) * 100 });
  });
}

function organisationOf(change: Change): FakeOrganisation {
  const base = fakeOrganisation(4, around(change[1]), logOf(change));
  const first = (personId: number): string => ['01:30:00', '02:00:00', '02:30:00', '03:00:00'][personId - 1] as string;
  // One of them did nothing on the day itself.
  const days = base.days.filter(({ personId, date }) => personId !== 4 || date !== change[1]);
  return { ...base, days: days.map((one) => ({ ...one, first: first(one.personId) })) };
}

const rules = (...all: readonly Partial<AlertRule>[]): Pick<Report, 'alerts'> => ({
  alerts: { rules: all.map((rule, at) => alertRule({ id: `rule${at}`, ...rule })), names: 'list', weekdaysOff: '0000000' },
});
const columns = (...keys: readonly string[]) => ({ columns: keys.map((key) => ({ key })) });
const [TWO, HALF_PAST_TWO, THREE] = [7200, 9000, 10_800];

const REPORTS: readonly (readonly [string, Partial<Report>])[] = [
  [
    'hours',
    {
      ...columns('date', 'user', 'userId', 'active', 'firstActivity'),
      ...rules(
        { limit: 60, workDaysOnly: true },
        { column: 'firstActivity', limit: HALF_PAST_TWO },
        { column: 'firstActivity', limit: TWO, test: 'above', days: 'last-7-days' },
      ),
    },
  ],
  [
    'the log',
    {
      stream: 'activity-log',
      ...columns('time', 'timeUtc', 'user', 'duration', 'logId'),
      ...rules(
        { column: 'time', limit: THREE },
        { column: 'time', limit: HALF_PAST_TWO, test: 'above', workDaysOnly: true },
        { column: 'timeUtc', limit: TWO },
        { column: 'timeUtc', limit: 86_400, test: 'above', days: 'last-7-days' },
        { column: 'duration', limit: 300, test: 'above', days: 'last-7-days' },
      ),
    },
  ],
  [
    'a grouped log',
    {
      stream: 'activity-log',
      columns: [],
      rollup: { by: ['day', 'hour', 'person'], measures: ['time', 'activities', 'first', 'last'] },
      ...rules(
        { column: 'firstActivity', limit: THREE },
        { column: 'lastActivity', limit: HALF_PAST_TWO, test: 'above', days: 'last-7-days' },
        { column: 'activities', limit: 3, test: 'above', days: 'last-7-days' },
      ),
    },
  ],
];

const CASES = CHANGES.flatMap((change) => REPORTS.map(([what, one]) => [change[0], change[1], what, change, one] as const));

describe('Alerts of the day on which clocks change, looked at on the day after', () => {
  it.each(CASES)('%s, %s, %s: the list of a table is that of a sheet', (zone, day, what, change, one) => {
    const organisation = organisationOf(change);
    const began = <Bench extends ReportBench>(bench: Bench, made: Report): Bench => {
      bench.clock.advance(Date.parse(`${day}T12:00:00Z`) + 24 * HOUR_MS - NOON);
      bench.save(made);
      bench.serve(organisation);
      return bench;
    };
    const sheet = began(reportBench(), report({ version: 5, disposition: 'merge', ...one }));
    const record = sheet.refresh(undefined, { ...sheet.within(600_000), zone });
    expect(record.alerts).toBeGreaterThan(3);
    const list = alertsListed(sheet);
    expect(list.some((row) => row.includes(String(serialOfIso(day))))).toBe(true);
    expect(list.some((row) => row.includes('(no row)'))).toBe(what === 'hours');
    const made = tableReport({ version: 5, ...one });
    const memory = began(tableBench(undefined, undefined, zone), made);
    expect(memory.fill(() => memory.within(600_000).budget).alerts).toBe(record.alerts);
    expect(alertsListed(memory)).toEqual(list);
    const small = smallBigQuery({ project: TABLE.project });
    let ids = 0;
    const newId = () => `of-the-test-${++ids}`;
    const google = began(
      tableBench(() => bigQuery({ transport: small.transport, clock: small.clock, newId }), undefined, zone),
      made,
    );
    expect(google.fill(() => google.within(600_000).budget).alerts).toBe(record.alerts);
    expect(alertsListed(google)).toEqual(list);
    small.service.close();
  });
});
