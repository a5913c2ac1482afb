/** Rows that stand one below the other, by their places from 0 on. */
export interface RowRange {
  readonly from: number;
  readonly count: number;
}

/** Places in ascending order as ranges. */
export function placeRanges(places: Iterable<number>): readonly RowRange[] {
  const found: { from: number; count: number }[] = [];
  for (const place of places) {
    const last = found[found.length - 1];
    if (last && last.from + last.count === place) last.count += 1;
    else found.push({ from: place, count: 1 });
  }
  return found;
}
