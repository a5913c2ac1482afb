/** Univer's changes that move cells: rows and columns that come and go. */
import type { ICommandInfo, IRange } from '@univerjs/core';

/** Commands that rewrite the formulas which they move. */
export const CHANGES_SHAPE = /^sheet\.command\.(insert|remove|delete)-(row|col)/;

export interface ShapeChange {
  readonly sheet: string;
  readonly axis: 'row' | 'column';
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
