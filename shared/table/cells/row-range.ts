/** Rows that stand one below the other, by their places from 0 on. */
export interface RowRange {
  readonly from: number;
  readonly count: number;
}

/** Places in ascending order as ranges. */
export function placeRanges(places: Iterable<number>): readonly RowRange[] {
  const found: RowRange[] = [];
  for (const place of places) addTo(found, place);
  return found;
}

/** Neighbouring rows of which something holds. */
export function runs(count: number, holds: (at: number) => boolean): readonly RowRange[] {
  const found: RowRange[] = [];
  for (let at = 0; at < count; at += 1) if (holds(at)) addTo(found, at);
  return found;
}

function addTo(found: { from: number; count: number }[], place: number): void {
  const last = found[found.length - 1];
  if (last && last.from + last.count === place) last.count += 1;
  else found.push({ from: place, count: 1 });
}
