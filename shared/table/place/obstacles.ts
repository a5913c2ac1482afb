import { cannotWrite, isTaken } from '#words/places';
import { type ActivTrakError, wrong } from '../../errors';
import { areaName } from '../../model/a1';
import type { SheetArea, SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';

/** Rows looked at in one piece. */
const ROWS_PER_READ = 20_000;

/**
 * Refuses to write where something else stands.
 * @throws ActivTrakError `argument` that names the first cells in the way.
 */
export function* refuseOccupied(sheets: SheetWriter, name: string, sheetName: string, areas: readonly SheetArea[]): Task<void> {
  for (const area of areas) {
    for (let row = area.row; row < area.row + area.rows; row += ROWS_PER_READ) {
      const piece = { ...area, row, rows: Math.min(ROWS_PER_READ, area.row + area.rows - row) };
      const taken = yield* occupiedIn(sheets, piece);
      if (taken === undefined) continue;
      throw inTheWay(name, sheetName, area, taken);
    }
  }
}

/** Something stands where a report is going to be written. */
export const inTheWay = (name: string, sheetName: string, area: SheetArea, taken: SheetArea): ActivTrakError =>
  wrong(isTaken(name, areaName(area), sheetName, areaName(taken)));

/**
 * Refuses to write where the person at work may not, or where the host could not. Rows that have yet to be made count too.
 * @throws ActivTrakError `argument` with the host's reason.
 */
export function* refuseClosed(sheets: SheetWriter, name: string, areas: readonly SheetArea[]): Task<void> {
  const refused = yield* wait(sheets.refusal(areas));
  if (refused !== undefined) throw wrong(cannotWrite(name, refused));
}

/** The smallest rectangle around the filled cells of the first filled row and those below it that are filled too. */
function* occupiedIn(sheets: SheetWriter, area: SheetArea): Task<SheetArea | undefined> {
  const [values = []] = yield* wait(sheets.read([area]));
  const formulas = yield* wait(sheets.formulas(area));
  const filled = values.map((row, at) =>
    row.flatMap((value, column) => (value === '' && (formulas[at]?.[column] ?? '') === '' ? [] : [column])),
  );
  const first = filled.findIndex((columns) => columns.length > 0);
  if (first === -1) return undefined;
  let last = first;
  while ((filled[last + 1]?.length ?? 0) > 0) last += 1;
  const columns = filled.slice(first, last + 1).flat();
  const left = Math.min(...columns.slice(0, 1000));
  const right = Math.max(...columns.slice(0, 1000));
  return { sheet: area.sheet, row: area.row + first, column: area.column + left, rows: last - first + 1, columns: right - left + 1 };
}

/** Whether nothing is in an area, not even a formula that shows nothing. */
export function* isEmpty(sheets: SheetWriter, area: SheetArea): Task<boolean> {
  const [values = []] = yield* wait(sheets.read([area]));
  if (values.some((row) => row.some((value) => value !== ''))) return false;
  return (yield* wait(sheets.formulas(area))).every((row) => row.every((formula) => formula === ''));
}
