import { ALERTS_NOT_LOOKED_AT, alertsFound, NO_TIME_FOR_ALERTS, tooManyRowsForAlerts } from '#words/alert-checks';
import { bigQuery } from '../../../../shared/bigquery/bigquery';
import { serialOfIso } from '../../../../shared/model/serial';
import type { HttpResponse } from '../../../../shared/ports';
import { loadAlerts } from '../../../../shared/report/alerts/kept-alerts';
import type { AlertRule, Alerts } from '../../../../shared/report/definition/alert-rule';
import type { Report } from '../../../../shared/report/definition/definition';
import type { RunRecord } from '../../../../shared/report/kept/run';
import { alertSubject } from '../../../../shared/report/notices/alert-subject';
import { runSync, wait } from '../../../../shared/task';
import type { RowsAsked, WarehouseRequest, WarehouseTransport } from '../../../../shared/warehouse/warehouse';
import { alertRule } from '../../../doubles/alert-rule';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { expectSame } from '../../../doubles/same-as';
import { type SmallBigQuery, smallBigQuery } from '../../bigquery/small-bigquery';
import { leftBehind } from '../killed/left-states';
import { activity, DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';
import { alertsListed, LOG_TABLE, TABLE, type TableBench, tableBench, tableReport } from './table-bench';

const DAY_MS = 86_400_000;

const alerts = (rules: readonly Partial<AlertRule>[], change: Partial<Alerts> = {}): Alerts => ({
  rules: rules.map((rule, at) => alertRule({ id: `rule${at}`, ...rule })),
  names: 'list',
  weekdaysOff: '0000011',
  ...change,
});

/** Wednesday, the clock's today, is 2026-03-18. Person 2 has no row on Tuesday, Person 3 was short on Monday, and Person 4 came only today. */
const whole = fakeOrganisation(4, DAYS);
const HOURS: FakeOrganisation = {
  ...whole,
  days: whole.days
    .filter(({ personId, date }) => !(personId === 2 && date === '2026-03-17') && !(personId === 4 && date !== '2026-03-18'))
    .map((day) => (day.personId === 3 && day.date === '2026-03-16' ? { ...day, productive: 60 } : day)),
};
const HOURS_RULES = alerts([
  { limit: 7200, workDaysOnly: true },
  { limit: 4264, days: 'last-7-days', test: 'above' },
  { limit: 800, days: 'last-30-days' },
]);

/** An activity every two hours of each day, of 10, 20, 30 … seconds. */
const LOG = fakeOrganisation(
  3,
  [],
  DAYS.flatMap((date, day) =>
    Array.from({ length: 12 }, (_, at) => {
      const time = `${date}T${String(at * 2).padStart(2, '0')}:00:00`;
      return activity(day * 12 + at + 1, date, { time, utc: time, seconds: (at + 1) * 10 });
    }),
  ),
);
const LOG_COLUMNS = [...(LOG_TABLE.columns ?? []), { key: 'logId' }];
const LOG_RULES = alerts([
  { column: 'duration', limit: 100, test: 'above', days: 'yesterday' },
  { column: 'time', limit: 20 * 3600, test: 'above', days: 'last-7-days', workDaysOnly: true },
  { column: 'time', limit: 2 * 3600, test: 'below', days: 'yesterday' },
]);
const GROUPED: Partial<Report> = {
  stream: 'activity-log',
  columns: [],
  rollup: { by: ['day', 'person'], measures: ['time', 'activities', 'first', 'last'] },
};
const GROUPED_RULES = alerts([
  { column: 'duration', limit: 400, days: 'last-7-days' },
  { column: 'activities', limit: 5, test: 'above', days: 'yesterday' },
  { column: 'firstActivity', limit: 3600, test: 'above', days: 'last-30-days', workDaysOnly: true },
]);
const SUMMARY: Partial<Report> = {
  columns: ['date', 'groups', 'active'].map((key) => ({ key })),
  privacy: { people: 'summary', smallestGroup: 2 },
};
const COMPUTERS: Partial<Report> = {
  stream: 'computer-hours',
  columns: ['date', 'computer', 'computerId', 'total'].map((key) => ({ key })),
};

const CASES: readonly (readonly [string, Partial<Report>, FakeOrganisation])[] = [
  ['hours', { alerts: HOURS_RULES }, HOURS],
  [
    'hours of two people of one name',
    { alerts: HOURS_RULES },
    { ...HOURS, people: HOURS.people.map((one) => ({ ...one, name: one.id < 3 ? 'Robin' : one.name })) },
  ],
  ['hours under pseudonyms', { alerts: HOURS_RULES, privacy: { people: 'pseudonyms', smallestGroup: 5 } }, HOURS],
  ['hours by computer', { ...COMPUTERS, alerts: alerts([{ column: 'total', limit: 6200, days: 'last-7-days' }]) }, HOURS],
  ['a summary', { ...SUMMARY, alerts: alerts([{ limit: 86_400, days: 'last-30-days', workDaysOnly: true }]) }, HOURS],
  ['the log', { ...LOG_TABLE, columns: LOG_COLUMNS, alerts: LOG_RULES }, LOG],
  ['the log without IDs', { ...LOG_TABLE, alerts: LOG_RULES }, LOG],
  ['a log that is grouped', { ...GROUPED, alerts: GROUPED_RULES }, LOG],
];

const keptBy = ({ documents }: ReportBench) => runSync(loadAlerts(documents, 'r1'));

function inSheet(change: Partial<Report>, organisation: FakeOrganisation): ReportBench {
  const bench = reportBench();
  bench.save(report({ disposition: 'merge', ...change }));
  bench.serve(organisation);
  bench.refresh();
  return bench;
}

function inTable(change: Partial<Report>, organisation: FakeOrganisation): TableBench {
  const bench = tableBench();
  bench.save(tableReport({ version: 5, ...change }));
  bench.serve(organisation);
  return bench;
}

interface GoogleBench extends TableBench {
  readonly small: SmallBigQuery;
  readonly sent: readonly WarehouseRequest[];
}

/** @param answered changes what comes to a request */
function inBigQuery(
  change: Partial<Report>,
  organisation: FakeOrganisation,
  { answered = (_, response) => response }: { answered?: (request: WarehouseRequest, response: HttpResponse) => HttpResponse } = {},
): GoogleBench {
  const small = smallBigQuery({ project: TABLE.project });
  const sent: WarehouseRequest[] = [];
  let ids = 0;
  const transport: WarehouseTransport = {
    send(requests) {
      sent.push(...requests);
      const responses = small.transport.send(requests) as readonly HttpResponse[];
      return responses.map((response, at) => answered(requests[at] as WarehouseRequest, response));
    },
  };
  const bench = tableBench(({ wrap }) => bigQuery({ transport: wrap(transport), clock: small.clock, newId: () => `of-the-test-${++ids}` }));
  bench.save(tableReport({ version: 5, ...change }));
  bench.serve(organisation);
  return Object.assign(bench, { small, sent });
}

describe('Alerts of a report that fills a table', () => {
  it.each(CASES)('%s: the list is that of a report whose rows are in a sheet', (_, change, organisation) => {
    const sheet = inSheet(change, organisation);
    expect(alertsListed(sheet).length).toBeGreaterThan(3);
    const memory = inTable(change, organisation);
    const record = memory.fill();
    expect(record).toMatchObject({ outcome: 'done', alerts: keptBy(sheet)?.count });
    expect(alertsListed(memory)).toEqual(alertsListed(sheet));
    const { small, ...google } = inBigQuery(change, organisation);
    expect(google.fill()).toMatchObject({ outcome: 'done', alerts: record.alerts });
    expect(alertsListed(google)).toEqual(alertsListed(sheet));
    small.service.close();
  });

  it('of hours find who has no row, and count in the record', () => {
    const bench = inTable({ alerts: alerts([{ limit: 7200, workDaysOnly: true }]) }, HOURS);
    const record = bench.fill();
    expect(record.checks).toContainEqual({ verdict: 'warning', words: alertsFound(3, 'Hours alerts') });
    expect(alertsListed(bench).filter((row) => row.includes('Person 2'))).toEqual([expect.stringContaining('0:00 (no row)')]);
    expect(alertsListed(bench).some((row) => row.includes('Person 4'))).toBe(false);
  });

  it('of the log, which has no IDs of people, have the name that two of them share, where a sheet says whom it may mean', () => {
    const twins = { ...LOG, people: LOG.people.map((one) => ({ ...one, name: one.id < 3 ? 'Robin' : one.name })) };
    const change = { ...LOG_TABLE, columns: LOG_COLUMNS, alerts: LOG_RULES };
    const whoIn = (bench: ReportBench) => new Set(bench.sheets.seen('Hours alerts').map((row) => row[3]));
    const sheet = inSheet(change, twins);
    const table = inTable(change, twins);
    expect(table.fill().alerts).toBe(keptBy(sheet)?.count);
    expect([whoIn(sheet), whoIn(table)]).toEqual([new Set(['Who', 'Robin (1 or 2)']), new Set(['Who', 'Robin'])]);
    // The codes by which they are found again say whose they are to nobody.
    const codesIn = (bench: ReportBench) => bench.sheets.seen('Hours alerts').map((row) => row[6]);
    expect(codesIn(table).sort()).toEqual(codesIn(sheet).sort());
  });

  it('are told to the owner of a schedule, with names where she lets messages have them', () => {
    const schedule = { when: { every: 'day', at: 7, zone: 'UTC' }, ownerId: JANE.person.id, ownerName: '', since: 0 } as const;
    const change = { alerts: { ...HOURS_RULES, names: 'messages' }, schedule } as const;
    const bench = inTable(change, HOURS);
    expect(bench.call({ actor: { ...JANE, trigger: 'schedule' } })).toMatchObject({ state: 'ended' });
    const subject = runSync(alertSubject(bench.documents, tableReport({ version: 5, ...change })));
    expect(subject).toMatchObject({ isWell: false, found: { newestAt: bench.clock.now(), isAttended: false } });
    expect(subject?.details && runSync(subject.details())).toEqual({
      alerts: { count: keptBy(bench)?.count, people: expect.arrayContaining(['Person 1', 'Person 2', 'Person 3']), morePeople: 0 },
    });
  });

  it('asks for no other days, and of records for those alone that meet a rule', () => {
    const asked = (change: Partial<Report>, organisation: FakeOrganisation): RowsAsked => {
      const bench = inTable(change, organisation);
      bench.fill();
      expect(bench.warehouse.asked).toEqual([expect.objectContaining({ orderedBy: bench.warehouse.asked[0]?.fields })]);
      return bench.warehouse.asked[0] as RowsAsked;
    };
    const TODAY = serialOfIso('2026-03-18') as number;
    // People who are expected have a row in the two weeks before.
    expect(asked({ alerts: alerts([{ limit: 7200 }]) }, HOURS)).toMatchObject({ days: { from: TODAY - 15, to: TODAY - 1 }, anyOf: [] });
    expect(asked({ alerts: alerts([{ limit: 7200, test: 'above' }]) }, HOURS).days).toEqual({ from: TODAY - 1, to: TODAY - 1 });
    expect(asked({ ...LOG_TABLE, alerts: LOG_RULES }, LOG)).toMatchObject({
      days: { from: TODAY - 7, to: TODAY - 1 },
      anyOf: [
        { field: 'duration', is: 'above', than: 100 },
        { field: 'time', is: 'above', thanTime: '20:00:00' },
        { field: 'time', is: 'below', thanTime: '02:00:00' },
      ],
    });
    expect(asked({ ...GROUPED, alerts: GROUPED_RULES }, LOG)).toMatchObject({
      days: { from: TODAY - 30, to: TODAY - 1 },
      anyOf: [
        { field: 'duration', is: 'below', than: 400 },
        { field: 'activities', is: 'above', than: 5 },
        { field: 'first_activity', is: 'above', thanSeconds: 3600, since: 'date' },
      ],
    });
    const inUtc = { ...LOG_TABLE, alerts: alerts([{ column: 'timeUtc', limit: 3600 }]) };
    expect(asked(inUtc, LOG).anyOf).toEqual([]);
  });

  it('give each row the same line again, in whichever order the table gives rows that nothing tells apart', () => {
    const log = DAYS.flatMap((date) =>
      [30, 20, 10].map((seconds, at) => activity(at + 1, date, { logId: 'null', seconds, title: `T${seconds}` })),
    );
    const bench = inTable(
      { ...LOG_TABLE, alerts: alerts([{ column: 'duration', limit: 60, days: 'last-7-days' }]) },
      fakeOrganisation(3, [], log),
    );
    bench.fill();
    const before = alertsListed(bench);
    expect(before).toHaveLength(1 + 18);
    for (const _ of [1, 2]) {
      bench.fill();
      expect(alertsListed(bench)).toEqual(before);
    }
    // One that comes in before them is another one.
    const early = activity(4, '2026-03-13', { logId: 'null', time: '2026-03-13T07:00:00', utc: '2026-03-13T07:00:00', seconds: 40 });
    bench.serve(fakeOrganisation(3, [], [...log, early]));
    bench.fill();
    expect(alertsListed(bench)).toEqual(expect.arrayContaining([...before]));
    expect(alertsListed(bench)).toHaveLength(1 + 19);
  });

  const LIMITS = [1e305, -1e305, 1e21, 0.5, 5e-7, -0.4];
  const TIMES = [-1, 0, 0.4, 7200, 86_399, 86_400, 91_800];
  it.each([...TIMES, 1e305, -1e305])('take a limit of a moment of a grouped log as it is in a sheet: %d', (limit) => {
    const log = LOG.log.map((one, at) => ({ ...one, time: `${one.time}${['', '.499', '.5', '.999'][at % 4]}` }));
    for (const test of ['below', 'above'] as const) {
      const both = ['firstActivity', 'lastActivity'].map((column) => ({ column, limit, test, days: 'last-7-days' as const }));
      const change = { ...GROUPED, alerts: alerts(both) };
      const sheet = inSheet(change, { ...LOG, log });
      const { small, ...google } = inBigQuery(change, { ...LOG, log });
      expect(google.fill()).toMatchObject({ outcome: 'done', alerts: keptBy(sheet)?.count });
      expect(alertsListed(google)).toEqual(alertsListed(sheet));
      small.service.close();
    }
  });
  it.each([...LIMITS.map((limit) => [['duration', 'productivity'], limit] as const), ...TIMES.map((limit) => [['time'], limit] as const)])(
    'take a limit of %s as it is in a sheet: %d',
    (columns, limit) => {
      const both = (['below', 'above'] as const).map((test) =>
        columns.map((column) => ({ column, limit, test, days: 'last-7-days' as const })),
      );
      const log = LOG.log.slice(0, 24).map((one, at) => ({ ...one, productivity: (at % 3) - 1, seconds: at % 2 }));
      for (const rules of both) {
        const change = { ...LOG_TABLE, columns: [...LOG_COLUMNS, { key: 'productivity' }], alerts: alerts(rules) };
        const sheet = inSheet(change, { ...LOG, log });
        const { small, ...google } = inBigQuery(change, { ...LOG, log });
        expect(google.fill()).toMatchObject({ outcome: 'done', alerts: keptBy(sheet)?.count });
        expect(alertsListed(google)).toEqual(alertsListed(sheet));
        small.service.close();
      }
    },
  );

  it('are not looked for in more rows than a refresh can read', () => {
    const bench = inTable({ alerts: HOURS_RULES }, HOURS);
    const { readRows } = bench.warehouse;
    let total = 500_001;
    Object.assign(bench.warehouse, {
      *readRows(...args: Parameters<typeof readRows>) {
        const piece = yield* readRows(...args);
        return piece && { ...piece, total: Math.max(piece.total, total) };
      },
    });
    const record = bench.fill();
    expect(record).toMatchObject({ outcome: 'done' });
    expect(record).not.toHaveProperty('alerts');
    expect(record.checks.filter(({ verdict }) => verdict === 'warning')).toEqual([
      { verdict: 'warning', words: `${ALERTS_NOT_LOOKED_AT} ${tooManyRowsForAlerts(500_000)}` },
    ]);
    expect(bench.warehouse.steps.filter((step) => step === 'readRows')).toHaveLength(1);
    total = 0;
    expect(bench.fill().alerts).toBeGreaterThan(3);
  });

  it('fetch no more than the first of too many rows from BigQuery', () => {
    const { small, ...bench } = inBigQuery(
      { ...LOG_TABLE, alerts: alerts([{ column: 'duration', limit: 1000, days: 'last-7-days' }]) },
      LOG,
      {
        answered: (request, response) =>
          request.path.includes('startIndex=')
            ? { ...response, body: response.body.replace(/"totalRows":"\d+"/, '"totalRows":"500001"') }
            : response,
      },
    );
    const record = bench.fill();
    expect(record).toMatchObject({ outcome: 'done', rows: LOG.log.length });
    expect(record).not.toHaveProperty('alerts');
    expect(record.checks).toContainEqual({ verdict: 'warning', words: `${ALERTS_NOT_LOOKED_AT} ${tooManyRowsForAlerts(500_000)}` });
    const readings = bench.sent.filter(({ body = '' }) => body.includes('ORDER BY `time`'));
    expect(readings.map(({ body = '' }) => JSON.parse(body).configuration.query.query)).toEqual([expect.stringMatching(/\nLIMIT 500001$/)]);
    expect(bench.sent.filter(({ path }) => path.includes('startIndex=')).map(({ path }) => path)).toEqual([
      expect.stringMatching(/&startIndex=0$/),
    ]);
    small.service.close();
  });

  it('look again where nothing new came, and at what was loaded earlier', () => {
    const bench = inTable({ ...LOG_TABLE, columns: LOG_COLUMNS, alerts: alerts([{ ...LOG_RULES.rules[0] }]) }, LOG);
    expect(bench.fill()).toMatchObject({ outcome: 'done', alerts: 2 });
    for (const alerts of [2, 0]) {
      bench.clock.advance(DAY_MS);
      expect(bench.fill(() => bench.within(600_000).budget)).toMatchObject({ outcome: 'nothing-new', alerts });
    }
    expect(alertsListed(bench).filter((row) => row.includes('Earlier'))).toHaveLength(4);
  });

  it('are said not to be looked at where the time is over, or the table gives no rows, and the rows are loaded', () => {
    const change = { alerts: HOURS_RULES };
    const short = inTable(change, HOURS);
    short.fill();
    // The last that the budget is asked is after the first piece of rows.
    const endOf = (asks: number): RunRecord | undefined => {
      const step = inTable(change, HOURS).call({ budget: budgetOfAsks(asks, 'time') });
      return step.state === 'ended' ? step.record : undefined;
    };
    let late: RunRecord | undefined;
    for (let asks = 0; asks < 40 && !late?.checks.some(({ words }) => words === NO_TIME_FOR_ALERTS); asks += 1) late = endOf(asks);
    expect(late).toMatchObject({ outcome: 'done', rows: short.rows().length });
    expect(late).not.toHaveProperty('alerts');
    const lost = inTable(change, HOURS);
    Object.assign(lost.warehouse, {
      *readRows() {
        return yield* wait(undefined);
      },
    });
    expect(lost.fill().checks).toContainEqual({ verdict: 'warning', words: expect.stringContaining(ALERTS_NOT_LOOKED_AT) });
    const { small, ...broken } = inBigQuery(change, HOURS);
    small.service.fail({
      requests: `POST /bigquery/v2/projects/${TABLE.project}/jobs`,
      error: { reason: 'invalidQuery', message: 'broken' },
    });
    const record = broken.fill();
    expect(record).toMatchObject({ outcome: 'done', rows: short.rows().length });
    expect(record.checks).toContainEqual({ verdict: 'warning', words: expect.stringContaining(ALERTS_NOT_LOOKED_AT) });
    expect(broken.fill()).toMatchObject({ alerts: keptBy(short)?.count });
    expect(alertsListed(broken)).toEqual(alertsListed(short));
    small.service.close();
  });

  const KILLED = CASES.filter(([name]) => ['hours', 'the log'].includes(name));
  it.each(KILLED)('%s: killed at any change, the next refresh leaves the same table and the same list', (_, change, organisation) => {
    const bench = inTable(change, organisation);
    const { left } = leftBehind(bench, (host) => void bench.call({ host }));
    const outcome = () => [bench.rows().length, keptBy(bench)?.count, alertsListed(bench)];
    const whole = outcome();
    expect(left.length).toBeGreaterThan(10);
    for (const { dies, restore } of left) {
      restore();
      bench.clock.advance(8 * 60_000);
      bench.fill();
      expectSame(dies, outcome(), whole);
    }
  });
});
