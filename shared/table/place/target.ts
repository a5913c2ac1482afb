import type { Cell, CellKind, Unit } from '../../model/cell';
import type { ReadBack } from '../cells/read-back';
import type { ColumnPlan } from './column-plan';
import type { OutputColumn } from './output-column';
import type { Placement } from './placement';

/** Columns that are written together. */
export interface Trace {
  readonly columns: readonly (readonly [key: string, kind: CellKind])[];
  /** How many rows, and a word for each of some of them, in their order; for all where these are as many. */
  readonly rows: number;
  readonly words: string;
  /** Its words are of names in the one way that this gives, since what stands there may be called otherwise by now. */
  readonly naming?: Naming | undefined;
}

/** Gives the names in a column as they are compared. */
export interface Naming {
  readonly key: string;
  readonly plain: (cell: Cell) => Cell;
}

/** A report's place and columns, ready to be written to. */
export interface Target {
  /** Whose marks it has. */
  readonly owner: string;
  readonly name: string;
  readonly unit: Unit;
  readonly output: readonly OutputColumn[];
  readonly readBack: ReadBack;
  readonly placement: Placement;
  /** Rows below the last that were looked at just now and are free. */
  readonly freeRows: number;
  /** So many of the rows that it is going to have are known to stand in their places. */
  readonly stand?: number;
  /** How the columns change before rows are written. */
  readonly plan?: ColumnPlan | undefined;
  /** What a refresh that has not ended may have put into claimed rows, where that is known. */
  readonly traces?: readonly Trace[] | undefined;
  /** The same of what comes again, where the words of then are not those of every row. */
  readonly again?: readonly Trace[] | undefined;
  readonly unfilled?: Unfilled | undefined;
}

/** Rows of a refresh that was killed before it filled people's formulas down beside them, and another one that has them; counted from the first. */
export interface Unfilled {
  readonly rows: readonly number[];
  readonly model: number;
}
