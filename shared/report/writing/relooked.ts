import { type OutputColumn, usualDurations } from '../../table/place/output-column';
import type { Report } from '../definition/definition';
import { durationFormat } from '../definition/output';
import type { ReportState } from '../kept/report-state';
import { parsedJson } from '../kept/stored-json';

/** The number format that durations were written with; `undefined` where nobody knows. */
export const durationsOf = ({ durations, meaning }: ReportState): string | undefined =>
  durations ?? usualDurations((parsedJson<readonly unknown[]>(meaning) ?? [])[1]);

/**
 * The columns whose cells are to look otherwise than the last refresh left them.
 * @param replaces whether words come to all rows, or to new ones alone
 */
export function relooked(report: Report, output: readonly OutputColumn[], state: ReportState, replaces: boolean): readonly OutputColumn[] {
  const before = durationsOf(state);
  const isOther = before !== undefined && before !== durationFormat(report);
  return output.filter(
    ({ key, kind, words }) =>
      (kind === 'duration' && isOther) || (replaces && (words !== undefined) !== (state.worded ?? []).includes(key)),
  );
}
