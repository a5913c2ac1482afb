import type { SheetArea, SheetValue, SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnCells } from '../cells/column-cells';
import { runs } from '../cells/row-range';
import type { Placement } from '../place/placement';
import type { TypedPlan } from './typed-beside';
import { cellWord, type TypedCell } from './typed-cell';

/** What Google and Excel call the format of a cell that nobody has formatted. */
const GENERAL = 'General';
const PLAIN = '@';

/** Moves the cells; it may be done again after it was killed. */
export function* moveTyped(sheets: SheetWriter, placement: Placement, { cells, emptied, usual }: TypedPlan, rows: number): Task<void> {
  const last = Math.max(...placement.columns.values());
  const first = placement.header + 1;
  const areas = (places: readonly (readonly [column: number, row: number])[]): readonly SheetArea[] =>
    [...new Set(places.map(([column]) => column))].flatMap((column) => {
      const own = new Set(places.flatMap(([other, row]) => (other === column ? [row] : [])));
      return runs(Math.max(...own) + 1, (row) => own.has(row)).map(({ from, count }) =>
        columnCells(placement, last + column, first + from, count),
      );
    });
  if (emptied.length > 0) yield* wait(sheets.clear(areas(emptied)));
  const placed = cells.filter(({ to, stays }) => to !== -1 && !stays);
  // In a cell of plain text, a number would become a text.
  const lookOf = ({ format = GENERAL, value }: TypedCell): string => (typeof value === 'string' || format !== PLAIN ? format : GENERAL);
  for (const look of new Set(placed.map(lookOf))) {
    const some = placed.filter((cell) => lookOf(cell) === look);
    const seats = areas(some.map(({ column, to }) => [column, to]));
    if (look !== PLAIN) yield* wait(sheets.format(seats, look));
    for (const area of seats) {
      const valueAt = (row: number): SheetValue =>
        some.find(({ column, to }) => last + column === area.column && first + to === row)?.value ?? '';
      const values = Array.from({ length: area.rows }, (_, at) => [valueAt(area.row + at)]);
      yield* wait(sheets.write(area, values, look !== PLAIN));
    }
  }
  const goals = new Set(placed.map(({ column, to }) => cellWord({ column, row: to })));
  for (const [column, row] of emptied) {
    const source = usual.get(column);
    if (source === undefined || row >= rows || goals.has(cellWord({ column, row })) || goals.has(cellWord({ column, row: source })))
      continue;
    yield* wait(sheets.fillDown(columnCells(placement, last + column, first + source), first + row, 1));
  }
}
