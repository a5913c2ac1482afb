import { signWord } from '../privacy/sign-word';

/** So many signs has a code. */
export const CODE_SIGNS = 10;

/**
 * A word by which what was found is known again, and from which nobody reads whose it is.
 * @param salt the report's ID
 * @param of the rule, and what tells the row apart
 */
export const foundCode = (salt: string, of: readonly unknown[]): string => signWord(`${salt}\n${JSON.stringify(of)}`, CODE_SIGNS);
