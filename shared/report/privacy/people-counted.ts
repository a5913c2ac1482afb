/**
 * Whom the rows of a summary are about: somebody's rows may come with an ID and without, and count one person all the same.
 * @module
 */
import { foldedName } from './pseudonym';

/** Stands between the people of one row in its last cell. */
export const BETWEEN_PEOPLE = '\n';

/** Stands between somebody's ID and name. Neither has such a sign. */
const BETWEEN = '\t';

/** A word for somebody of whom a row has an ID, a name or both; `''` for nobody. */
export function personWord(id: string, name: string): string {
  const folded = foldedName(name);
  return id === '' && folded === '' ? '' : id + BETWEEN + folded;
}

/** A cell of such words with other ones for IDs and names. */
export const wordsWith = (cell: string, other: (part: string) => string): string =>
  cell
    .split(BETWEEN_PEOPLE)
    .map((one) => one.split(BETWEEN).map(other).join(BETWEEN))
    .join(BETWEEN_PEOPLE);

/**
 * A function that gives everybody in a row once. A name without an ID is whoever has that name with one; where several have it, nobody
 * knows who, and it counts nobody more.
 * @param cells of all rows
 */
export function peopleCounted(cells: Iterable<string>): (cell: string) => readonly string[] {
  const ids = new Map<string, Set<string>>();
  for (const cell of new Set(cells))
    for (const one of cell.split(BETWEEN_PEOPLE)) {
      const [id = '', name] = one.split(BETWEEN);
      if (id !== '' && name) ids.set(name, (ids.get(name) ?? new Set()).add(id));
    }
  const known = new Map<string, readonly string[]>();
  return (cell) => {
    const people = known.get(cell) ?? cell.split(BETWEEN_PEOPLE).flatMap((one) => counted(one, ids));
    known.set(cell, people);
    return people;
  };
}

function counted(word: string, ids: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const [id = '', name = ''] = word.split(BETWEEN);
  if (id !== '') return [id];
  const [only, ...others] = ids.get(name) ?? [];
  if (only !== undefined) return others.length === 0 ? [only] : [];
  return name === '' ? [] : [BETWEEN + name];
}
