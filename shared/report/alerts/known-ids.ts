import type { FoundRow } from './found-row';

/** Who is called what: rows without an ID are of somebody who has one in others, and two may have one name. */
interface KnownIds {
  /** @param id `''` where the row has none */
  take(id: string, name: string): void;
  /** Whether a row came that has none. */
  areLacking(): boolean;
  /** The row with the ID that its name alone stands for, where only one ID has that name. */
  with(row: FoundRow): FoundRow;
  /** The row with the ID behind a name that others have too. A table has names as they are; in a sheet they are told apart already. */
  told(row: FoundRow): FoundRow;
}

/** Remembers which names have which IDs. ActivTrak may have rows of somebody's day with the ID and without. */
export function knownIds(): KnownIds {
  const ids = new Map<string, string>();
  let areLacking = false;
  return {
    take(id, name) {
      if (id === '') areLacking = true;
      // Nobody can tell which of two is meant.
      else if (name !== '') ids.set(name, (ids.get(name) ?? id) === id ? id : '');
    },
    areLacking: () => areLacking,
    with(row) {
      const id = areLacking ? ids.get(String(row.identity[0])) : undefined;
      return id ? { ...row, identity: [id], ...(row.id === '' ? { id } : {}) } : row;
    },
    told(row) {
      const { owner, identity } = row;
      const id = String(identity[0] ?? '');
      if (ids.get(owner) !== '' || id === '' || id === owner) return row;
      const told = `${owner} (${id})`;
      return { ...row, who: told, owner: told };
    },
  };
}
