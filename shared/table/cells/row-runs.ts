/** Neighbouring rows of which something holds. */
export function runs(count: number, holds: (at: number) => boolean): readonly { readonly from: number; readonly count: number }[] {
  const found: { from: number; count: number }[] = [];
  for (let at = 0; at < count; at += 1) {
    if (!holds(at)) continue;
    const last = found[found.length - 1];
    if (last && last.from + last.count === at) last.count += 1;
    else found.push({ from: at, count: 1 });
  }
  return found;
}
