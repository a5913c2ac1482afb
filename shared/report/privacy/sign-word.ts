import { sha256 } from './sha256';

/** Letters and digits that nobody takes for each other. */
export const CLEAR_SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A word of at most 12 signs that stands for a text: the same one for the same text, and nobody reads the text from it. */
export function signWord(text: string, signs: number): string {
  const [first = 0, second = 0] = sha256(text);
  return Array.from({ length: signs }, (_, at) => CLEAR_SIGNS[((at < 6 ? first : second) >>> ((at % 6) * 5)) & 31]).join('');
}
