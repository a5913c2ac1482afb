import { STREAMS } from '../../api/streams/streams';
import type { Cell, Row } from '../../model/cell';
import { compareCells } from '../../model/cell-order';
import { MOST_SORTED_IN_MEMORY } from '../../table/cells/memory-limits';
import type { RowRange } from '../../table/cells/row-range';
import type { OutputColumn } from '../../table/place/output-column';
import type { RowHeap } from '../../table/staging/row-heap';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';

/** By what rows are sorted: places in a row, and how a day is read that stands in the key alone. */
interface Order {
  readonly day: number;
  readonly name: number;
}

/**
 * Hours come by day and then by name, as the function gives them, and the log by time: a server may answer newest day first. What is not
 * among a report's columns but in a record's key counts too.
 * @param output the report's columns; behind its cells a row has the key of its record
 */
function orderOf({ stream }: Report, output: readonly OutputColumn[], keyPlace: number): Order {
  const placeOf = (...keys: readonly string[]): number => output.findIndex(({ key }) => keys.includes(key));
  const { record, owner } = STREAMS[stream];
  const day = placeOf(record.when);
  if (!record.tellsOwner) return { day, name: -1 };
  const name = placeOf(owner);
  return { day: day === -1 ? keyPlace : day, name: name === -1 ? placeOf('groups') : name };
}

/** A key of hours begins with the day. */
const dayIn = (cell: Cell | undefined): number => {
  const day = typeof cell === 'number' ? cell : Number.parseFloat(String(cell ?? '').replace('?', ''));
  return Number.isNaN(day) ? Number.POSITIVE_INFINITY : day;
};

function comparing({ day, name }: Order): (one: Row, other: Row) => number {
  return (one, other) => {
    const [left, right] = [dayIn(one[day]), dayIn(other[day])];
    return left === right ? compareCells(one[name], other[name]) : left - right;
  };
}

/** Rows in their order; those that say the same of it stay as they came. */
export function rowsInOrder(report: Report, output: readonly OutputColumn[], rows: readonly Row[], keyPlace: number): readonly Row[] {
  const order = orderOf(report, output, keyPlace);
  return order.day === -1 ? rows : [...rows].sort(comparing(order));
}

/**
 * Whether rows on the hidden sheet are to be sorted, and can be: they are taken as they are where they are in order, or too many to be read
 * back.
 * @param ranges the rows as they would be taken
 */
export function* isToSort(
  report: Report,
  output: readonly OutputColumn[],
  heap: RowHeap,
  keyPlace: number,
  ranges: readonly RowRange[],
): Task<boolean> {
  const { day, name } = orderOf(report, output, keyPlace);
  if (day === -1 || heap.count() * keyPlace > MOST_SORTED_IN_MEMORY) return false;
  const compare = comparing({ day: 0, name: 1 });
  let [before, isSorted]: [Row | undefined, boolean] = [undefined, true];
  yield* heap.eachOf(ranges, name === -1 ? [day] : [day, name], (row) => {
    if (before && compare(before, row) > 0) isSorted = false;
    before = row;
  });
  return !isSorted;
}
