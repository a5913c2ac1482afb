/** Univer's changes that move cells: rows and columns that come, go and move. */
import type { ICommandInfo, IRange } from '@univerjs/core';

/** Commands that rewrite the formulas which they move. */
export const CHANGES_SHAPE = /^sheet\.command\.(insert|remove|delete)-(row|col)/;

export type Axis = 'row' | 'column';

export interface ShapeChange {
  readonly sheet: string;
  readonly axis: Axis;
  readonly first: number;
  /** Below 0 where they went away. */
  readonly count: number;
}

/** What a mutation does to the shape of a sheet; `undefined` for any other mutation. */
export function shapeChange({ id, params }: Readonly<ICommandInfo>): ShapeChange | undefined {
  const [, what, along] = /^sheet\.mutation\.(insert|remove)-(row|col)s?$/.exec(id) ?? [];
  if (what === undefined) return undefined;
  const { subUnitId, range } = params as { subUnitId: string; range: IRange };
  const [first, last] = along === 'row' ? [range.startRow, range.endRow] : [range.startColumn, range.endColumn];
  const count = last - first + 1;
  return { sheet: subUnitId, axis: along === 'row' ? 'row' : 'column', first, count: what === 'insert' ? count : -count };
}

/** Rows or columns that people, or a script, move before another one. */
export interface LineMove {
  readonly sheet: string;
  readonly axis: Axis;
  readonly first: number;
  readonly count: number;
  /** As lines are counted beforehand. */
  readonly before: number;
}

/** What a mutation moves; `undefined` for any other mutation. */
export function lineMove({ id, params }: Readonly<ICommandInfo>): LineMove | undefined {
  const [, along] = /^sheet\.mutation\.move-(row|column)s$/.exec(id) ?? [];
  if (along === undefined) return undefined;
  const { subUnitId: sheet, sourceRange, targetRange } = params as { subUnitId: string; sourceRange: IRange; targetRange: IRange };
  return along === 'row'
    ? {
        sheet,
        axis: 'row',
        first: sourceRange.startRow,
        count: sourceRange.endRow - sourceRange.startRow + 1,
        before: targetRange.startRow,
      }
    : {
        sheet,
        axis: 'column',
        first: sourceRange.startColumn,
        count: sourceRange.endColumn - sourceRange.startColumn + 1,
        before: targetRange.startColumn,
      };
}
