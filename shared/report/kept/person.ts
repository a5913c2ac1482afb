import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { loadJson } from './stored-json';

/** The person at work, as colleagues see her; `id` is a random word of her own store. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** She was asked for her name, and gave it or would not. */
  readonly asked?: true;
}

const KEY = 'activtrak.person';

/** The person whose store this is: a random word of her own, and the name that she gave for her colleagues to see. */
export function* loadPerson(secrets: KeyValueStore, newId: () => string): Task<Person> {
  const kept = yield* loadJson<Person>(secrets, KEY);
  if (kept && typeof kept.id === 'string') return kept;
  const person = { id: newId(), name: '' };
  yield* wait(secrets.set(KEY, JSON.stringify(person)));
  return person;
}

/** Saves under which name the user of these secrets is known to others. */
export const savePerson = (secrets: KeyValueStore, person: Person): Task<void> => wait(secrets.set(KEY, JSON.stringify(person)));
