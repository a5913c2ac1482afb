/**
 * The rows of a report's table, for its alerts. Only days, fields and, as far as a statement can tell them, rows are read that a rule is about.
 * @module
 */

import { tooManyRowsForAlerts } from '#words/alert-checks';
import { ALERTS_NEED_DAYS } from '#words/alert-rules';
import { isActivTrakError, wrong } from '../../errors';
import { DAY_SECONDS } from '../../model/day-length';
import { isoTime } from '../../model/serial';
import type { Budget } from '../../ports';
import type { OutputColumn } from '../../table/place/output-column';
import type { Task } from '../../task';
import { EVERY_DAY } from '../../warehouse/every-day';
import { fieldName } from '../../warehouse/field';
import type { RowLimit, RowsAsked, Warehouse, WarehouseTable } from '../../warehouse/warehouse';
import type { AlertRows } from '../alerts/alert-rows';
import type { AlertSearch } from '../alerts/alert-search';
import { settledValue } from '../alerts/alert-value';
import type { RuleOn } from '../alerts/search-facts';
import { dayColumn } from '../definition/alert-columns';
import type { Report } from '../definition/definition';
import { outputColumns } from '../definition/output';
import { rowReader } from './cells-read';
import { tableShape } from './table-shape';
import { wholeReading } from './whole-reading';

/** Reading so many takes minutes. More would take up every refresh to its end, and never be through. */
const MOST_ROWS = 500_000;

/** Rows of the table that a report fills. They are read by a query, in pieces. */
export function rowsForAlerts(warehouse: Warehouse, report: Report, budget: Budget): AlertRows {
  const columns = new Map(outputColumns(report).map((column) => [column.key, column]));
  const table = report.warehouse as WarehouseTable;
  return {
    has: (key) => columns.has(key),
    *search(search) {
      const read = search.keys.map((key) => columns.get(key) as OutputColumn);
      const rowOf = rowReader(read, read, report.unit);
      try {
        const reading = yield* wholeReading(warehouse, table, rowsWanted(report, search), (rows, total) => {
          if (total > MOST_ROWS) throw wrong(tooManyRowsForAlerts(MOST_ROWS));
          for (const values of rows) search.take(rowOf(values));
          return budget.spent() === undefined;
        });
        if (reading === undefined) return false;
        if (search.needsAll && !(yield* seesAll(warehouse, report, reading))) search.missSome();
        return true;
      } catch (failure) {
        if (isActivTrakError(failure) && failure.code === 'time') return false;
        throw failure;
      }
    },
  };
}

/** Whether whoever reads sees all rows of the table. How many it has is no secret; only where somebody limited who sees which are they counted. */
function* seesAll(warehouse: Warehouse, report: Report, reading: string): Task<boolean> {
  const table = report.warehouse as WarehouseTable;
  if (!(yield* warehouse.isGuarded(table, reading))) return true;
  const counts = yield* warehouse.counts(table, tableShape(report), [EVERY_DAY]);
  const { rows } = yield* warehouse.size(table);
  return counts.reduce((sum, day) => sum + day.rows, 0) === rows;
}

/** @throws ActivTrakError `argument` where all days of the table would be read */
function rowsWanted(report: Report, { keys, days, limits }: AlertSearch): RowsAsked {
  if (days === undefined) throw wrong(ALERTS_NEED_DAYS);
  const fields = keys.map(fieldName);
  return {
    fields,
    day: tableShape(report).day,
    days,
    anyOf: (limits && conditionsOf(report, limits)) ?? [],
    // Of very many findings the first are listed: the same ones with each refresh. By the day first, so that the newest name of somebody counts.
    orderedBy: fields,
    // One more tells that there are too many, before any others are fetched. Nor are all others put in order, for which BigQuery may lack the memory:
    // cloud.google.com/bigquery/docs/best-practices-performance-compute, "Use a LIMIT clause with large sorts"
    most: MOST_ROWS + 1,
  };
}

/** Conditions of which every row meets one that meets a rule; `undefined` where they can't be written for all rules. */
function conditionsOf(report: Report, limits: readonly RuleOn[]): readonly RowLimit[] | undefined {
  const conditions = limits.flatMap((on) => limitOf(report, on) ?? []);
  return conditions.length === limits.length ? conditions : undefined;
}

const LAST_SECOND = 86_399;

/** A condition that every row meets which meets a rule; `undefined` where none can be written. Values are rounded only when they are judged. */
function limitOf(report: Report, { rule, column }: RuleOn): RowLimit | undefined {
  const { key, kind } = column;
  const limit = settledValue(column, rule.limit);
  const field = fieldName(key);
  // A file may name the largest there are.
  if (!Number.isFinite(limit)) return undefined;
  if (kind !== 'time') return { field, is: rule.test, than: limit };
  // From when the row's day began. A record has no day but its time's, which is read to about a millisecond: nobody can tell exactly from when its time in UTC counts.
  if (dayColumn(report) === 'date') return { field, is: rule.test, thanSeconds: limit, since: fieldName('date') };
  if (key !== 'time') return undefined;
  switch (rule.test) {
    case 'below':
      return limit > LAST_SECOND ? undefined : { field, is: 'below', thanTime: timeOfDay(Math.max(0, limit)) };
    case 'above':
      return limit < 0 ? undefined : { field, is: 'above', thanTime: timeOfDay(Math.min(limit, LAST_SECOND)) };
  }
}

const timeOfDay = (seconds: number): string => isoTime(seconds / DAY_SECONDS).slice(11);
