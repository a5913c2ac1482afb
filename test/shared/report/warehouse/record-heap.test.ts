import { recordHeap } from '../../../../shared/report/warehouse/record-heap';
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

it('takes more narrow records into one load than a function has arguments', () => {
  const warehouse = memoryWarehouse('at once');
  runSync(warehouse.ensure(TABLE, SHAPE, 'r1'));
  const heap = recordHeap({
    warehouse,
    table: TABLE,
    shape: SHAPE,
    call: 'c',
    make: (_, key) => ({ day: '2026-03-18', record_key: key }),
    *groupsOn() {
      return yield* wait((): readonly string[] => []);
    },
    dayOf: () => 46_099,
  });
  const rows = Array.from({ length: 150_000 }, (_, at) => [String(at), '']);
  runSync(heap.add(rows));
  expect(runSync(heap.merge())).toMatchObject({ added: rows.length, updated: 0 });
});
