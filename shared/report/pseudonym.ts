import { sha256 } from './sha256';

/** Letters and digits that nobody takes for each other. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * A function that gives everybody a stable other name: `Person 7KQ2M9XA`. Without the salt nobody can try names until one fits.
 * @param salt a random word of the document; the same one gives the same pseudonyms
 */
export function pseudonyms(salt: string): (what: 'Person' | 'Computer', identity: string) => string {
  const known = new Map<string, string>();
  return (what, identity) => {
    const key = `${what}\n${identity}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const [first = 0, second = 0] = sha256(`${salt}\n${key}`);
    const word = Array.from({ length: 8 }, (_, index) => LETTERS[((index < 6 ? first : second) >>> ((index % 6) * 5)) & 31]).join('');
    const name = `${what} ${word}`;
    known.set(key, name);
    return name;
  };
}
