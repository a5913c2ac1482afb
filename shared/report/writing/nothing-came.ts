import { tableHasNoRows } from '#words/from-table';
import { allTooSmall, DAYS_NOT_OVER, noRowsFor, nothingCameWords } from '#words/refreshing';
import { rangeWords } from '../../model/date-range';
import { findPlace } from '../../table/place/place';
import type { Task } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { showsNames } from '../definition/people-shown';
import { rowsNamePeople } from '../kept/personal-columns';
import type { MissingDays } from '../kept/report-state';
import { type Check, warning } from '../kept/run';
import type { Job } from '../run/job';
import { homeOf } from './settle-place';
import type { Written } from './writing';

/** An answer without rows clears no sheet: it may be all that is left of days that ActivTrak has deleted. */
export function* nothingCame(
  { report, ports, run, state, account }: Job,
  leftOutRows: number,
  checks: readonly Check[],
  missing: MissingDays | undefined,
): Task<Written & { readonly saysMissing?: boolean }> {
  const { parts, range } = run.plan;
  const days = rangeWords(range);
  const isTooSmall = leftOutRows > 0;
  const why = isTooSmall
    ? allTooSmall(days, report.privacy.smallestGroup)
    : parts.length === 0
      ? DAYS_NOT_OVER
      : missing?.isAll
        ? missing.words
        : HAS_WAREHOUSE && report.from
          ? tableHasNoRows(report.from.table, days)
          : noRowsFor(days);
  const base = { outcome: 'nothing-new', isCurrent: false, checks, people: state?.people ?? 0 } as const;
  if (state === undefined)
    return { ...base, message: nothingCameWords(why, undefined, isTooSmall), remarks: [], placed: undefined, rows: 0 };
  const placed = yield* findPlace(ports.sheets, report, homeOf(report, state));
  const from = ports.clock.wallTime(state.refreshedAt, ports.zone).slice(0, 10);
  const of = state.refreshedFrom === account.called ? undefined : state.refreshedFrom;
  const stillName = !showsNames(report) && rowsNamePeople(state);
  const message = nothingCameWords(why, { from, of, stillName }, isTooSmall);
  // Somebody may have deleted some of them: what is below is not the report's.
  const { rows } = placed.placement;
  return { ...base, message, checks: [warning(message), ...checks], remarks: [message], placed, rows, saysMissing: why === missing?.words };
}
