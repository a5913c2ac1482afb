import { runSync, type Task } from '../../../shared/task';
import type { MergeCount, TableShape, Warehouse, WarehouseRow } from '../../../shared/warehouse/warehouse';
import { Killed } from '../../doubles/mortal-host';
import { dayAfter, inOrder, MARCH_31, SMALL_LOG, smallBigQuery, tableNamed } from './small-bigquery';

const TABLE = tableNamed('activity_log');
const DAYS = [{ from: MARCH_31, to: MARCH_31 + 1 }];
const record = (key: string, user: string, day = 0): WarehouseRow => ({ record_key: key, day: dayAfter(day), user });

const WIDER: TableShape = { ...SMALL_LOG, fields: [...SMALL_LOG.fields, { name: 'total', type: 'INT64', description: 'Seconds.' }] };

/** A whole call: what a refresh does from its first step to its last. @param call a word of its own */
function* wholeCall(warehouse: Warehouse, call: string): Task<MergeCount> {
  yield* warehouse.ensure(TABLE, WIDER, 'r1');
  yield* warehouse.replaceDays(TABLE, WIDER, [
    { day: MARCH_31 + 5, rows: [record('a', 'jane', 5)] },
    { day: MARCH_31 + 6, rows: [record('b', 'joe', 6), record('c', 'joe', 6)] },
  ]);
  yield* warehouse.stage(TABLE, WIDER, call, 0, [record('1', 'jane'), record('2', 'old', 1)]);
  yield* warehouse.stage(TABLE, WIDER, call, 1, [record('2', 'new', 1), record('3', 'ann')]);
  const merged = yield* warehouse.merge(TABLE, WIDER, call, DAYS, [record('4', 'zoe')]);
  yield* warehouse.makeViews(TABLE, WIDER, 'r1');
  return merged;
}

/** What was there before: a narrower table, with a record that is to be updated. */
function* before(warehouse: Warehouse): Task<void> {
  yield* warehouse.ensure(TABLE, SMALL_LOG, 'r1');
  yield* warehouse.stage(TABLE, SMALL_LOG, 'first', 0, [record('2', 'first', 1), record('9', 'zoe', 9)]);
  yield* warehouse.merge(TABLE, SMALL_LOG, 'first', [{ from: MARCH_31, to: MARCH_31 + 9 }], []);
}

const WANTED = [
  record('1', 'jane'),
  record('2', 'new', 1),
  record('3', 'ann'),
  record('4', 'zoe'),
  record('a', 'jane', 5),
  record('b', 'joe', 6),
  record('c', 'joe', 6),
  record('9', 'zoe', 9),
];

/** Kills a call at a request, before or after its effect, and runs it again. @returns whether the call came that far */
function killedAt(request: number, moment: 'before' | 'after', hasTable: boolean, callAgain: string): boolean {
  let left = Number.POSITIVE_INFINITY;
  const bench = smallBigQuery({
    pending: 300,
    watch: (now) => {
      if (now === moment) left -= 1;
      if (left === 0) throw new Killed(`Request ${request}, ${moment}.`);
    },
  });
  if (hasTable) runSync(before(bench.warehouse));
  left = request;
  let isKilled = false;
  try {
    runSync(wholeCall(bench.warehouse, 'call'));
  } catch (failure) {
    if (!(failure instanceof Killed)) throw failure;
    isKilled = true;
  }
  left = Number.POSITIVE_INFINITY;
  if (isKilled) runSync(wholeCall(bench.warehouse, callAgain));
  expect(inOrder(bench.rowsOf(TABLE))).toEqual(inOrder(hasTable ? WANTED : WANTED.slice(0, -1)));
  // What the killed call left beside the table is gone by itself after a day.
  if (callAgain !== 'call') bench.clock.advance(86_400_001);
  expect(bench.names().filter((name) => name.includes('staging'))).toEqual([]);
  bench.service.close();
  return isKilled;
}

it.each([
  ['before', false, 'call'],
  ['after', false, 'another call'],
  ['after', true, 'call'],
  ['before', true, 'another call'],
] as const)(
  'killed %s the effect of any request and run again, leaves the same table; it was there: %s; as %s',
  (moment, hasTable, callAgain) => {
    let kills = 0;
    while (killedAt(kills + 1, moment, hasTable, callAgain)) kills += 1;
    expect(kills).toBeGreaterThan(12);
  },
);

it('a step that is killed and run again by itself leaves the same table', () => {
  for (let request = 1, isKilled = true; isKilled; request += 1) {
    isKilled = false;
    let left = Number.POSITIVE_INFINITY;
    const bench = smallBigQuery({
      watch: (moment) => {
        if (moment === 'after') left -= 1;
        if (left === 0) throw new Killed(`Request ${request}.`);
      },
    });
    const { warehouse } = bench;
    const steps: readonly (() => Task<unknown>)[] = [
      () => warehouse.ensure(TABLE, SMALL_LOG, 'r1'),
      function* () {
        yield* warehouse.stage(TABLE, SMALL_LOG, 'call', 0, [record('1', 'jane'), record('2', 'old', 1)]);
        yield* warehouse.stage(TABLE, SMALL_LOG, 'call', 1, [record('2', 'new', 1)]);
        yield* warehouse.merge(TABLE, SMALL_LOG, 'call', DAYS, []);
      },
    ];
    left = request;
    for (const step of steps) {
      try {
        runSync(step());
      } catch (failure) {
        if (!(failure instanceof Killed)) throw failure;
        isKilled = true;
        left = Number.POSITIVE_INFINITY;
        runSync(step());
      }
    }
    expect(inOrder(bench.rowsOf(TABLE))).toEqual(inOrder([record('1', 'jane'), record('2', 'new', 1)]));
    bench.service.close();
  }
});
