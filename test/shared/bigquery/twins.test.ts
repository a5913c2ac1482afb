import fc from 'fast-check';
import { runSync } from '../../../shared/task';
import type { TableShape, Warehouse, WarehouseRow } from '../../../shared/warehouse/warehouse';
import { HOSTILE_NAMES } from '../../doubles/hostile-names';
import { memoryWarehouse } from '../../doubles/memory-warehouse';
import { dayAfter, inOrder, MARCH_31, SMALL_LOG, smallBigQuery, tableNamed } from './small-bigquery';

/** One step of a table's life. */
type Step =
  | { readonly do: 'replace'; readonly day: number; readonly rows: readonly WarehouseRow[] }
  | { readonly do: 'merge'; readonly batches: readonly (readonly WarehouseRow[])[]; readonly from: number; readonly to: number };

const DAYS = 5;
const anyRow = fc.record({
  record_key: fc.constantFrom('1', '2', '3', 'k`', "'", 'é'),
  day: fc.integer({ min: 0, max: DAYS - 1 }).map(dayAfter),
  user: fc.constantFrom<string | null>(...HOSTILE_NAMES, null),
  log_id: fc.constantFrom<string | number | null>('9007199254740993', 0, -7, null),
  seconds: fc.option(fc.integer({ min: 0, max: 90_000 })),
});
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('replace' as const),
    day: fc.integer({ min: 0, max: DAYS - 1 }),
    rows: fc.array(anyRow, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    do: fc.constant('merge' as const),
    batches: fc.array(fc.array(anyRow, { maxLength: 4 }), { minLength: 1, maxLength: 3 }),
    from: fc.integer({ min: 0, max: DAYS - 1 }),
    to: fc.integer({ min: 0, max: DAYS - 1 }),
  }),
);

const TABLE = tableNamed('activity_log');

/** What a step gives. */
function run(warehouse: Warehouse, step: Step, call: string): unknown {
  if (step.do === 'replace') {
    const rows = step.rows.map((row) => ({ ...row, day: dayAfter(step.day) }));
    return runSync(warehouse.replaceDays(TABLE, SMALL_LOG, [{ day: MARCH_31 + step.day, rows }]));
  }
  for (const [batch, rows] of step.batches.entries()) runSync(warehouse.stage(TABLE, SMALL_LOG, call, batch, rows));
  const [from, to] = [Math.min(step.from, step.to), Math.max(step.from, step.to)];
  return runSync(warehouse.merge(TABLE, SMALL_LOG, call, [{ from: MARCH_31 + from, to: MARCH_31 + to }], []));
}

it('statements and loads do what is calculated by hand, on random rows', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 6 }), (steps) => {
      const bench = smallBigQuery();
      const double = memoryWarehouse('at once');
      for (const warehouse of [bench.warehouse, double]) runSync(warehouse.ensure(TABLE, SMALL_LOG, 'r1'));
      for (const [at, step] of steps.entries()) {
        expect(run(bench.warehouse, step, `c${at}`)).toEqual(run(double, step, `c${at}`));
        expect(inOrder(bench.rowsOf(TABLE))).toEqual(inOrder(double.rowsOf(TABLE) ?? []));
        const days = [
          { from: MARCH_31, to: MARCH_31 + 1 },
          { from: MARCH_31 + 3, to: MARCH_31 + 3 },
        ];
        const counted = (warehouse: Warehouse) => runSync(warehouse.counts(TABLE, SMALL_LOG, days));
        expect(counted(bench.warehouse)).toEqual(counted(double));
      }
      bench.service.close();
    }),
    { numRuns: 40 },
  );
});

/** What may be read of the log: some days, some people, in an order that leaves nothing open. */
const anyReading = fc.record({
  fields: fc.subarray(['day', 'user', 'log_id', 'seconds', 'record_key'], { minLength: 1 }),
  from: fc.integer({ min: 0, max: DAYS }),
  days: fc.integer({ min: 0, max: DAYS }),
  anyOf: fc.array(
    fc.oneof(
      fc.record({ field: fc.constant('seconds'), ids: fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 3 }) }),
      fc.record({
        field: fc.constantFrom('seconds', 'log_id'),
        is: fc.constantFrom('below' as const, 'above' as const),
        than: fc.oneof(fc.integer({ min: -10, max: 90_000 }), fc.double({ min: -1e20, max: 1e20, noNaN: true })),
      }),
      fc.record({ field: fc.constant('user'), name: fc.constantFrom(...HOSTILE_NAMES, "a', 'b", '\\') }),
    ),
    { maxLength: 3 },
  ),
});

