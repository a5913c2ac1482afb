import { quoted } from './engine';
import type { Twin } from './plan';
import { dotted } from './references';
import type { Filter } from './statement';
import { daysOf, listed, nullable } from './twin-parts';

/** What `STRPOS` and `CONCAT` come to, or comparing: of nothing, nothing. A wall time is kept as `2026-03-31T09:15:00.5`. */
function fits(filter: Filter): string {
  const field = quoted(filter.field);
  if ('ids' in filter) return `${field} IN (${filter.ids.join(', ')})`;
  if ('number' in filter) return `${field} ${filter.sign} ${filter.number}`;
  if ('since' in filter) {
    const day = `strftime('%s', ${quoted(filter.since)})`;
    return `strftime('%s', substr(${field}, 1, 19)) - ${day} + CAST('0' || substr(${field}, 20) AS REAL) ${filter.sign} ${filter.seconds}`;
  }
  if ('time' in filter) return `substr(${field}, 12) ${filter.sign} '${filter.time}'`;
  return `instr(', ' || ${field} || ', ', '${filter.text.replaceAll("'", "''")}') > 0`;
}

/** Some columns of some days, of all rows or those of some people, in an order or in none, all of them or the first. */
const reading = (some: boolean, inOrder: boolean, isLimited: boolean): Twin => ({
  name: `reading${some ? ' of some people' : ''}${inOrder ? ' in order' : ''}${isLimited ? ' up to a number' : ''}`,
  statement: `
    SELECT {fields:names}
    FROM {table:table}
    WHERE {days:days}
    ${some ? 'AND ({filters:filters})' : ''}
    ${inOrder ? 'ORDER BY {order:names}' : ''}
    ${isLimited ? 'LIMIT {most:number}' : ''}`,
  plan(holes, catalog) {
    const table = holes.get('table', 'table');
    const days = holes.get('days', 'days');
    const filters = some ? holes.get('filters', 'filters') : [];
    const columns = catalog.some(table, holes.get('names', 'fields'));
    const by = catalog.some(table, [
      ...(days.field === undefined ? [] : [days.field]),
      ...filters.flatMap((filter) => ('since' in filter ? [filter.field, filter.since] : [filter.field])),
    ]);
    const order = inOrder ? catalog.some(table, holes.get('names', 'order')) : [];
    const sql = [
      `SELECT ${listed(columns)} FROM ${quoted(dotted(table))} WHERE ${daysOf(days)}`,
      ...(some ? [`AND (${filters.map(fits).join(' OR ')})`] : []),
      ...(inOrder ? [`ORDER BY ${listed(order)}`] : []),
      ...(isLimited ? [`LIMIT ${holes.get('number', 'most')}`] : []),
    ].join(' ');
    return {
      type: 'SELECT',
      reads: [{ table, columns: [...new Set([...columns, ...by, ...order])], days: daysOf(days) }],
      columns: columns.map(nullable),
      sql,
    };
  },
});

/** What is read of a table for a report. */
export const READING_TWINS: readonly Twin[] = [true, false].flatMap((some) =>
  [true, false].flatMap((inOrder) => [true, false].map((isLimited) => reading(some, inOrder, isLimited))),
);
