/**
 * A report whose rows come from a table that another report fills: read by a query, and made into the very rows that ActivTrak gives. Whatever is done with them then is
 * the same code.
 * @module
 */

import { noSuchTable, rowsFromTable, tableBegins, tableEnds, tableRowsTwice } from '#words/from-table';
import { STREAMS } from '../../api/streams/streams';
import { wrong } from '../../errors';
import type { DateRange } from '../../model/date-range';
import { isoDay } from '../../model/serial';
import type { Task } from '../../task';
import { fieldName } from '../../warehouse/field';
import type { RowsAsked, TableSeen, Warehouse, WarehouseTable } from '../../warehouse/warehouse';
import type { Report } from '../definition/definition';
import { ownerKey } from '../definition/output';
import { type Check, good, warning } from '../kept/run';
import { checksOf, type Findings } from '../run/checks';
import type { RowSource } from '../run/row-source';
import { type FieldsRead, fieldsRead } from './fields-read';
import { tableReader } from './table-reader';

/** Tables of a warehouse as where reports' rows come from. */
export const tableSource = (warehouse: Warehouse): RowSource => ({
  *open(report) {
    const table = report.from as WarehouseTable;
    const fields = fieldsRead(report, table, yield* seenTable(warehouse, table));
    let bytes: number | undefined;
    return {
      isDisguised: fields.isDisguised,
      reader: (options) =>
        tableReader({
          ...options,
          warehouse,
          table,
          asked: rowsAsked(report, fields, options.plan.range),
          read: fields.columns,
          onRead: (piece) => {
            bytes = piece.bytes;
          },
        }),
      checks: (findings) => tableChecks(findings, table, bytes),
    };
  },
});

/** What a table is like that has to be there. @throws ActivTrakError where there is no such table, or this person may not read it */
export function* seenTable(warehouse: Warehouse, table: WarehouseTable): Task<TableSeen> {
  const seen = yield* warehouse.look(table);
  if (seen === undefined) throw wrong(noSuchTable(table.table));
  return seen;
}

/** What is asked of a table for some days of a report. Rows come in the order in which they stand in the sheet, by which the newest name of somebody is known. */
export function rowsAsked(report: Report, { columns, day, filters }: FieldsRead, days: DateRange): RowsAsked {
  const order = report.rollup ? [] : [STREAMS[report.stream].record.when, ownerKey(report), `${ownerKey(report)}Id`, 'logId'];
  return {
    fields: columns.map(({ key }) => fieldName(key)),
    day,
    days,
    anyOf: filters,
    orderedBy: order.filter((key) => columns.some((column) => column.key === key)).map(fieldName),
  };
}

/** Days at the beginning or the end of which a table may have nothing because nobody was at work. */
const QUIET_DAYS = 3;

function tableChecks(findings: Findings, { table }: WarehouseTable, bytes: number | undefined): readonly Check[] {
  const { report, counters, repeated, range } = findings;
  const { isOneRow } = STREAMS[report.stream].record;
  const { first, last, ...others } = counters;
  const [, second, ...more] = checksOf({ ...findings, report: { ...report, who: [] }, counters: others });
  const missing = [
    ...(first !== undefined && first > range.from + QUIET_DAYS ? [warning(tableBegins(table, isoDay(first)))] : []),
    ...(last !== undefined && last < range.to - QUIET_DAYS ? [warning(tableEnds(table, isoDay(last)))] : []),
  ];
  return [
    good(rowsFromTable(counters.rows, table, bytes)),
    ...(repeated === 0 && second ? [second] : [warning(tableRowsTwice(repeated, isOneRow))]),
    ...missing,
    ...more,
  ];
}
