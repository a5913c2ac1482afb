import type { Row } from '../../model/cell';
import { wordsWith } from './people-counted';
import { pseudonyms } from './pseudonym';

/** What stands behind a row's own cells until all rows are there, maybe on a hidden sheet. */
interface AsideWords {
  /** The key of its record. */
  readonly key: (row: Row) => string;
  /** Whose it is. */
  readonly owner: (row: Row) => string;
}

/** Stands before the word that a pseudonym is. */
const PREFIX = 'Person '.length;

/**
 * The same without a name or an ID of anybody, for rows that show none: who unhides that sheet would learn whose each pseudonym is. A key keeps
 * what stands before its first break, which is a day or no person's, and what is the same stays the same.
 * @param salt the document's, for pseudonyms
 */
export function disguisedWords({ key, owner }: AsideWords, salt: string): AsideWords {
  const pseudonym = pseudonyms(salt);
  const disguised = (text: string): string => (text === '' ? '' : pseudonym('Person', text).slice(PREFIX));
  return {
    key(row) {
      const text = key(row);
      const end = text.indexOf('\n') + 1;
      return end === 0 ? text : text.slice(0, end) + disguised(text.slice(end));
    },
    owner: (row) => wordsWith(owner(row), disguised),
  };
}
