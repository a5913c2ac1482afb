import fc from 'fast-check';
import { match } from '../../../sandbox/bigquery/statement';
import { TWINS } from '../../../sandbox/bigquery/twins';
import { countsStatement, mergeStatement } from '../../../shared/bigquery/statements';
import { tableViews } from '../../../shared/bigquery/views';
import { isoDay, serialOfIso } from '../../../shared/model/serial';
import type { TableShape, WarehouseRow } from '../../../shared/warehouse/warehouse';
import { type Shipped, shippedStatements } from '../../sql/shipped';
import { HERE, rowsOf, type SmallWarehouse, smallWarehouse } from './small-warehouse';

const TABLES = `${HERE}/datasets/activtrak/tables`;
const placed = (table: string) => ({ project: 'acme-analytics', dataset: 'activtrak', table, location: 'EU' });

/** Makes a table of fields, if it may be called so. */
function make({ ask }: SmallWarehouse, table: string, fields: readonly object[], day?: string): boolean {
  const tableReference = { projectId: 'acme-analytics', datasetId: 'activtrak', tableId: table };
  const timePartitioning = day === undefined ? undefined : { type: 'DAY', field: day };
  return (
    ask('POST', TABLES, { tableReference, schema: { fields: fields.map((field) => ({ ...field, mode: 'NULLABLE' })) }, timePartitioning })
      .status === 200
  );
}

describe('every statement that ships', () => {
  const warehouse = smallWarehouse({ limits: { updatesOfTableIn10s: 1e6, updatesOfPartitionedIn10s: 1e6 } });
  const statements = shippedStatements();
  const taken = ({ tables }: Shipped): boolean =>
    tables
      .map(({ name, fields }) => {
        const table = name.replace('acme-analytics.activtrak.', '');
        return warehouse.ask('GET', `${TABLES}/${encodeURIComponent(table)}`).status === 200 || make(warehouse, table, fields);
      })
      .every(Boolean);

  test('has a twin that runs, if its tables may be called so, and is read as it is written if not', () => {
    let ran = 0;
    for (const shipped of statements) {
      if (taken(shipped)) {
        ran += 1;
        expect([shipped.name, warehouse.query(shipped.statement, { dryRun: true })]).toMatchObject([shipped.name, { status: 200 }]);
        expect([shipped.name, warehouse.query(shipped.statement)]).toMatchObject([shipped.name, { status: 200 }]);
      } else {
        expect([shipped.name, TWINS.filter((twin) => 'holes' in match(twin.statement, shipped.statement)).length]).toEqual([
          shipped.name,
          1,
        ]);
      }
    }
    expect(ran).toBeGreaterThan(20);
  });
});

const HOURS: TableShape = {
  description: '',
  fields: [
    { name: 'date', type: 'DATE', description: '' },
    { name: 'user', type: 'STRING', description: '' },
    { name: 'user_id', type: 'INT64', description: '' },
    { name: 'groups', type: 'STRING', description: '' },
    { name: 'total', type: 'INT64', description: '' },
    { name: 'active', type: 'INT64', description: '' },
  ],
  day: 'date',
  clusteredBy: [],
  measure: 'total',
};
const FIRST = serialOfIso('2026-03-25') as number;
const day = fc.integer({ min: 0, max: 12 }).map((ahead) => isoDay(FIRST + ahead));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });
const seconds = maybe(fc.integer({ min: 0, max: 86_400 }));
const hoursRow = fc.record({
  date: day,
  user: maybe(fc.constantFrom('jane', 'joe', 'a"b, c\\')),
  user_id: maybe(fc.constantFrom(1, 2, '9007199254740993')),
  groups: maybe(fc.constantFrom('Sales', 'Sales, Support', 'a"b', 'Support, R\\D, Ops', '')),
  total: seconds,
  active: seconds,
});
type HoursRow = typeof hoursRow extends fc.Arbitrary<infer Row> ? Row : never;

const sorted = (rows: readonly (readonly unknown[])[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();
/** Numbers are equal up to their last digits. */
const rounded = (text: string | null): string | null => (text !== null && /^-?\d+\.\d+$/.test(text) ? Number(text).toFixed(9) : text);
const hours = (sum: number | undefined): string | null => (sum === undefined ? null : (sum / 3600).toFixed(9));

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups.values()];
}
const sum = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0);
};

function filled(rows: readonly object[]): SmallWarehouse {
  const warehouse = smallWarehouse();
  make(warehouse, 'working_hours_users', HOURS.fields, 'date');
  warehouse.loaded('working_hours_users', rows);
  for (const { statement } of tableViews(placed('working_hours_users'), HOURS, {})) expect(warehouse.query(statement).status).toBe(200);
  return warehouse;
}
const RUNS = { numRuns: 15 };
const isActive = ({ total }: HoursRow): boolean => (total ?? 0) >= 7200;
const who = ({ user, user_id }: HoursRow): string | undefined => (user_id === undefined ? user : String(user_id));
const monday = (iso: string): string =>
  isoDay((serialOfIso(iso) as number) - (((((serialOfIso(iso) as number) - (serialOfIso('2026-03-23') as number)) % 7) + 7) % 7));

