/**
 * Lists to choose from as data, on a spreadsheet's anchors: each goes where its cells go, and a cell has one at most.
 * @module
 */
import { newAnchorId, overlaps } from './anchors';
import type { Area, SpreadsheetBackend } from './backend';

export interface DropDown extends Readonly<Record<string, unknown>> {
  readonly words: readonly string[];
  /** Whether the cells have an arrow. */
  readonly isShown: boolean;
  /** Whether something else may be typed; with a question before, where `warning` is not empty. */
  readonly takesOthers: boolean;
  readonly warning: string;
}

/** The lists that an area meets, each as far as it does. */
export function dropDownsIn(backend: SpreadsheetBackend, area: Area): readonly { readonly area: Area; readonly list: DropDown }[] {
  return backend.anchors('drop-down').flatMap(({ sheet, span, facts }) => {
    const { row, column, rows, columns } = span;
    const own = { sheet, row, column, rows: rows ?? area.row + area.rows, columns: columns ?? area.column + area.columns };
    return overlaps(own, area) ? [{ area: own, list: facts as unknown as DropDown }] : [];
  });
}

/** Gives cells a list, or none. */
export function setDropDown(backend: SpreadsheetBackend, area: Area, list: DropDown | undefined): void {
  for (const { id, sheet, span, facts } of backend.anchors('drop-down')) {
    const whole = { sheet, row: span.row, column: span.column, rows: span.rows ?? 1_048_576, columns: span.columns ?? 16_384 };
    if (!overlaps(whole, area)) continue;
    backend.removeAnchor(id);
    for (const { sheet: key, ...rest } of around(whole, area))
      backend.putAnchor({ id: newAnchorId('drop-down'), kind: 'drop-down', sheet: key, span: rest, facts });
  }
  const { sheet, row, column, rows, columns } = area;
  if (list)
    backend.putAnchor({ id: newAnchorId('drop-down'), kind: 'drop-down', sheet, span: { row, column, rows, columns }, facts: list });
}

/** What of an area is above, below, left and right of a part of it. */
function around(area: Area, part: Area): readonly Area[] {
  const [lastRow, lastColumn] = [area.row + area.rows, area.column + area.columns];
  const [top, bottom] = [Math.max(area.row, part.row), Math.min(lastRow, part.row + part.rows)];
  const [left, right] = [Math.max(area.column, part.column), Math.min(lastColumn, part.column + part.columns)];
  const beside = { sheet: area.sheet, row: top, rows: bottom - top };
  return [
    { ...area, rows: top - area.row },
    { ...area, row: bottom, rows: lastRow - bottom },
    { ...beside, column: area.column, columns: left - area.column },
    { ...beside, column: right, columns: lastColumn - right },
  ].filter(({ rows, columns }) => rows > 0 && columns > 0);
}
