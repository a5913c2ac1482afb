import { ALL_OTHERS, NONE } from '#words/rollup';
import type { Cell, Row, Unit } from '../../model/cell';
import { secondsPer } from '../../model/cell';
import { compareCells } from '../../model/cell-order';
import { type GroupKey, KEYS } from './group-keys';
import { type Measure, SAID } from './measures';
import { added, type Tally, type Totals } from './tally';

/** What a report groups the log by, and what it says of each group. */
export interface Rollup {
  readonly by: readonly GroupKey[];
  readonly measures: readonly Measure[];
  /** So many are named, those with the most time in the whole period; the others are one row. */
  readonly top?: number;
}

/** What else the rows depend on. */
export interface RolledUpOptions {
  readonly unit: Unit;
  /** Names of the groups that somebody is in, by the person's word. */
  readonly groupsOf: (person: string) => readonly string[];
  /** Groups of fewer people are left out; 0 shows all. */
  readonly smallest: number;
}

/** The rows of a report that is grouped. */
export interface RolledUp {
  readonly rows: readonly Row[];
  /** How many people they are about, where that was asked for. */
  readonly people: number;
  /** What is left out because it is about too few people, with its time in hours. */
  readonly leftOut: { readonly rows: number; readonly people: number; readonly hours: number };
  /** Whether somebody counts in two rows that are shown: being in two groups. */
  readonly overlaps: boolean;
}

/** One row to be. */
interface Line {
  readonly cells: readonly Cell[];
  readonly totals: Totals;
  readonly people: ReadonlySet<string>;
}

/** Rows that say the same of their keys are one. */
function together(lines: Iterable<readonly [key: string, line: Line]>): Map<string, Line> {
  const found = new Map<string, Line>();
  for (const [key, line] of lines) {
    const before = found.get(key);
    if (before === undefined) found.set(key, { ...line, people: new Set(line.people) });
    else {
      for (const one of line.people) (before.people as Set<string>).add(one);
      found.set(key, { ...before, totals: added(before.totals, line.totals) });
    }
  }
  return found;
}

function linesOf({ by }: Rollup, tally: Tally, { groupsOf }: RolledUpOptions): readonly (readonly [string, Line])[] {
  const lines: (readonly [string, Line])[] = [];
  const [own, group] = [by.indexOf('person'), by.indexOf('group')];
  const names = new Map<string, string>();
  for (const { person, name } of tally.values()) if (name >= (names.get(person) ?? '')) names.set(person, name);
  for (const { person, name: _, cells, ...totals } of tally.values()) {
    for (const groupName of group === -1 ? [''] : groupsOf(person)) {
      const shown = cells
        .map((cell, at) => (at === own ? (names.get(person) as string) : at === group ? groupName : cell))
        .map((cell) => (cell === '' ? NONE : cell));
      const key = shown.map((cell, at) => (at === own ? person : cell)).join('\n');
      lines.push([key, { cells: shown, totals, people: new Set(person === '' ? [] : [person]) }]);
    }
  }
  return lines;
}

/** The places of the keys that a top list counts: applications and sites before whatever else has names. */
export function rankedPlaces(by: readonly GroupKey[]): readonly number[] {
  const ranks = by.map((key) => KEYS[key].rank ?? Number.POSITIVE_INFINITY);
  const least = Math.min(...ranks);
  return Number.isFinite(least) ? ranks.flatMap((rank, at) => (rank === least ? [at] : [])) : [];
}

/** All but those with the most time become one row for each of the other keys. What is left out of them for being about too few people is in none. */
function topOf({ by, top }: Rollup, lines: readonly Line[]): readonly Line[] {
  const ranked = rankedPlaces(by);
  const itemOf = ({ cells }: Line): string => ranked.map((at) => cells[at]).join('\n');
  const times = new Map<string, number>();
  for (const line of lines) times.set(itemOf(line), (times.get(itemOf(line)) ?? 0) + line.totals.ms);
  if (top === undefined || times.size <= top) return lines;
  const most = [...times].sort(([one, ms], [other, otherMs]) => otherMs - ms || compareExactly(one, other)).slice(0, top);
  const named = new Set(most.map(([item]) => item));
  const others = lines
    .filter((line) => !named.has(itemOf(line)))
    .map((line) => ({ ...line, cells: line.cells.map((cell, at) => (ranked.includes(at) ? ALL_OTHERS : cell)) }));
  return [...lines.filter((line) => named.has(itemOf(line))), ...together(others.map((line) => [line.cells.join('\n'), line])).values()];
}

/** As people look for names, and those that they take for one always the same way round. */
const compareExactly = (one: Cell | undefined, other: Cell | undefined): number =>
  compareCells(one, other) || (String(one) < String(other) ? -1 : String(one) > String(other) ? 1 : 0);

/** Days, hours and people come in their order, what has a name by its time, all others last. */
function inOrder({ by, top }: Rollup, lines: readonly Line[]): readonly Line[] {
  const ranked = top === undefined ? [] : rankedPlaces(by);
  const isOthers = ({ cells }: Line): number => (ranked.length > 0 && ranked.every((at) => cells[at] === ALL_OTHERS) ? 1 : 0);
  const places = by.map((_, at) => at);
  const ordered = places.filter((at) => KEYS[by[at] as GroupKey].isOrdered && !ranked.includes(at));
  const compare = (one: Line, other: Line, at: readonly number[]): number =>
    at.reduce((before, place) => before || compareExactly(one.cells[place], other.cells[place]), 0);
  return [...lines].sort(
    (one, other) =>
      compare(one, other, ordered) || isOthers(one) - isOthers(other) || other.totals.ms - one.totals.ms || compare(one, other, places),
  );
}

/** The rows of a tally: what it is grouped by, then what is said of each group. */
export function rolledUp(rollup: Rollup, tally: Tally, options: RolledUpOptions): RolledUp {
  const { unit, smallest } = options;
  const all = [...together(linesOf(rollup, tally, options)).values()];
  const isShown = ({ people }: Line): boolean => people.size >= smallest;
  const shown = all.filter(isShown);
  const hidden = all.filter((line) => !isShown(line));
  const lines = inOrder(rollup, topOf(rollup, shown));
  const total = lines.reduce((sum, { totals }) => sum + totals.ms, 0);
  const perUnit = secondsPer(unit) * 1000;
  const peopleOf = (list: readonly Line[]): ReadonlySet<string> => new Set(list.flatMap(({ people }) => [...people]));
  return {
    rows: lines.map(({ cells, totals, people }) => {
      const sums = { ...totals, people: people.size };
      return [...cells, ...rollup.measures.map((measure) => SAID[measure].cell(sums, total, perUnit))];
    }),
    people: peopleOf(shown).size,
    leftOut: {
      rows: hidden.length,
      people: peopleOf(hidden).size,
      hours: hidden.reduce((sum, { totals }) => sum + totals.ms, 0) / 3_600_000,
    },
    overlaps: rollup.by.includes('group') && hasOverlap(rollup, tally, options, shown),
  };
}

/** Whether anybody's records are in two of the rows. */
function hasOverlap({ by }: Rollup, tally: Tally, { groupsOf }: RolledUpOptions, shown: readonly Line[]): boolean {
  const group = by.indexOf('group');
  const names = new Set(shown.map(({ cells }) => cells[group]));
  return [...tally.values()].some(({ person }) => groupsOf(person).filter((name) => names.has(name === '' ? NONE : name)).length > 1);
}
