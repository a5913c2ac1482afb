import type { SheetValue } from '../../sheet-writer';

/** A typed cell that goes to another row, or whose row is emptied before it is written again. */
export interface TypedCell {
  /** Counted from the report's last column. */
  readonly column: number;
  /** Its row and the one it goes to, counted from the report's first; -1 when its record is gone. */
  readonly row: number;
  readonly to: number;
  /** `undefined` for a formula, which can only stay. */
  readonly value: SheetValue | undefined;
  /** Whether it stays in its row while that is emptied: then only the key here tells the record after a kill. */
  readonly stays?: true;
  /** Whether no other cell of its column had its text, so that it's known wherever people sorted it to. */
  readonly only?: true;
  /** A word of its record's key. */
  readonly key: string;
  /** The record, for people. */
  readonly of: string;
  readonly format?: string;
}

/** A word for a cell's column and row. */
export const cellWord = ({ column, row }: Pick<TypedCell, 'column' | 'row'>): string => `${column} ${row}`;
