import { STREAMS } from '../../api/streams/streams';
import type { Cell, Row } from '../../model/cell';
import { compareCells } from '../../model/cell-order';
import { MOST_SORTED_IN_MEMORY } from '../../table/cells/memory-limits';
import type { RowRange } from '../../table/cells/row-range';
import type { OutputColumn } from '../../table/place/output-column';
import type { RowHeap } from '../../table/staging/row-heap';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';
import { disguises } from '../definition/people-shown';

/** By what rows are sorted: places in a row. */
interface Order {
  readonly day: number;
  /** First by the first of them. */
  readonly names: readonly number[];
}

/**
 * Hours come by day and then by name, as the function gives them, and the log by time: a server may answer newest day first. What is not
 * among a report's columns but in a record's key counts too. Under pseudonyms no rows stay in a server's order, which may be that of names or IDs.
 * @param output the report's columns
 * @param keyPlace where a row has the key of its record; -1 where it has none, as a sum of many
 */
function orderOf(report: Report, output: readonly OutputColumn[], keyPlace: number): Order {
  const placeOf = (...keys: readonly string[]): number => output.findIndex(({ key }) => keys.includes(key));
  const { record, owner } = STREAMS[report.stream];
  const day = placeOf(record.when);
  if (!record.tellsOwner) return { day, names: [] };
  const name = placeOf(owner);
  const names = [name === -1 ? placeOf('groups') : name, ...(name === -1 && disguises(report) ? [keyPlace] : [])];
  return { day: day === -1 ? keyPlace : day, names: names.filter((place) => place !== -1) };
}

/** A key of hours begins with the day. */
const dayIn = (cell: Cell | undefined): number => {
  const day = typeof cell === 'number' ? cell : Number.parseFloat(String(cell ?? '').replace('?', ''));
  return Number.isNaN(day) ? Number.POSITIVE_INFINITY : day;
};

function comparing({ day, names }: Order): (one: Row, other: Row) => number {
  return (one, other) => {
    const [left, right] = [dayIn(one[day]), dayIn(other[day])];
    if (left !== right) return left - right;
    for (const name of names) {
      const order = compareCells(one[name], other[name]);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** Rows in their order; those that say the same of it stay as they came. */
export function rowsInOrder(report: Report, output: readonly OutputColumn[], rows: readonly Row[], keyPlace: number): readonly Row[] {
  const order = orderOf(report, output, keyPlace);
  return order.day === -1 && order.names.length === 0 ? rows : [...rows].sort(comparing(order));
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
  const { day, names } = orderOf(report, output, keyPlace);
  if (day === -1 || heap.count() * keyPlace > MOST_SORTED_IN_MEMORY) return false;
  const compare = comparing({ day: 0, names: names.map((_, at) => at + 1) });
  let [before, isSorted]: [Row | undefined, boolean] = [undefined, true];
  yield* heap.eachOf(ranges, [day, ...names], (row) => {
    if (before && compare(before, row) > 0) isSorted = false;
    before = row;
  });
  return !isSorted;
}
