/**
 * Names and values inside a statement, such that none of them ends what it is in.
 * Source: cloud.google.com/bigquery/docs/reference/standard-sql/lexical, "Quoted identifiers" (which have the escapes of string literals).
 * @module
 */
import type { DateRange } from '../model/date-range';
import { isoDay } from '../model/serial';
import type { WarehouseTable } from '../warehouse/warehouse';

const NAMED: Readonly<Record<string, string>> = { '\\': '\\\\', '`': '\\`', "'": "\\'", '\n': '\\n', '\r': '\\r' };

const escaped = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\\`'\n\r]/g, (sign) => NAMED[sign] as string)
    .replace(/[\p{Cc}\u2028\u2029]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A field, or another name of one part. */
export const nameQuoted = (name: string): string => `\`${escaped(name)}\``;

/** A table by its full name. */
export const tableQuoted = ({ project, dataset, table }: Omit<WarehouseTable, 'location'>): string =>
  nameQuoted(`${project}.${dataset}.${table}`);

/** A text as a literal. */
export const textQuoted = (text: string): string => `'${escaped(text)}'`;

const dayWritten = (day: number): string => `DATE '${isoDay(day)}'`;

/**
 * Whether a field's day is one of some days, as literals, since partitions are pruned by nothing else: cloud.google.com/bigquery/docs/querying-partitioned-tables.
 * Ranges that touch are one.
 */
export function daysCondition(field: string, days: readonly DateRange[]): string {
  const joined: DateRange[] = [];
  for (const range of [...days].sort((one, other) => one.from - other.from)) {
    const last = joined[joined.length - 1];
    if (last === undefined || range.from > last.to + 1) joined.push(range);
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  if (joined.length === 0) return 'FALSE';
  return `(${joined.map(({ from, to }) => `${field} BETWEEN ${dayWritten(from)} AND ${dayWritten(to)}`).join(' OR ')})`;
}
