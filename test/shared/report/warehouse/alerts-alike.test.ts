/** @jest-environment node */
import fc from 'fast-check';
import { isoDay, serialOfIso } from '../../../../shared/model/serial';
import { alertColumns } from '../../../../shared/report/definition/alert-columns';
import type { AlertRule } from '../../../../shared/report/definition/alert-rule';
import type { Report } from '../../../../shared/report/definition/definition';
import { alertRule } from '../../../doubles/alert-rule';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { HOSTILE_NAMES } from '../../../doubles/hostile-names';
import { activity, type ReportBench, report, reportBench } from '../report-bench';
import { tableBench, tableReport } from './table-bench';

const TODAY = serialOfIso('2026-03-18') as number;
/** Of more days than any rule looks at. */
const RANGE = { kind: 'words', words: 'last 40 days' } as const;
const NAMES = HOSTILE_NAMES.map((name) => name.trim());
const columns = (...keys: readonly string[]): Report['columns'] => keys.map((key) => ({ key }));
const PSEUDONYMS = { people: 'pseudonyms', smallestGroup: 5 } as const;
const LOG = { stream: 'activity-log', columns: [] } as const;

const REPORTS: readonly Partial<Report>[] = [
  { columns: columns('date', 'user', 'userId', 'active', 'total', 'firstActivity', 'lastActivity') },
  { columns: columns('date', 'user', 'userId', 'active', 'firstActivity'), privacy: PSEUDONYMS },
  { columns: columns('date', 'groups', 'active', 'passive'), privacy: { people: 'summary', smallestGroup: 2 } },
  { stream: 'computer-hours', columns: columns('date', 'computer', 'computerId', 'total', 'firstActivity') },
  { ...LOG, columns: columns('time', 'timeUtc', 'user', 'duration', 'productivity', 'logId') },
  { ...LOG, columns: columns('time', 'user', 'duration', 'logId'), privacy: PSEUDONYMS },
  { ...LOG, rollup: { by: ['day', 'hour', 'person'], measures: ['time', 'activities', 'first', 'last', 'longest'] } },
  { ...LOG, rollup: { by: ['day', 'application'], measures: ['time', 'people'] } },
];

const back = fc.oneof(fc.nat(8), fc.nat(40));
const person = fc.integer({ min: 1, max: 7 });
const seconds = fc.oneof(fc.constantFrom(0, 3600, 7200), fc.nat(30_000));
const moment = fc.oneof(fc.constantFrom(0, 7200, 79_200, 86_399), fc.nat(86_399));
const time = (of: number): string => new Date(of * 1000).toISOString().slice(11, 19);

/** Hours, of some days in several rows and of others in none, and activities, some without an ID. */
const organisations: fc.Arbitrary<FakeOrganisation> = fc
  .record({
    hours: fc.array(fc.record({ back, person, seconds, moment }), { minLength: 20, maxLength: 60 }),
    log: fc.array(fc.record({ back, person, seconds, moment, ahead: fc.constantFrom(-7200, 0, 3600), app: fc.nat(3) }), {
      minLength: 20,
      maxLength: 60,
    }),
  })
  .map(({ hours, log }) => {
    const base = fakeOrganisation(7, []);
    return {
      ...base,
      people: base.people.map((one, at) => ({ ...one, name: NAMES[at] as string })),
      days: hours.map((of, at) => ({
        date: isoDay(TODAY - Math.min(of.back, 39)),
        personId: of.person,
        productive: of.seconds,
        unproductive: 0,
        undefined: 0,
        passive: at,
        first: time(of.moment),
      })),
      log: log.map((of, at) => {
        const [date, isWithoutId] = [isoDay(TODAY - Math.min(of.back, 39)), at % 10 === 9];
        // Those without an ID are known by their time.
        const clock = time(isWithoutId ? at : of.moment);
        const utc = new Date(Date.parse(`${date}T${clock}Z`) + of.ahead * 1000).toISOString().slice(0, 19);
        const is = { time: `${date}T${clock}`, utc, personId: of.person, seconds: of.seconds, productivity: (at % 3) - 1 };
        return activity(at, date, {
          ...is,
          executable: `app${of.app}.exe`,
          title: `Title ${at}`,
          ...(isWithoutId ? { logId: 'null' } : {}),
        });
      }),
    };
  });

const rules = fc.record({
  column: fc.nat(9),
  test: fc.constantFrom('below' as const, 'above' as const),
  limit: fc.oneof(
    fc.constantFrom(0, 0.5, 1, 3600, 7200, 33_300, 91_800, -28_800),
    fc.integer({ min: 0, max: 40_000 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
  days: fc.constantFrom('yesterday' as const, 'last-7-days' as const, 'last-30-days' as const),
  workDaysOnly: fc.boolean(),
});

const scenes = fc.record({
  one: fc.constantFrom(...REPORTS),
  organisation: organisations,
  rules: fc.array(rules, { minLength: 1, maxLength: 4 }),
  weekdaysOff: fc.constantFrom('0000011', '0000000', '1111110', '0110000'),
});

/** How many there are, and what the list says beside when it was found first. */
function found(
  bench: ReportBench,
  one: Report,
  organisation: FakeOrganisation,
  refresh: () => { readonly alerts?: number; readonly outcome: string },
) {
  bench.documents.entries.set('activtrak.salt', 'the same in both');
  bench.save(one);
  bench.serve(organisation);
  // Where no row came, there is no sheet to look at.
  const { alerts = 0, outcome } = refresh();
  const rows = bench.sheets.names().includes('Hours alerts') ? bench.sheets.seen('Hours alerts') : [];
  return { outcome, alerts, rows: rows.map((row) => JSON.stringify(row.slice(1))).sort() };
}

it('a table has the alerts of a sheet with the same rows, whatever the report, its rules and its rows are', () => {
  let withAlerts = 0;
  fc.assert(
    fc.property(scenes, ({ one, organisation, rules, weekdaysOff }) => {
      const about = alertColumns(report(one));
      const all = rules.map(
        ({ column, ...rule }, at): AlertRule => alertRule({ id: `rule${at}`, column: about[column % about.length]?.key ?? '', ...rule }),
      );
      const change: Partial<Report> = { ...one, version: 5, range: RANGE, alerts: { rules: all, names: 'list', weekdaysOff } };
      const sheet = reportBench();
      const inSheet = found(sheet, report(change), organisation, () => sheet.refresh());
      const table = tableBench();
      const inTable = found(table, tableReport(change), organisation, () => table.fill());
      expect(inTable).toEqual(inSheet);
      if (inSheet.rows.length > 1) withAlerts += 1;
    }),
    { numRuns: 60 },
  );
  expect(withAlerts).toBeGreaterThan(10);
});
