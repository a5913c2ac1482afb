import type { DateRange } from '../model/date-range';
import type { RowFilter, RowLimit, RowsAsked, TableShape, WarehouseTable } from '../warehouse/warehouse';
import { daysCondition, nameQuoted, tableQuoted, textQuoted } from './quoting';

/** The field of a staging table that says which of several rows of one record came last. */
export const ORDER_FIELD = 'live_data_order';

const listed = (names: readonly string[], write: (quoted: string) => string): string =>
  names.map((name) => write(nameQuoted(name))).join(', ');

/**
 * Puts the records that wait in `staging` into a table, each once, the last one counting. Only the partitions of `days` are read, so these have to be all days of the records.
 * Source: cloud.google.com/bigquery/docs/using-dml-with-partitioned-tables, "Using a filter in the merge_condition".
 */
export function mergeStatement(table: WarehouseTable, staging: WarehouseTable, shape: TableShape, days: readonly DateRange[]): string {
  const names = shape.fields.map(({ name }) => name);
  const key = nameQuoted(shape.key as string);
  return [
    `MERGE ${tableQuoted(table)} AS kept`,
    'USING (',
    `  SELECT ${listed(names, (name) => name)}`,
    `  FROM ${tableQuoted(staging)}`,
    '  WHERE TRUE',
    `  QUALIFY ROW_NUMBER() OVER (PARTITION BY ${key} ORDER BY ${ORDER_FIELD} DESC) = 1`,
    ') AS came',
    `ON kept.${key} = came.${key} AND ${daysCondition(`kept.${nameQuoted(shape.day)}`, days)}`,
    `WHEN MATCHED THEN UPDATE SET ${listed(names, (name) => `${name} = came.${name}`)}`,
    `WHEN NOT MATCHED THEN INSERT (${listed(names, (name) => name)}) VALUES (${listed(names, (name) => `came.${name}`)})`,
  ].join('\n');
}

/** Counts the rows of days, and how many records these are. Fields: the day, its rows, its records, the sum of the measure. */
export function countsStatement(table: WarehouseTable, { day, key, measure }: TableShape, days: readonly DateRange[]): string {
  const records = key === undefined ? 'COUNT(*)' : `COUNT(DISTINCT ${nameQuoted(key)})`;
  const sum = measure === undefined ? '0' : `COALESCE(SUM(${nameQuoted(measure)}), 0)`;
  return [
    `SELECT ${nameQuoted(day)}, COUNT(*) AS row_count, ${records} AS record_count, ${sum} AS measure_sum`,
    `FROM ${tableQuoted(table)}`,
    `WHERE ${daysCondition(nameQuoted(day), days)}`,
    `GROUP BY ${nameQuoted(day)}`,
    `ORDER BY ${nameQuoted(day)}`,
  ].join('\n');
}

/** All rows of some days, whatever fields the table has. Somebody may have it take no statement without days. */
export const rowsStatement = (table: WarehouseTable, day: string, days: DateRange): string =>
  `SELECT *\nFROM ${tableQuoted(table)}\nWHERE ${daysCondition(nameQuoted(day), [days])}`;

/** All rows of a day that was too large for one load, from where its pieces wait. */
export const waitingStatement = (staging: WarehouseTable, shape: TableShape): string =>
  `SELECT ${listed(
    shape.fields.map(({ name }) => name),
    (name) => name,
  )}\nFROM ${tableQuoted(staging)}`;

/** Rows of some days and some people. The days are literals, so that no other partition is read. */
export function readingStatement(table: WarehouseTable, { fields, day, days, anyOf, orderedBy, most }: RowsAsked): string {
  return [
    `SELECT ${listed(fields, (name) => name)}`,
    `FROM ${tableQuoted(table)}`,
    `WHERE ${daysCondition(nameQuoted(day), [days])}`,
    ...(anyOf.length === 0 ? [] : [`  AND (${anyOf.map(filterCondition).join(' OR ')})`]),
    ...(orderedBy.length === 0 ? [] : [`ORDER BY ${listed(orderedBy, (name) => name)}`]),
    ...(most === undefined ? [] : [`LIMIT ${most}`]),
  ].join('\n');
}

const SIGNS: Readonly<Record<RowLimit['is'], string>> = { below: '<', above: '>' };

/** Names of a list have commas between, and may have some of their own. */
function filterCondition(filter: RowFilter): string {
  const field = nameQuoted(filter.field);
  if ('ids' in filter) return `${field} IN (${filter.ids.join(', ')})`;
  // A whole number without an exponent could be more than an INT64 is.
  if ('than' in filter) return `${field} ${SIGNS[filter.is]} ${filter.than.toExponential()}`;
  // There are wall times with milliseconds.
  if ('thanSeconds' in filter)
    return `DATETIME_DIFF(${field}, DATETIME(${nameQuoted(filter.since)}), MILLISECOND) / 1000 ${SIGNS[filter.is]} ${filter.thanSeconds.toExponential()}`;
  if ('thanTime' in filter) return `TIME(${field}) ${SIGNS[filter.is]} TIME ${textQuoted(filter.thanTime)}`;
  return `STRPOS(CONCAT(', ', ${field}, ', '), ${textQuoted(`, ${filter.name}, `)}) > 0`;
}
