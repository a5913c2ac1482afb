import type { PeopleBackend, Person } from '../backend';

export interface MemoryPeople extends PeopleBackend {
  /** Changes what is known of a person. */
  set(user: string, changes: Partial<Person>): void;
}

/** People in memory. Who is not the owner is an editor, and everybody has the add-on, a consumer account and has granted everything. */
export function memoryPeople(owner: string): MemoryPeople {
  const known = new Map<string, Person>();
  const of = (user: string): Person =>
    known.get(user) ?? { role: user === owner ? 'owner' : 'editor', account: 'consumer', installed: true, granted: null };
  return {
    of,
    set: (user, changes) => void known.set(user, { ...of(user), ...changes }),
  };
}
