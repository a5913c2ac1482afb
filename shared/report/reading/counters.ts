/** What was counted in the rows while they were read; plain JSON, so that a refresh can go on later. */
export interface Counters {
  readonly rows: number;
  /** Rows whose active and passive time do not add up to their total. */
  readonly wrongSums: number;
  /** Rows with more than 24 hours. */
  readonly longDays: number;
  /** The first and the last day of the rows, as serial numbers. */
  readonly first?: number;
  readonly last?: number;
  /** Records of other days that were left out. */
  readonly leftOut: number;
  /** Texts that are longer than a cell takes. */
  readonly cut?: number;
}

/** The counters before the first page. */
export const NO_COUNTERS: Counters = { rows: 0, wrongSums: 0, longDays: 0, leftOut: 0 };

/** What was counted in two lots of rows. */
export function countedTogether(one: Counters, other: Counters): Counters {
  const days = [one.first, one.last, other.first, other.last].filter((day) => day !== undefined);
  return {
    rows: one.rows + other.rows,
    wrongSums: one.wrongSums + other.wrongSums,
    longDays: one.longDays + other.longDays,
    leftOut: one.leftOut + other.leftOut,
    cut: (one.cut ?? 0) + (other.cut ?? 0),
    ...(days.length > 0 ? { first: Math.min(...days), last: Math.max(...days) } : {}),
  };
}
