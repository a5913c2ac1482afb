/** Runs of numbers that follow each other: `[2, 3, 7]` is 2 and 3, then 7. */
export function sequences(indexes: readonly number[]): readonly { readonly at: number; readonly from: number; readonly count: number }[] {
  const found: { at: number; from: number; count: number }[] = [];
  indexes.forEach((index, at) => {
    const last = found[found.length - 1];
    if (last && index === last.from + last.count) last.count += 1;
    else found.push({ at, from: index, count: 1 });
  });
  return found;
}
