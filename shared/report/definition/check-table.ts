import { TABLE_NEEDS_DAY, TABLE_NEEDS_MERGE, TABLE_NEEDS_WHOLE_DAYS } from '#words/warehouse';
import { wrong } from '../../errors';
import { MODES } from '../../table/plan/modes';
import { wrongTableName } from '../../warehouse/table-name';
import type { WarehouseTable } from '../../warehouse/warehouse';
import type { Report } from './definition';
import { outputColumns } from './output';

const PARTS: readonly (keyof WarehouseTable)[] = ['project', 'dataset', 'table', 'location'];

/** Refuses names that can't be a table's. @throws ActivTrakError `argument` for the first part of a table's full name that can't be one */
export function checkTableName(table: WarehouseTable): void {
  for (const part of PARTS) {
    const trouble = wrongTableName(part, table[part]);
    if (trouble !== undefined) throw wrong(trouble);
  }
}

/**
 * Whether a report's rows can go to a table: its days are replaced as a whole, or its records told apart.
 * @throws ActivTrakError `argument` with what to do
 */
export function checkTable(report: Report): void {
  const { warehouse, rollup } = report;
  if (warehouse) checkTableName(warehouse);
  if (!MODES[report.disposition].updates || report.unit !== 'seconds') throw wrong(TABLE_NEEDS_MERGE);
  if (!outputColumns(report).some(({ key }) => key === 'date' || key === 'time')) throw wrong(TABLE_NEEDS_DAY);
  if (rollup && (rollup.top !== undefined || rollup.measures.includes('share'))) throw wrong(TABLE_NEEDS_WHOLE_DAYS);
}
