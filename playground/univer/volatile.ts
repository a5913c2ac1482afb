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

export interface VolatileFormulas {
  /** True when the formula in a cell names NOW, RAND or RANDBETWEEN, or refers to a cell whose formula does, at whatever distance. */
  isVolatile(place: CellPlace): boolean;
  /** The workbook's formulas may have changed. */
  reset(): void;
}

export function createVolatileFormulas(workbook: Workbook, formulas: FormulaDataModel): VolatileFormulas {
  const lexer = new LexerTreeBuilder();
  // Collecting a workbook's formulas goes through all its cells, so it is done once for all that are computed together.
  let known: ReturnType<FormulaDataModel['getFormulaData']> | undefined;

  function formulasOf(sheet: string) {
    known ??= formulas.getFormulaData();
    return known[workbook.getUnitId()]?.[sheet] ?? {};
  }

  function formulaAt({ sheet, row, column }: CellPlace): string {
    const item = formulasOf(sheet)[row]?.[column];
    return item?.x === undefined && item?.y === undefined ? (item?.f ?? '') : lexer.moveFormulaRefOffset(item.f, item.x ?? 0, item.y ?? 0);
  }

  /** The cells with a formula in what a reference names. */
  function referred(node: ISequenceNode, ownSheet: string): CellPlace[] {
    const { range, sheetName } = deserializeRangeWithSheet(node.token.trim());
    const sheet = sheetName ? workbook.getSheetBySheetName(sheetName)?.getSheetId() : ownSheet;
    if (sheet === undefined) return [];
    const cells: CellPlace[] = [];
    for (const [row, line] of Object.entries(formulasOf(sheet))) {
      if (!within(Number(row), range.startRow, range.endRow)) continue;
      for (const column of Object.keys(line ?? {})) {
        if (within(Number(column), range.startColumn, range.endColumn)) cells.push({ sheet, row: Number(row), column: Number(column) });
      }
    }
    return cells;
  }

  function check(place: CellPlace, seen: Set<string>): boolean {
    const key = `${place.sheet}!${place.row}:${place.column}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return (lexer.sequenceNodesBuilder(formulaAt(place)) ?? []).some((node) => {
      if (typeof node === 'string') return false;
      if (node.nodeType === sequenceNodeType.FUNCTION) return VOLATILE.has(node.token.trim().toUpperCase());
      return node.nodeType === sequenceNodeType.REFERENCE && referred(node, place.sheet).some((cell) => check(cell, seen));
    });
  }

  return {
    isVolatile: (place) => check(place, new Set()),
    reset: () => {
      known = undefined;
    },
  };
}

/** Whole rows and columns have no bounds on their other side: these are NaN. */
function within(index: number, first: number, last: number): boolean {
  return !(index < first) && !(index > last);
}