describe('on random data', () => {
  test('hours_daily has the hours of each row', () => {
    fc.assert(
      fc.property(fc.array(hoursRow, { maxLength: 20 }), (rows) => {
        const { query } = filled(rows);
        const found = rowsOf(query('SELECT * FROM `acme-analytics.activtrak.hours_daily` LIMIT 100')).map((row) => row.map(rounded));
        const expected = rows.map((row) => [
          row.date,
          row.user ?? null,
          row.user_id === undefined ? null : String(row.user_id),
          row.groups ?? null,
          hours(row.active),
          hours(row.total),
          row.total === undefined ? null : String(isActive(row)),
        ]);
        expect(sorted(found)).toEqual(sorted(expected));
      }),
      RUNS,
    );
  });

  test('team_week has each team’s weeks', () => {
    fc.assert(
      fc.property(fc.array(hoursRow, { maxLength: 20 }), (rows) => {
        const { query } = filled(rows);
        const found = rowsOf(query('SELECT * FROM `acme-analytics.activtrak.team_week`')).map((row) => row.map(rounded));
        const of = rows.flatMap((row) => (row.groups ?? '').split(', ').map((team) => ({ row, team, week: monday(row.date) })));
        const expected = grouped(of, ({ team, week }) => `${week} ${team}`).map((group) => {
          const all = group.map(({ row }) => row);
          const active = all.filter(isActive);
          const perDay = (metric: 'active' | 'total'): string | null => {
            // What isn't of an active day counts as 0 seconds.
            const total = sum(all.map((row) => (isActive(row) ? row[metric] : 0)));
            return active.length === 0 ? null : hours(total === undefined ? undefined : total / active.length);
          };
          return [
            group[0]?.week,
            group[0]?.team || null,
            String(new Set(all.flatMap((row) => who(row) ?? [])).size),
            hours(sum(all.map((row) => row.active))),
            hours(sum(all.map((row) => row.total))),
            String(active.length),
            perDay('active'),
            perDay('total'),
          ];
        });
        expect(sorted(found)).toEqual(sorted(expected));
      }),
      RUNS,
    );
  });

  test('counts are by day', () => {
    fc.assert(
      fc.property(fc.array(hoursRow, { maxLength: 20 }), (rows) => {
        const days = [
          { from: FIRST, to: FIRST + 3 },
          { from: FIRST + 6, to: FIRST + 6 },
        ];
        const { query } = filled(rows);
        const within = rows.filter(({ date }) => days.some(({ from, to }) => date >= isoDay(from) && date <= isoDay(to)));
        const expected = grouped(within, ({ date }) => date).map((of) => {
          const count = String(of.length);
          return [of[0]?.date, count, count, String(sum(of.map(({ total }) => total)) ?? 0)];
        });
        expect(rowsOf(query(countsStatement(placed('working_hours_users'), HOURS, days)))).toEqual(expected.sort());
      }),
      RUNS,
    );
  });

  test('a merge leaves each record once, as it came last', () => {
    const shape: TableShape = {
      description: '',
      fields: [
        { name: 'record_key', type: 'STRING', description: '' },
        { name: 'day', type: 'DATE', description: '' },
        { name: 'user', type: 'STRING', description: '' },
      ],
      day: 'day',
      clusteredBy: [],
      key: 'record_key',
    };
    const record = fc.record({ record_key: fc.constantFrom('1', '2', '3', "it's", '9007199254740993'), day, user: maybe(fc.string()) });
    fc.assert(
      fc.property(fc.array(fc.array(record, { maxLength: 8 }), { minLength: 1, maxLength: 3 }), (batches) => {
        const warehouse = smallWarehouse();
        make(warehouse, 'log', shape.fields, 'day');
        make(warehouse, 'staging', [...shape.fields, { name: 'live_data_order', type: 'INT64' }]);
        const kept = new Map<string, WarehouseRow>();
        for (const batch of batches) {
          warehouse.loaded(
            'staging',
            batch.map((row, live_data_order) => ({ ...row, live_data_order })),
            { writeDisposition: 'WRITE_TRUNCATE' },
          );
          const statement = mergeStatement(placed('log'), placed('staging'), shape, [{ from: FIRST, to: FIRST + 12 }]);
          const newest = new Map(batch.map((row) => [row.record_key, row]));
          const updated = [...newest.keys()].filter((key) => kept.has(key)).length;
          expect(warehouse.query(statement).body.dmlStats).toMatchObject({
            insertedRowCount: String(newest.size - updated),
            updatedRowCount: String(updated),
          });
          for (const [key, row] of newest) kept.set(key, row as WarehouseRow);
        }
        const found = rowsOf(warehouse.query('SELECT * FROM `acme-analytics.activtrak.log`'));
        expect(sorted(found)).toEqual(sorted([...kept.values()].map((row) => [row.record_key, row.day, row.user ?? null])));
      }),
      RUNS,
    );
  });
});