it('rows are read that are found by hand, on random rows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anyRow, { maxLength: 6 }), { minLength: DAYS, maxLength: DAYS }),
      anyReading,
      (days, { fields, from, days: more, anyOf }) => {
        const bench = smallBigQuery({ limits: { pageBytes: 200 } });
        const double = memoryWarehouse('at once');
        const loads = days.flatMap((list, at) => {
          const rows = list.map((row, place) => ({ ...row, day: dayAfter(at), record_key: `${at}.${place}` }));
          return rows.length === 0 ? [] : [{ day: MARCH_31 + at, rows }];
        });
        const asked = {
          fields,
          day: 'day',
          days: { from: MARCH_31 + from, to: MARCH_31 + from + more },
          anyOf,
          orderedBy: ['day', 'record_key'],
        };
        const read = (warehouse: Warehouse): unknown => {
          runSync(warehouse.ensure(TABLE, SMALL_LOG, 'r1'));
          runSync(warehouse.replaceDays(TABLE, SMALL_LOG, loads));
          const reading = runSync(warehouse.startReading(TABLE, asked));
          const rows: unknown[] = [];
          for (;;) {
            const piece = runSync(warehouse.readRows(TABLE, reading, rows.length));
            rows.push(...(piece?.rows ?? []));
            if (!piece || piece.rows.length === 0 || rows.length >= piece.total) return rows;
          }
        };
        expect(read(bench.warehouse)).toEqual(read(double));
        bench.service.close();
      },
    ),
    { numRuns: 60 },
  );
});

const HOURS: TableShape = {
  description: '',
  fields: [
    { name: 'date', type: 'DATE', description: '' },
    { name: 'user', type: 'STRING', description: 'Who.' },
    { name: 'user_id', type: 'INT64', description: '' },
    { name: 'groups', type: 'STRING', description: '' },
    { name: 'active', type: 'INT64', description: '' },
    { name: 'total', type: 'INT64', description: '' },
  ],
  day: 'date',
  clusteredBy: [],
};
const anyHours = fc.record({
  user: fc.constantFrom('jane', 'joe', "o'neil"),
  user_id: fc.option(fc.constantFrom('1', '2', '9007199254740993')),
  groups: fc.constantFrom(null, 'Sales', 'Sales, Support', 'R&D "x", `y`'),
  active: fc.option(fc.integer({ min: 0, max: 30_000 })),
  total: fc.option(fc.integer({ min: 0, max: 30_000 })),
});

/** A week's or day's sums by hand. */
interface Sum {
  readonly people: Set<string>;
  activeDays: number;
  active: number | null;
  total: number | null;
  activeOfActive: number;
}

const plus = (sum: number | null, more: number | null): number | null => (more === null ? sum : (sum ?? 0) + more);
const close = (value: string | null | undefined, wanted: number | null): void => {
  if (wanted === null) expect(value).toBeNull();
  else expect(Number(value)).toBeCloseTo(wanted, 9);
};

