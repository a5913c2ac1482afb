import type { SheetArea, SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnCells } from '../cells/column-cells';
import { formatOfColumn } from '../place/output-column';
import type { ColumnGroup } from '../place/placement';
import type { Target } from '../place/target';

/** What the looks of rows depend on. */
interface ToFormat {
  readonly groups: readonly ColumnGroup[];
  /** How many rows there will be. */
  readonly rows: number;
  readonly target: Pick<Target, 'placement' | 'output' | 'unit'>;
}

/** Gives the looks of rows to those that are going to come below the ones that stand. */
export function* formatNewRows(sheets: SheetWriter, prepared: ToFormat): Task<void> {
  const { placement } = prepared.target;
  yield* formatRows(sheets, prepared, [{ row: placement.header + 1 + placement.rows, count: prepared.rows - placement.rows }]);
}

/** New rows look like the last one before them; the first ones get each column's own format. */
export function* formatRows(
  sheets: SheetWriter,
  { target, groups }: ToFormat,
  stretches: readonly { readonly row: number; readonly count: number }[],
): Task<void> {
  const { placement, output, unit } = target;
  const fresh = stretches.filter(({ count }) => count > 0);
  if (fresh.length === 0) return;
  const row = placement.header + placement.rows;
  const isModel = placement.rows > 0 && !fresh.some((stretch) => stretch.row === row);
  const areas = new Map<string, SheetArea[]>();
  for (const { column, indexes } of groups) {
    const last = { sheet: placement.sheet, row, column, rows: 1, columns: indexes.length };
    const before = isModel ? yield* wait(sheets.formats(last)) : [];
    indexes.forEach((index, at) => {
      const own = formatOfColumn(output[index], unit);
      // Text has to stay text whatever the row above was made to look like, and a number below an id that came as text a number.
      const pattern = own === '@' || before[at] === '@' ? own : (before[at] ?? own);
      const list = areas.get(pattern) ?? [];
      for (const stretch of fresh) list.push(columnCells(placement, column + at, stretch.row, stretch.count));
      areas.set(pattern, list);
    });
  }
  for (const [pattern, list] of areas) yield* wait(sheets.format(joined(list), pattern));
}

/** Neighbouring columns as one area. */
function joined(areas: readonly SheetArea[]): readonly SheetArea[] {
  const found: SheetArea[] = [];
  for (const area of areas) {
    const last = found[found.length - 1];
    if (last && last.row === area.row && last.rows === area.rows && last.column + last.columns === area.column)
      found[found.length - 1] = { ...last, columns: last.columns + 1 };
    else found.push(area);
  }
  return found;
}
