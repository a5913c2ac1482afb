import { inCell, withoutTotals } from '#words/formulas';
import { ActivTrakError } from '../errors';
import type { Cell } from '../model/cell';

/** A cell of a result: a value, or an error of its own, which a sum must carry. */
export type ResultCell = Cell | ActivTrakError;
/** One row of a result that spills. */
export type ResultRow = readonly ResultCell[];

/** What a function puts into its cell: a value, or rows that spill. */
export type FunctionResult = Cell | readonly ResultRow[];

const MOST_NAMED = 3;

/** The one error of a result with errors in its cells, for a host that takes none there: it names the first of them. */
export function failureIn(result: FunctionResult): ActivTrakError | undefined {
  if (typeof result !== 'object') return undefined;
  const rows = result;
  const failed = rows.flatMap((row, line) =>
    row.flatMap((cell, column) => {
      const position = row.length === 1 ? line + 1 : rows.length === 1 ? column + 1 : `${line + 1}, ${column + 1}`;
      return typeof cell === 'object' ? [{ cell, position }] : [];
    }),
  );
  const [first] = failed;
  if (!first) return undefined;
  const named = failed.slice(0, MOST_NAMED).map(({ cell, position }) => inCell(position, cell.message));
  return new ActivTrakError(first.cell.code, withoutTotals(named, failed.length - named.length));
}
