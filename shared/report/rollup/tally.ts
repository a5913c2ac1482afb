/**
 * What records come to while they are read: plain numbers for each group, which can be put together in any order and packed into texts, so that a refresh that was
 * paused or killed continues.
 * @module
 */

import type { Cell } from '../../model/cell';

/** The sums of one group, or of one person in it. */
export interface Totals {
  /** Whole milliseconds. */
  readonly ms: number;
  readonly activities: number;
  /** When the first and the last activity began, as serial numbers; 0 where no record said. */
  readonly first: number;
  readonly last: number;
  /** The longest activity, in milliseconds. */
  readonly longest: number;
}

/** The sums of one group. */
export interface Entry extends Totals {
  /** What the group is told by, in the order of its keys. */
  readonly cells: readonly Cell[];
  /** Whose the records are: one word for each person, `''` where nobody asks. */
  readonly person: string;
  /** What that person is called, where rows say so. */
  readonly name: string;
}

/** Groups by what tells them apart. */
export type Tally = Map<string, Entry>;

const keyOf = ({ person, cells }: Entry): string => `${person}\n${cells.join('\n')}`;

/** The days of its groups, in their order. @param place where a group's cells say them */
export const daysIn = (tally: Tally, place: number): readonly number[] =>
  [...new Set([...tally.values()].map(({ cells }) => Number(cells[place])))].sort((one, other) => one - other);

/** The sums of two together. */
export const added = (one: Totals, other: Totals): Totals => ({
  ms: one.ms + other.ms,
  activities: one.activities + other.activities,
  first: one.first === 0 ? other.first : other.first === 0 ? one.first : Math.min(one.first, other.first),
  last: Math.max(one.last, other.last),
  longest: Math.max(one.longest, other.longest),
});

/** The later in code order: small letters before capitals. */
const last = (one: string, other: string): string => [one, other].sort()[1] as string;

/** Adds to a group. One person may be written in several ways: the same one stands for all, in whichever order they come. */
export function put(tally: Tally, entry: Entry): void {
  const key = keyOf(entry);
  const sums = tally.get(key) as { -readonly [Part in keyof Entry]: Entry[Part] } | undefined;
  // One object for each group, and not for each record.
  if (sums === undefined) tally.set(key, { ...entry });
  else Object.assign(sums, added(sums, entry), { name: last(entry.name, sums.name) });
}

/** Adds all of another tally. */
export function putAll(tally: Tally, others: Tally): void {
  for (const entry of others.values()) put(tally, entry);
}

/** Texts of at most so many characters that hold a tally, or other lists of plain values. */
export function packed(values: Iterable<unknown>, most: number): readonly string[] {
  const texts: string[] = [];
  let [parts, length]: [string[], number] = [[], 0];
  for (const value of values) {
    const text = JSON.stringify(value);
    if (parts.length > 0 && length + text.length + 2 > most) {
      texts.push(`[${parts.join(',')}]`);
      [parts, length] = [[], 0];
    }
    parts.push(text);
    length += text.length + 1;
  }
  return parts.length > 0 ? [...texts, `[${parts.join(',')}]`] : texts;
}

/** What such texts hold. */
export const unpacked = (texts: readonly string[]): readonly unknown[] => texts.flatMap((text) => JSON.parse(text) as unknown[]);

/** An entry as it is packed. */
export const entryList = ({ cells, person, name, ms, activities, first, last, longest }: Entry): readonly unknown[] => [
  cells,
  person,
  name,
  ms,
  activities,
  first,
  last,
  longest,
];

/** The entry of such a list. */
export function entryIn(list: unknown): Entry {
  const [cells, person, name, ms, activities, first, last, longest] = list as [
    Cell[],
    string,
    string,
    number,
    number,
    number,
    number,
    number,
  ];
  return { cells, person, name, ms, activities, first, last, longest };
}
