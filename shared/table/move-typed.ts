import type { SheetArea, SheetValue, SheetWriter } from '../sheet-writer';
import { type Task, wait } from '../task';
import type { Placement } from './placement';
import { runs } from './row-runs';
import type { TypedPlan } from './typed-beside';

/** Moves the cells; it may be done again after it was killed. */
export function* moveTyped(sheets: SheetWriter, placement: Placement, { cells, emptied, usual }: TypedPlan, rows: number): Task<void> {
  const last = Math.max(...placement.columns.values());
  const first = placement.header + 1;
  const areas = (places: readonly (readonly [column: number, row: number])[]): readonly SheetArea[] =>
    [...new Set(places.map(([column]) => column))].flatMap((column) => {
      const own = new Set(places.flatMap(([other, row]) => (other === column ? [row] : [])));
      return runs(Math.max(...own) + 1, (row) => own.has(row)).map(({ from, count }) => ({
        sheet: placement.sheet,
        row: first + from,
        column: last + column,
        rows: count,
        columns: 1,
      }));
    });
  if (emptied.length > 0) yield* wait(sheets.clear(areas(emptied)));
  const placed = cells.filter(({ to, stays }) => to !== -1 && !stays);
  for (const area of areas(placed.map(({ column, to }) => [column, to]))) {
    const valueAt = (row: number): SheetValue =>
      placed.find(({ column, to }) => last + column === area.column && first + to === row)?.value ?? '';
    yield* wait(
      sheets.write(
        area,
        Array.from({ length: area.rows }, (_, at) => [valueAt(area.row + at)]),
      ),
    );
  }
  for (const pattern of new Set(placed.flatMap(({ format = 'General' }) => (format === 'General' ? [] : [format]))))
    yield* wait(
      sheets.format(areas(placed.flatMap(({ column, to, format }) => (format === pattern ? [[column, to] as const] : []))), pattern),
    );
  const goals = new Set(placed.map(({ column, to }) => `${column} ${to}`));
  for (const [column, row] of emptied) {
    const source = usual.get(column);
    if (source === undefined || row >= rows || goals.has(`${column} ${row}`) || goals.has(`${column} ${source}`)) continue;
    yield* wait(
      sheets.fillDown({ sheet: placement.sheet, row: first + source, column: last + column, rows: 1, columns: 1 }, first + row, 1),
    );
  }
}
