import type { MarkedSheets } from '../../marks';
import type { Row } from '../../model/cell';
import type { SheetInfo, SheetValue } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnCells } from '../cells/column-cells';

/** A row that goes to another place. */
export interface Line {
  readonly row: number;
  /** The row in which it stood. */
  readonly before: number;
  readonly cells: Row;
  readonly what: 'record' | 'header' | 'status';
}

/** What stood in whole rows of a sheet before their lines were moved, in the order of the lines. */
export interface Before {
  readonly values: readonly (readonly SheetValue[])[];
  /** Relative to their cells, `''` where there is none. */
  readonly formulas: readonly (readonly string[])[];
  /** Number formats. */
  readonly looks: readonly (readonly string[])[];
  /** A record's row that stays where it is, and its formulas. */
  readonly model: number | undefined;
  readonly usual: readonly string[];
}

/**
 * Has a person's cells at the side of lines follow these into their places. What is about to be overwritten before it stands in its own place
 * is copied to the right of everything for as long, so that a refresh which is killed here loses none.
 * @param isKept whether a column belongs to a report, and stays as it is
 */
export function* putSides(
  sheets: MarkedSheets,
  info: SheetInfo,
  lines: readonly Line[],
  before: Before,
  isKept: (column: number) => boolean,
): Task<void> {
  const { values, formulas, looks, model, usual } = before;
  const sheet = { sheet: info.id };
  const valueAt = (at: number, column: number): SheetValue => values[at]?.[column] ?? '';
  const rowOf = (at: number): number => (lines[at] as Line).row;
  /** The format that a cell of theirs had. */
  const lookOf = (row: number, column: number): string => looks[lines.findIndex(({ before: was }) => was === row)]?.[column] ?? 'General';
  const isFormula = (at: number, column: number): boolean => (formulas[at]?.[column] ?? '') !== '';
  // A formula of another kind, or one that stayed where it was, was not sorted along.
  const isStrange = (column: number): boolean =>
    lines.some(({ what }, at) => isFormula(at, column) && (what !== 'record' || formulas[at]?.[column] !== usual[column]));
  const isUsed = (column: number): boolean => lines.some((_, at) => isFormula(at, column) || valueAt(at, column) !== '');
  const sides = Array.from({ length: info.columns }, (_, column) => column).filter(
    (column) => !isKept(column) && isUsed(column) && !isStrange(column),
  );
  // By lines: what stood in the row of a line that comes before.
  const overwritten = lines.flatMap((line, at) => (lines.slice(0, at).some(({ row }) => row === line.before) ? [at] : []));
  const endangered = (column: number): readonly number[] =>
    overwritten.filter((at) => !isFormula(at, column) && valueAt(at, column) !== '');
  const isTaken = (column: number): boolean => isKept(column) || isUsed(column);
  const spare = sides.some((column) => endangered(column).length > 0) ? yield* spareColumn(sheets, info, lines, isTaken) : undefined;

  for (const column of sides) {
    const copies = spare === undefined ? [] : endangered(column).map((at) => ({ at, cell: columnCells(sheet, spare, rowOf(at)) }));
    for (const { at, cell } of copies) yield* wait(sheets.write(cell, [[valueAt(at, column)]]));
    for (const [at, { row }] of lines.entries()) {
      const area = columnCells(sheet, column, row);
      if (isFormula(at, column)) {
        yield* wait(sheets.fillDown({ ...area, row: model ?? row }, row, 1));
        continue;
      }
      const [value, look] = [valueAt(at, column), looks[at]?.[column] ?? 'General'];
      if (value !== '' && look !== '@') yield* wait(sheets.format([area], look));
      yield* wait(sheets.write(area, [[value]], look !== '@'));
    }
    if (copies.length === 0) continue;
    yield* wait(sheets.clear(copies.map(({ cell }) => cell)));
    // Texts were written into cells of text.
    for (const { cell } of copies) yield* wait(sheets.format([cell], lookOf(cell.row, cell.column)));
  }
}

/** A column to the right of everything in these lines that may be written; `undefined` where there is no room for one. */
function* spareColumn(
  sheets: MarkedSheets,
  info: SheetInfo,
  lines: readonly Line[],
  isTaken: (column: number) => boolean,
): Task<number | undefined> {
  let column = info.columns;
  while (column > 0 && !isTaken(column - 1)) column -= 1;
  try {
    if (column === info.columns) yield* wait(sheets.grow(info.id, info.rows, column + 1));
    const cells = lines.map(({ row }) => columnCells({ sheet: info.id }, column, row));
    return (yield* wait(sheets.refusal(cells))) === undefined ? column : undefined;
  } catch {
    // A sheet that is full has its lines put right all the same.
    return undefined;
  }
}
