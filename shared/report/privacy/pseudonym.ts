import { keptTexts } from '../../model/words';
import { CLEAR_SIGNS, signWord } from './sign-word';

/** A name that is the same however it is written: in upper or lower case, composed or not, with blanks and signs that nobody sees. */
export const foldedName = keptTexts((name) =>
  name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    // What is left of the Turkish İ.
    .replace(/\u0307/g, ''),
);

/** Pseudonyms of a salt that begins so go by folded names. */
export const FOLDING = '2:';

/**
 * The spelling that stands for a person in documents of earlier versions, whose pseudonyms went by the name as written: a name in upper and
 * lower case keeps its own, so that no sheet changes; one in capitals or small letters alone is taken for that of the same name (`ADA BYRON`, `Ada Byron`).
 */
function usualSpelling(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const lower = plain.toLowerCase();
  if (plain !== lower && plain !== plain.toUpperCase()) return plain;
  return plain.includes(' ')
    ? lower.replace(/(^|[^\p{L}\p{M}\p{N}])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase())
    : lower;
}

/**
 * A function that gives everybody a stable other name: `Person 7KQ2M9XA`. Without the salt nobody can try names until one fits.
 * @param salt a random word of the document; the same one gives the same pseudonyms
 */
export function pseudonyms(salt: string): (what: 'Person' | 'Computer', identity: string) => string {
  const known = new Map<string, string>();
  const spelled = salt.startsWith(FOLDING) ? foldedName : usualSpelling;
  return (what, written) => {
    const identity = spelled(written);
    const key = `${what}\n${identity}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const name = `${what} ${signWord(`${salt}\n${key}`, 8)}`;
    known.set(key, name);
    return name;
  };
}

/** Whether a text is such a name. */
export const isPseudonym = (text: string): boolean => new RegExp(`^(?:Person|Computer) [${CLEAR_SIGNS}]{8}$`).test(text);
