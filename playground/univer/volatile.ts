/** Whether a formula depends on what is different each time: Google never finishes a custom function that does. */

import type { Workbook } from '@univerjs/core';
import {
  deserializeRangeWithSheet,
  type FormulaDataModel,
  type ISequenceNode,
  LexerTreeBuilder,
  sequenceNodeType,
} from '@univerjs/engine-formula';

const VOLATILE = new Set(['NOW', 'RAND', 'RANDBETWEEN']);

/** A cell by its place; `sheet` is the sheet's id. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** True when the formula in a cell names NOW, RAND or RANDBETWEEN, or refers to a cell whose formula does, at whatever distance. */
export function isVolatile(workbook: Workbook, formulas: FormulaDataModel, place: CellPlace, seen = new Set<string>()): boolean {
  const key = `${place.sheet}!${place.row}:${place.column}`;
  if (seen.has(key)) return false;
  seen.add(key);
  const formula = formulas.getFormulaStringByCell(place.row, place.column, place.sheet, workbook.getUnitId());
  if (!formula) return false;
  const nodes = new LexerTreeBuilder().sequenceNodesBuilder(formula) ?? [];
  return nodes.some((node) => {
    if (typeof node === 'string') return false;
    if (node.nodeType === sequenceNodeType.FUNCTION) return VOLATILE.has(node.token.trim().toUpperCase());
    if (node.nodeType !== sequenceNodeType.REFERENCE) return false;
    return referredFormulas(workbook, formulas, node, place.sheet).some((cell) => isVolatile(workbook, formulas, cell, seen));
  });
}

/** The cells with a formula in what a reference names. */
function referredFormulas(workbook: Workbook, formulas: FormulaDataModel, node: ISequenceNode, ownSheet: string): CellPlace[] {
  const { range, sheetName } = deserializeRangeWithSheet(node.token.trim());
  const sheet = sheetName ? workbook.getSheetBySheetName(sheetName)?.getSheetId() : ownSheet;
  const rows = sheet === undefined ? undefined : formulas.getFormulaData()[workbook.getUnitId()]?.[sheet];
  if (sheet === undefined || !rows) return [];
  const cells: CellPlace[] = [];
  for (const [row, line] of Object.entries(rows)) {
    if (!within(Number(row), range.startRow, range.endRow)) continue;
    for (const column of Object.keys(line ?? {})) {
      if (within(Number(column), range.startColumn, range.endColumn)) cells.push({ sheet, row: Number(row), column: Number(column) });
    }
  }
  return cells;
}

/** Whole rows and columns have no bounds on their other side: these are NaN. */
function within(index: number, first: number, last: number): boolean {
  return !(index < first) && !(index > last);
}
