/**
 * What is still to be changed on a chart that stands in the document: only what is asked for now and was not before, and only where it
 * is still as it was left. What a person changed is the person's.
 * @module
 */
import { type AskedChart, type ChartChange, type ChartLook, LOOK_FIELDS, type ShownChart } from '../chart-writer';
import type { SheetArea } from '../sheet-writer';
import { columnCells } from '../table/cells/column-cells';
import { type ChartedTable, keysShown, rowsCharted } from './asked-chart';

/** How a chart was asked for last, and how it looked right after. */
export interface LeftChart {
  readonly asked: ChartLook;
  readonly look: ChartLook;
  /** The columns that it was asked to show, by key. */
  readonly keys: readonly string[];
}

/** What to change on a chart as it is `now`; `undefined` where that is nothing. */
export function chartChange(asked: AskedChart, left: LeftChart, now: ShownChart, table: ChartedTable): ChartChange | undefined {
  const fields = LOOK_FIELDS.filter((field) => asked.look[field] !== left.asked[field] && now.look[field] === left.look[field]);
  const ranges = rangesWanted(asked, left, now, table);
  if (fields.length === 0 && ranges === undefined) return undefined;
  return {
    ...(fields.length > 0 ? { look: Object.fromEntries(fields.map((field) => [field, asked.look[field]])) } : {}),
    ...(ranges ? { ranges } : {}),
  };
}

/**
 * Rows that come and go are followed. Where a person chose other columns of the table these stay. Among them, a column beside the table has its rows, too,
 * and other cells are left alone.
 */
function rangesWanted({ ranges }: AskedChart, { keys }: LeftChart, now: ShownChart, table: ChartedTable): AskedChart['ranges'] | undefined {
  if (now.ranges === undefined) return ranges;
  const there = singleColumns(now.ranges);
  const shown = there.map((range) => keysShown([range], table)?.[0]);
  const own = there.find((_, at) => shown[at] !== undefined);
  if (own === undefined || shown.length < 2) return undefined;
  const isAsLeft =
    shown.every((key) => key !== undefined && keys.includes(key)) && keys.every((key) => shown.includes(key) || !table.columns.has(key));
  const rows = { row: table.header, rows: rowsCharted(table) };
  const isBeside = (range: SheetArea): boolean => range.sheet === own.sheet && range.row === own.row && range.rows === own.rows;
  const wanted = isAsLeft ? ranges : there.map((range, at) => (shown[at] !== undefined || isBeside(range) ? { ...range, ...rows } : range));
  const isSame = JSON.stringify(there) === JSON.stringify(singleColumns(wanted));
  return isSame ? undefined : wanted;
}

/** Hosts may join ranges that are next to each other. */
const singleColumns = (ranges: AskedChart['ranges']): AskedChart['ranges'] =>
  ranges.flatMap(({ sheet, row, column, rows, columns }) =>
    Array.from({ length: columns }, (_, at) => columnCells({ sheet }, column + at, row, rows)),
  );

/**
 * What to keep in mind of a chart once it is as asked. Where a person changed something, how it was before stays known.
 * @param change what was just changed on it
 * @param now as it is after that
 */
export function leftAfter(
  asked: AskedChart,
  before: LeftChart | undefined,
  change: ChartChange | undefined,
  now: ShownChart,
  table: ChartedTable,
): LeftChart {
  const fieldLeft = (field: keyof ChartLook): string => {
    const isOurs = before === undefined || change?.look?.[field] !== undefined || now.look[field] === asked.look[field];
    return isOurs ? now.look[field] : before.look[field];
  };
  const look = Object.fromEntries(LOOK_FIELDS.map((field) => [field, fieldLeft(field)])) as ChartLook;
  return { asked: asked.look, look, keys: keysShown(asked.ranges, table) ?? [] };
}
