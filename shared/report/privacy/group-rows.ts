import type { Report } from '../definition/definition';
import { outputColumns } from '../definition/output';
import { hidesPeople } from '../definition/people-shown';
import { type RolledUp, type Rollup, rolledUp } from '../rollup/rolled-up';
import type { Tally } from '../rollup/tally';

/**
 * The sheet's rows of a tally, without groups of too few people where the report hides people.
 * @param rollup what is shown of the report's own
 * @param groupsOf names of the groups that somebody is in, where that is asked for
 */
export function groupRows(
  report: Report,
  rollup: Rollup,
  tally: Tally,
  groupsOf: (person: string) => readonly string[] = () => [''],
): RolledUp {
  const output = outputColumns(report);
  const smallest = hidesPeople(report) ? report.privacy.smallestGroup : 0;
  const { rows, ...more } = rolledUp(rollup, tally, { unit: report.unit, groupsOf, smallest });
  const worded = rows.map((row) =>
    row.map((cell, at) => {
      const words = output[at]?.words;
      return words ? (words[String(cell)] ?? String(cell)) : cell;
    }),
  );
  return { ...more, rows: worded };
}
