import { plainWord } from './words';

/** The one of these that a misspelt word most probably means: one or two letters away, and no other as near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const wanted = plainWord(word);
  const most = wanted.length < 5 ? 1 : 2;
  let best: string | undefined;
  let least = most + 1;
  for (const one of known) {
    const away = distance(wanted, plainWord(one));
    if (away === least && best !== one) best = undefined;
    if (away < least) [best, least] = [one, away];
  }
  return wanted.length < 3 ? undefined : best;
}

/** More than these are all the same. */
const FAR = 2;

/** How many letters have to be put in, left out, exchanged or swapped with their neighbors. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > FAR) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const ways = [(row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (isSame ? 0 : 1)];
      next.push(Math.min(...ways, swapped ? (before[j - 2] as number) + 1 : Number.POSITIVE_INFINITY));
    }
    // No later row has less. A list has many thousand names, nearly all of which are other words from the beginning.
    if (next.every((away) => away > FAR)) return Number.POSITIVE_INFINITY;
    [before, row] = [row, next];
  }
  return row[other.length] as number;
}
