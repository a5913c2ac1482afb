import { FROM_TABLE_INTO_SHEET, FROM_TABLE_REPLACES, FROM_TABLE_WITHOUT_GROUPS, FROM_TABLE_WITHOUT_PEOPLE } from '#words/from-table';
import { wrong } from '../../errors';
import { MODES } from '../../table/plan/modes';
import type { WarehouseTable } from '../../warehouse/warehouse';
import { checkTableName } from './check-table';
import type { Report } from './definition';
import { ownerKey } from './output';
import { addsUp } from './people-shown';

/**
 * Whether a report's rows can come from a table: all of its days are read each time, and go to a sheet.
 * @throws ActivTrakError `argument` with what to do
 */
export function checkFrom(report: Report): void {
  const { from, warehouse, disposition, rollup } = report;
  checkTableName(from as WarehouseTable);
  if (warehouse) throw wrong(FROM_TABLE_INTO_SHEET);
  if (MODES[disposition].keeps) throw wrong(FROM_TABLE_REPLACES);
  if (rollup?.by.includes('group')) throw wrong(FROM_TABLE_WITHOUT_GROUPS);
  // A table has the names of a computer's users, by which nobody can be counted.
  if (addsUp(report) && ownerKey(report) === 'computer') throw wrong(FROM_TABLE_WITHOUT_PEOPLE);
}
