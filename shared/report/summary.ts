import { ActivTrakError } from '../errors';
import type { Cell, Row } from '../model/cell';
import type { OutputColumn } from './output';

/** Stands between the people of one row in its last cell. */
export const BETWEEN_PEOPLE = '\n';

interface Group {
  readonly cells: Cell[];
  readonly people: Set<string>;
}

/**
 * Adds rows up without any person: one row for each day and group of groups, with how many people it stands for.
 * @param output the summary's columns, the number of people last
 * @param rows the cells of those columns but the last, and behind them whose the row is; a row that names nobody counts nobody more
 * @param smallest rows about fewer people are left out
 * @returns the rows, and how many were left out
 * @throws ActivTrakError `decode` for a time that is no number
 */
export function summarize(
  output: readonly OutputColumn[],
  rows: Iterable<Row>,
  smallest: number,
): { readonly rows: readonly Row[]; readonly leftOut: number } {
  const sums = output.flatMap(({ kind }, place) => (kind === 'duration' ? [place] : []));
  const keys = output.flatMap(({ kind }, place) => (kind === 'duration' || place === output.length - 1 ? [] : [place]));
  const person = output.length - 1;
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = keys.map((place) => row[place]).join('\n');
    const known = groups.get(key);
    const group = known ?? { cells: row.slice(0, person), people: new Set<string>() };
    for (const place of sums) group.cells[place] = timeIn(row[place]) + (known ? timeIn(known.cells[place]) : 0);
    for (const one of String(row[person]).split(BETWEEN_PEOPLE)) if (one !== '') group.people.add(one);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  const shown = all.filter(({ people }) => people.size >= smallest);
  return { rows: shown.map(({ cells, people }) => [...cells, people.size]), leftOut: all.length - shown.length };
}

function timeIn(cell: Cell | undefined): number {
  if (typeof cell === 'number') return cell;
  if (cell === undefined || cell === '') return 0;
  throw new ActivTrakError(
    'decode',
    `ActivTrak gave “${String(cell).slice(0, 40)}” for a time, so nothing is added up: choose names or pseudonyms to look at the rows.`,
  );
}
