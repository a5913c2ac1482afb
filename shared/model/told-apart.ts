/**
 * Names that tell people apart: `Robin Halvard (1042)` where two are called so, in a table's rows as in lists, so that a sum or a pivot by
 * name does not put them together. `who` takes the very text back.
 * @module
 */
import type { Cell } from './cell';
import { plainName } from './words';

/** Somebody or something with a name. */
export interface Named {
  /** `undefined` for a group if only its name is known. */
  readonly id: number | undefined;
  readonly name: string;
  readonly otherNames?: readonly string[];
}

/** IDs by every name that somebody has. */
export type NamesToIds = ReadonlyMap<string, readonly number[]>;

/** The IDs that have each name. */
export function namesToIds(known: readonly Named[]): NamesToIds {
  const ids = new Map<string, number[]>();
  for (const { id, name, otherNames = [] } of known)
    for (const own of new Set([name, ...otherNames].map(plainName))) {
      const same = ids.get(own) ?? [];
      if (id !== undefined && !same.includes(id)) same.push(id);
      ids.set(own, same);
    }
  return ids;
}

/** Whether a person or a group has this name, however it is written. */
export const isCalled = ({ name, otherNames = [] }: Omit<Named, 'id'>, wanted: string): boolean =>
  [name, ...otherNames].some((own) => plainName(own) === plainName(wanted));

const MOST_IDS = 3;

/** A person's name, followed by the ID if others have the same name. If the ID isn't known, by the possible IDs. */
export function toldApart(name: string, id: number | '', ids: NamesToIds): string {
  const all = ids.get(plainName(name)) ?? [];
  const isOnly = all.length === 0 || (all.length === 1 && (id === '' || id === all[0]));
  return isOnly ? name : `${name} (${id === '' ? all.slice(0, MOST_IDS).join(' or ') : id})`;
}

/**
 * Whether rows call people as ActivTrak's list does, so that another name in them is a former one. `undefined` where they call nobody so, and
 * somebody otherwise: they may have names of another kind, such as log-ins.
 */
export function followsList(listed: readonly Named[], shown: readonly Named[]): boolean | undefined {
  const byId = new Map(listed.map((one) => [one.id, one]));
  const known = shown.flatMap(({ id, name }) => [byId.get(id)].flatMap((person) => (person ? [isCalled(person, name)] : [])));
  return known.includes(true) || (known.length > 0 ? undefined : false);
}

/**
 * What to call those whom rows show: by the name that ActivTrak lists for them now, so that days before somebody was renamed count for the same
 * person; with the id behind a name that others have too; by the id where there is no name.
 * @param listed all whom ActivTrak lists
 * @param shown everybody in the rows that say an id, by each name
 * @param follows whether rows call people as the list does
 */
export function namesShown(listed: readonly Named[], shown: readonly Named[], follows: boolean): (name: Cell, id: number | '') => Cell {
  const byId = new Map(listed.map((one) => [one.id, one]));
  const ids = namesToIds([...listed, ...shown.filter(({ id, name }) => name !== '' && !byId.has(id))]);
  return (name, id) => {
    if (typeof name !== 'string') return name;
    const person = id === '' ? undefined : byId.get(id);
    // Rows may give no more than the id.
    const isNameless = name === '' || name === String(id);
    const now = person && (isNameless || (follows && !isCalled(person, name))) ? person.name : name;
    return now === '' ? String(id) : toldApart(now, id, ids);
  };
}

const LABEL = /^(?:(.*\S)\s*\((\d{1,15}(?: or \d{1,15})*)\)|(\d{1,15}))$/s;

/** The name and the IDs in such a text; `undefined` if it is a plain name. */
export function untold(text: string): { readonly name: string; readonly ids: readonly number[] } | undefined {
  const [whole, name = '', ids = '', id = ''] = LABEL.exec(text) ?? [];
  return whole === undefined ? undefined : { name, ids: (ids || id).split(' or ').map(Number) };
}
