/** Where Univer shows a result otherwise than a host: its results are changed before they reach the cells. */
import { ErrorType } from '@univerjs/engine-formula';
import type { CellRules } from './cell-rules';

/** Cells by row and column, as Univer's mutations have them. */
export type CellMatrix = Readonly<Record<number, Readonly<Record<number, { v?: unknown; f?: unknown; si?: unknown } | null | undefined>>>>;

/** Matrices by unit and sheet. */
export type ByUnit = Readonly<Record<string, Readonly<Record<string, CellMatrix | null | undefined>> | null | undefined>>;

/** Univer has Excel's words where a result has no room, and where it is empty; Google has others. */
export function nameErrors(results: ByUnit | undefined, { noRoom, nothing }: Pick<CellRules, 'noRoom' | 'nothing'>): void {
  for (const matrix of matricesOf(results)) {
    for (const { cell } of eachCell(matrix)) {
      if (cell?.v === ErrorType.SPILL) (cell as { v: unknown }).v = noRoom;
      else if (cell?.v === ErrorType.CALC) (cell as { v: unknown }).v = nothing;
    }
  }
}

/** Univer shows 0 where a result has an empty cell: such cells are taken out of it. */
export function leaveEmpty(spilled: ByUnit | undefined): void {
  for (const matrix of matricesOf(spilled)) {
    for (const { row, column, cell } of eachCell(matrix)) {
      if (cell && (cell.v === null || cell.v === undefined)) delete (matrix[row] as Record<number, unknown>)[column];
    }
  }
}

export function* eachCell(matrix: CellMatrix | undefined) {
  for (const [row, line] of Object.entries(matrix ?? {})) {
    for (const [column, cell] of Object.entries(line ?? {})) yield { row: Number(row), column: Number(column), cell };
  }
}

function matricesOf(units: ByUnit | undefined): CellMatrix[] {
  return Object.values(units ?? {}).flatMap((sheets) => Object.values(sheets ?? {}).flatMap((matrix) => (matrix ? [matrix] : [])));
}
