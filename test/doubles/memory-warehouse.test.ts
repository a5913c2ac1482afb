import { serialOfIso } from '../../shared/model/serial';
import { runAsync } from '../../shared/task';
import type { TableShape, WarehouseTable } from '../../shared/warehouse/warehouse';
import { describeWarehouseContract } from '../contract/warehouse.contract';
import { type MemoryWarehouse, memoryWarehouse } from './memory-warehouse';
import { Killed, mortalHost } from './mortal-host';

describe.each(['at once', 'later'] as const)('the warehouse in memory that answers %s', (timing) => {
  describeWarehouseContract(() => {
    const warehouse = memoryWarehouse(timing);
    const textOf = (value: unknown): string => String(value);
    return {
      warehouse,
      rowsOf: (table) =>
        Promise.resolve(
          (warehouse.rowsOf(table) ?? []).map((row) =>
            Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)])),
          ),
        ),
    };
  });
});

const TABLE: WarehouseTable = { project: 'p', dataset: 'd', table: 't', location: 'EU' };
const SHAPE: TableShape = {
  description: '',
  fields: [{ name: 'date', type: 'DATE', description: '' }],
  day: 'date',
  clusteredBy: [],
};
const DAY = serialOfIso('2026-03-31') as number;
const fill = (warehouse: MemoryWarehouse) => warehouse.replaceDays(TABLE, SHAPE, [{ day: DAY, rows: [{ date: '2026-03-31' }] }]);

it.each([
  [false, 0],
  [true, 1],
])('dies at a step, with its effect: %s', async (effects, rows) => {
  const warehouse = memoryWarehouse('later', mortalHost(2, effects));
  await runAsync(warehouse.ensure(TABLE, SHAPE, 'r'));
  await expect(runAsync(fill(warehouse))).rejects.toThrow(Killed);
  expect(warehouse.rowsOf(TABLE)).toHaveLength(rows);
});

it('shows what somebody did to a table by hand', async () => {
  const warehouse = memoryWarehouse('at once');
  await runAsync(warehouse.ensure(TABLE, SHAPE, 'r'));
  warehouse.tamper(TABLE, (is) => ({ ...is, shape: { ...is.shape, fields: [] } }));
  await expect(runAsync(fill(warehouse))).rejects.toMatchObject({ code: 'rejected' });
  warehouse.tamper(TABLE, () => undefined);
  expect(warehouse.rowsOf(TABLE)).toBeUndefined();
  expect(warehouse.steps).toEqual(['ensure', 'replaceDays']);
});
