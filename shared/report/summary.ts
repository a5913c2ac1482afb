import type { Cell, Row } from '../model/cell';
import type { OutputColumn } from './output';

interface Group {
  readonly cells: Cell[];
  readonly people: Set<Cell>;
}

/**
 * Adds rows up without any person: one row for each day and group of groups, with how many people it stands for.
 * @param output the summary's columns, the number of people last
 * @param rows the cells of those columns but the last, and behind them whose the row is
 * @param smallest rows about fewer people are left out
 * @returns the rows, and how many people's rows were left out
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
    const group = known ?? { cells: row.slice(0, person), people: new Set<Cell>() };
    if (known) for (const place of sums) known.cells[place] = Number(known.cells[place]) + Number(row[place]);
    else for (const place of sums) group.cells[place] = Number(row[place]);
    group.people.add(row[person] as Cell);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  const shown = all.filter(({ people }) => people.size >= smallest);
  return { rows: shown.map(({ cells, people }) => [...cells, people.size]), leftOut: all.length - shown.length };
}