it('the views of hours say what is calculated by hand, on random rows', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyHours, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 9 }), (days) => {
      const { warehouse, service } = smallBigQuery();
      const table = tableNamed('working_hours_users');
      const rows = days.map((list, at) => list.map((row) => ({ ...row, date: dayAfter(at) })));
      runSync(warehouse.ensure(table, HOURS, 'r1'));
      runSync(
        warehouse.replaceDays(
          table,
          HOURS,
          rows.map((list, at) => ({ day: MARCH_31 + at, rows: list })),
        ),
      );
      expect(runSync(warehouse.makeViews(table, HOURS, 'r1'))).toEqual(['hours_daily', 'team_week']);
      const sums = new Map<string, Sum>();
      for (const row of rows.flat()) {
        const day = new Date(`${row.date}T00:00:00Z`);
        day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
        for (const team of (row.groups ?? '').split(', ')) {
          const key = `${day.toISOString().slice(0, 10)}|${team}`;
          const sum = sums.get(key) ?? { people: new Set(), activeDays: 0, active: null, total: null, activeOfActive: 0 };
          sums.set(key, sum);
          sum.people.add(row.user_id ?? row.user);
          const isActive = row.total !== null && row.total >= 7_200;
          sum.activeDays += isActive ? 1 : 0;
          sum.activeOfActive += isActive ? (row.active ?? 0) : 0;
          sum.active = plus(sum.active, row.active);
          sum.total = plus(sum.total, row.total);
        }
      }
      const { columns, rows: seen } = service.rows({ ...table, table: 'team_week' }, 0, 1_000);
      expect(seen).toHaveLength(sums.size);
      for (const row of seen) {
        const of = (name: string) => row[columns.findIndex((column) => column.name === name)];
        const sum = sums.get(`${of('week')}|${of('team') ?? ''}`) as Sum;
        expect([of('people'), of('active_days')]).toEqual([String(sum.people.size), String(sum.activeDays)]);
        close(of('active_hours'), sum.active === null ? null : sum.active / 3600);
        close(of('total_hours'), sum.total === null ? null : sum.total / 3600);
        close(of('active_hours_per_active_day'), sum.activeDays === 0 ? null : sum.activeOfActive / 3600 / sum.activeDays);
      }
      const daily = service.rows({ ...table, table: 'hours_daily' }, 0, 1_000);
      const hours = daily.columns.findIndex(({ name }) => name === 'active_hours');
      const written = daily.rows.map((row) => Number(row[hours] ?? -1).toFixed(9)).sort();
      expect(written).toEqual(
        rows
          .flat()
          .map(({ active }) => (active === null ? -1 : active / 3600).toFixed(9))
          .sort(),
      );
      service.close();
    }),
    { numRuns: 25 },
  );
});

const APPS: TableShape = {
  ...SMALL_LOG,
  fields: [
    ...SMALL_LOG.fields,
    { name: 'executable', type: 'STRING', description: 'The application.' },
    { name: 'productivity', type: 'FLOAT64', description: '' },
    { name: 'duration', type: 'INT64', description: '' },
  ],
};
const anyActivity = fc.record({
  user: fc.constantFrom('jane', 'joe', null),
  executable: fc.constantFrom('word', "o'paint", null),
  productivity: fc.constantFrom(0, 1, -1, null),
  duration: fc.integer({ min: 0, max: 90_000 }),
});

it('the view of applications says what is calculated by hand, on random rows', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyActivity, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }), (days) => {
      const { warehouse, service } = smallBigQuery();
      const rows = days.map((list, at) => list.map((row, index) => ({ ...row, day: dayAfter(at), record_key: `${at}.${index}` })));
      runSync(warehouse.ensure(TABLE, APPS, 'r1'));
      runSync(
        warehouse.replaceDays(
          TABLE,
          APPS,
          rows.map((list, at) => ({ day: MARCH_31 + at, rows: list })),
        ),
      );
      expect(runSync(warehouse.makeViews(TABLE, APPS, 'r1'))).toEqual(['apps_daily']);
      const sums = new Map<string, { readonly people: Set<string>; activities: number; seconds: number }>();
      for (const { day, executable, productivity, user, duration } of rows.flat()) {
        const key = JSON.stringify([day, executable, productivity === null ? null : String(productivity)]);
        const sum = sums.get(key) ?? { people: new Set(), activities: 0, seconds: 0 };
        sums.set(key, sum);
        if (user !== null) sum.people.add(user);
        sum.activities += 1;
        sum.seconds += duration;
      }
      const seen = service.rows({ ...TABLE, table: 'apps_daily' }, 0, 1_000);
      expect(seen.columns.map(({ name }) => name)).toEqual(['day', 'application', 'productivity', 'people', 'activities', 'hours']);
      expect(seen.rows).toHaveLength(sums.size);
      for (const [day, application, productivity, people, activities, hours] of seen.rows) {
        const number = productivity == null ? null : String(Number(productivity));
        const sum = sums.get(JSON.stringify([day, application, number]));
        expect([people, activities]).toEqual([String(sum?.people.size), String(sum?.activities)]);
        close(hours, (sum?.seconds ?? 0) / 3600);
      }
      service.close();
    }),
    { numRuns: 25 },
  );
});
