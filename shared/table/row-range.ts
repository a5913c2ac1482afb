/** Rows that stand one below the other, by their places from 0 on. */
export interface RowRange {
  readonly from: number;
  readonly count: number;
}
