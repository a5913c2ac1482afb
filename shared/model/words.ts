/** A text as people compare it: in lower case, without what is not a letter or a digit in any script. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Names are compared again and again with the same ones: with every row, and in a page with every cell. */
const MOST_NAMES = 20_000;
const plainNames = new Map<string, string>();

/** A name as people compare it: in lower case, spaces folded. */
export function plainName(text: string): string {
  const known = plainNames.get(text);
  if (known !== undefined) return known;
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  if (plainNames.size >= MOST_NAMES) plainNames.clear();
  plainNames.set(text, plain);
  return plain;
}
