import { STREAMS } from '../../api/streams/streams';
import type { Cell, Row } from '../../model/cell';
import { secondsPer } from '../../model/cell';
import type { OutputColumn } from '../../table/place/output-column';
import type { Report } from '../definition/definition';
import { timeIn } from '../rollup/record-entry';
import { peopleCounted } from './people-counted';
import { groupNames } from './summary-groups';

/** What a summary came to. */
export interface Summary {
  readonly rows: readonly Row[];
  /** Rows about too few people. */
  readonly leftOut: LeftOut;
  /** Whether somebody is in two of the groups that are shown, so that their rows add up to more than there is. */
  readonly overlaps: boolean;
}

/** What a summary doesn't show, because it would be about too few people. */
export interface LeftOut {
  readonly rows: number;
  /** How many people they are about together. */
  readonly people: number;
  /** The first of the summary's times in them, and what that is called. */
  readonly hours: number;
  readonly metric: string;
}

/** A summary that shows everything. */
export const NOTHING_LEFT_OUT: LeftOut = { rows: 0, people: 0, hours: 0, metric: '' };

interface Group {
  readonly cells: Cell[];
  readonly people: Set<string>;
}

/** Fractions of a second are added without what binary fractions lose: a group's hours are those of `ACTIVTRAK_TOTAL` to the last digit. */
const PER_SECOND = 1000;

/**
 * Adds rows up without any person: one row for each day and group, with everybody in it and how many people that is. Somebody in two
 * groups counts in both, and who is in none has a row too.
 * @param output the summary's columns, the number of people last
 * @param source the cells of those columns but the last (groups as a `members` cell), and behind them whose the row is; a row that names nobody
 * counts nobody more
 * @param known names of groups by id, where rows give no more than that
 * @throws ActivTrakError `decode` for a time that is no number
 */
export function summarize(
  report: Report,
  output: readonly OutputColumn[],
  source: readonly Row[],
  known?: ReadonlyMap<string, string>,
): Summary {
  const last = output.length - 1;
  const sums = output.flatMap(({ kind }, index) => (kind === 'duration' ? [index] : []));
  const [date, group] = ['date', 'groups'].map((key) => output.findIndex((column) => column.key === key)) as [number, number];
  const perUnit = secondsPer(report.unit) * PER_SECOND;
  const rows = date === -1 ? source : [...source].sort((one, other) => compare(one[date], other[date]));
  const namesOf =
    group === -1
      ? undefined
      : groupNames(
          rows.map((row) => row[group] ?? ''),
          report.who,
          known,
        );
  const peopleIn = peopleCounted(source.map((row) => String(row[last])));
  const groups = new Map<string, Group>();
  const memberOf = (row: Row): readonly string[] => namesOf?.(row[group] ?? '') ?? [''];
  const keyOf = (row: Row, name: string): string => `${row[date] ?? ''}\n${name}`;
  for (const row of rows) {
    const times = sums.map((index) => Math.round(timeIn(row[index]) * perUnit));
    const people = peopleIn(String(row[last]));
    for (const name of memberOf(row)) {
      const key = keyOf(row, name);
      const known = groups.get(key) ?? {
        cells: row.slice(0, last).map((cell, index) => (index === group ? name : sums.includes(index) ? 0 : cell)),
        people: new Set(),
      };
      sums.forEach((index, at) => {
        known.cells[index] = (known.cells[index] as number) + (times[at] as number);
      });
      for (const one of people) known.people.add(one);
      groups.set(key, known);
    }
  }
  const isShown = ({ people }: Group): boolean => people.size >= report.privacy.smallestGroup;
  const all = [...groups.values()];
  const shown = all.filter(isShown);
  const hidden = all.filter((one) => !isShown(one));
  const first = sums[0];
  return {
    rows: shown
      .map(({ cells, people }) => [
        ...cells.map((cell, index) => (sums.includes(index) ? (cell as number) / PER_SECOND / secondsPer(report.unit) : cell)),
        people.size,
      ])
      .sort((one, other) => compare(one[date], other[date]) || compare(one[group], other[group])),
    leftOut: {
      rows: hidden.length,
      people: new Set(hidden.flatMap(({ people }) => [...people])).size,
      hours:
        first === undefined ? 0 : hidden.reduce((sum, { cells }) => sum + (cells[first] as number), 0) / PER_SECOND / secondsPer('hours'),
      metric: STREAMS[report.stream].columns.find(({ key }) => key === output[first ?? -1]?.key)?.label ?? '',
    },
    overlaps: rows.some((row) => memberOf(row).filter((name) => isShown(groups.get(keyOf(row, name)) as Group)).length > 1),
  };
}

/** Days by their number, groups by their name. */
function compare(one: Cell | undefined, other: Cell | undefined): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one ?? '').localeCompare(String(other ?? ''));
}
