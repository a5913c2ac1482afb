import type { Cell } from '../../model/cell';
import type { Report } from '../definition/definition';
import { showsNames } from '../definition/people-shown';
import { foldedName, pseudonyms } from './pseudonym';

/**
 * A function that gives one word for each person, by the name: where names are not shown, the pseudonym, so that none is kept anywhere.
 * @param salt the document's, for pseudonyms
 * @returns `''` for nobody
 */
export function personWords(report: Report, salt: string): (name: Cell) => string {
  const pseudonym = pseudonyms(salt);
  return (name) => {
    const written = String(name).replace(/\s+/g, ' ').trim();
    if (showsNames(report) || written === '') return foldedName(written);
    return pseudonym('Person', written);
  };
}
