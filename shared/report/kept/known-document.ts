import { wordOfKey } from '../../model/mixed';
import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';

/** Under this a document remembers which one it is, as its host tells them apart: a copy takes what is kept in it along. */
export const DOCUMENT_KEY = 'activtrak.document';

/** A word of the document in which reports are used, and another one in a copy of it; `undefined` where none was remembered. */
export function* documentWord(documents: KeyValueStore): Task<string | undefined> {
  const known = yield* wait(documents.get(DOCUMENT_KEY));
  return known === undefined ? undefined : wordOfKey(known);
}
