/** Signs that nobody sees and that come along when a name is copied: direction marks, soft hyphens, zero-width spaces. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;

/** A text without the signs that nobody sees, and without blanks around it. */
export const visible = (text: string): string => text.replace(INVISIBLE, '').trim();

/**
 * Letters whatever their case, also where a case has other letters: ß is ss, final sigma is sigma, İ and ı are i.
 * JavaScript has no case folding of its own: down, up and down again is near enough (Unicode, CaseFolding.txt).
 */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/i\u0307/g, 'i')
    .replace(/ς/g, 'σ')
    .normalize('NFC');

/** Words and names are compared again and again with the same ones: with every row, and in a page with every cell. */
const MOST_KNOWN = 20_000;

/** A function that keeps what it made of the texts that it met last. */
export function keptTexts(make: (text: string) => string): (text: string) => string {
  const made = new Map<string, string>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const plain = make(text);
    if (made.size >= MOST_KNOWN) made.clear();
    made.set(text, plain);
    return plain;
  };
}

/** A text as people compare it: whatever the case, without what is not a letter or a digit in any script. */
export const plainWord = keptTexts((text) => folded(text).replace(/[^\p{L}\p{N}]+/gu, ''));

/** A name as people compare it: whatever the case, spaces folded, dashes and apostrophes alike, without signs that nobody sees. */
export const plainName = keptTexts((text) =>
  folded(visible(text))
    .replace(/\s+/g, ' ')
    .replace(/\p{Pd}/gu, '-')
    .replace(/[‘’ʼ]/g, "'")
    .trim(),
);
