import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { FOLDING } from './pseudonym';

const KEY = 'activtrak.salt';

/** The document's random word for pseudonyms, made when it is first needed. */
export function* documentSalt(documents: KeyValueStore, newId: () => string): Task<string> {
  const there = yield* wait(documents.get(KEY));
  if (there !== undefined) return there;
  const made = FOLDING + newId() + newId();
  yield* wait(documents.set(KEY, made));
  return made;
}
