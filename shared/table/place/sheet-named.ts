import type { SheetInfo } from '../../sheet-writer';

/** A sheet's name as people see it: blanks of every kind at its ends and between its words, and letter case, make no difference. */
export const sheetNameSeen = (name: string): string =>
  name
    .normalize()
    .replace(/[\s\u200b-\u200f\u2060\u00ad]+/g, ' ')
    .trim()
    .toLowerCase();

/** The sheet of a name: the very one, else one that looks the same. */
export const sheetNamed = (infos: readonly SheetInfo[], name: string): SheetInfo | undefined =>
  infos.find((info) => info.name === name) ?? infos.find((info) => sheetNameSeen(info.name) === sheetNameSeen(name));

/**
 * A name that none of the others looks like: the wanted one, or that with a number behind it.
 * @param first the number that is tried first; 1 is the name without any
 */
export function freeName(wanted: string, others: readonly { readonly name: string }[], first = 1): string {
  const taken = new Set(others.map(({ name }) => sheetNameSeen(name)));
  for (let number = first; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (!taken.has(sheetNameSeen(name))) return name;
  }
}
