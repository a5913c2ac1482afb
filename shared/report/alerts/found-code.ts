import { sha256 } from '../privacy/sha256';

/** Letters and digits that nobody takes for each other. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** So many signs has a code. */
export const CODE_SIGNS = 10;

/**
 * A word by which what was found is known again, and from which nobody reads whose it is.
 * @param salt the report's ID
 * @param of the rule, and what tells the row apart
 */
export function foundCode(salt: string, of: readonly unknown[]): string {
  const [first = 0, second = 0] = sha256(`${salt}\n${JSON.stringify(of)}`);
  return Array.from({ length: CODE_SIGNS }, (_, at) => LETTERS[((at < 6 ? first : second) >>> ((at % 6) * 5)) & 31]).join('');
}
