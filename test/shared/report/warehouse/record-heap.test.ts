import { ActivTrakError } from '../../../../shared/errors';
import { type RecordHeapOptions, recordHeap } from '../../../../shared/report/warehouse/record-heap';
import { runSync, wait } from '../../../../shared/task';
import { memoryWarehouse } from '../../../doubles/memory-warehouse';
import { TABLE } from './table-bench';

const SHAPE = {
  description: '',
  fields: [
    { name: 'day', type: 'DATE', description: '' },
    { name: 'record_key', type: 'STRING', description: '' },
  ],
  day: 'day',
  clusteredBy: [],
  key: 'record_key',
} as const;

/** Records of one day, each its own key. */
const OPTIONS: Omit<RecordHeapOptions, 'warehouse'> = {
  table: TABLE,
  shape: SHAPE,
  call: 'c',
  make: (_, key) => ({ day: '2026-03-18', record_key: key }),
  *groupsOn() {
    return yield* wait((): readonly string[] => []);
  },
  dayOf: () => 46_099,
};

it('takes more narrow records into one load than a function has arguments', () => {
  const warehouse = memoryWarehouse('at once');
  runSync(warehouse.ensure(TABLE, SHAPE, 'r1'));
  const heap = recordHeap({
    warehouse,
    ...OPTIONS,
  });
  const rows = Array.from({ length: 150_000 }, (_, at) => [String(at), '']);
  runSync(heap.add(rows));
  expect(runSync(heap.merge())).toMatchObject({ added: rows.length, updated: 0 });
});

it('takes records that nothing tells apart for as many as they are, in one load and in several', () => {
  for (const most of [100, undefined]) {
    const warehouse = memoryWarehouse('at once');
    runSync(warehouse.ensure(TABLE, SHAPE, 'r1'));
    const heap = recordHeap({ warehouse, ...OPTIONS }, most);
    for (let at = 0; at < 3; at += 1)
      runSync(
        heap.add([
          ['?no id', ''],
          ['?no id', ''],
        ]),
      );
    expect(runSync(heap.merge())).toMatchObject({ added: 6 });
  }
});

it('fails as the warehouse did until all is forgotten, and begins anew beside the table then', () => {
  const warehouse = memoryWarehouse('at once');
  runSync(warehouse.ensure(TABLE, SHAPE, 'r1'));
  const words = new Set<string>();
  let isBroken = false;
  const failure = new ActivTrakError('server', 'The rows are lost.', { retryable: true });
  const heap = recordHeap(
    {
      warehouse: {
        ...warehouse,
        *stage(...args) {
          words.add(args[2]);
          yield* warehouse.stage(...args);
          if (isBroken) throw failure;
        },
      },
      ...OPTIONS,
    },
    100,
  );
  const rowsFrom = (first: number) => Array.from({ length: 5 }, (_, at) => [String(first + at), '']);
  runSync(heap.add(rowsFrom(1)));
  isBroken = true;
  expect(() => runSync(heap.add(rowsFrom(10)))).toThrow(failure);
  isBroken = false;
  heap.truncate(5);
  for (const step of [heap.merge, () => heap.add(rowsFrom(20))]) expect(() => runSync<unknown>(step())).toThrow(failure);
  heap.truncate(0);
  expect(heap.count()).toBe(0);
  runSync(heap.add(rowsFrom(30)));
  expect(runSync(heap.merge())).toMatchObject({ added: 5, updated: 0 });
  expect(warehouse.rowsOf(TABLE)?.map(({ record_key }) => record_key)).toEqual(['30', '31', '32', '33', '34']);
  expect([...words]).toEqual(['c', 'c_1']);
});
