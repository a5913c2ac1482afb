import { firstDayFound, refuseForgotten } from '../../shared/functions/kept/kept-days';
import type { DateRange } from '../../shared/model/date-range';
import { isoDay } from '../../shared/model/serial';
import type { Task } from '../../shared/task';
import type { LibrarySession } from './connection';

/** The shortest time that any plan keeps data; and where nobody has anything for a week, it is looked at whether there is anything. */
const [SURELY_KEPT, QUIET_DAYS] = [29, 7];

/**
 * The first day of which ActivTrak still returns hours, where a range begins before it; `undefined` where nothing is missing.
 * @param first the first day of the rows, none where there are no rows
 * @throws ActivTrakError `not-kept` for a range that lies wholly before it
 */
export function* keptFrom(session: LibrarySession, range: DateRange, first: number): Task<string | undefined> {
  if (first < range.from + QUIET_DAYS || range.from >= session.calendar.today - SURELY_KEPT) return undefined;
  if (first > range.to) yield* refuseForgotten(session, range, true);
  const day = yield* firstDayFound(session);
  return day === undefined || day <= range.from ? undefined : isoDay(day);
}

/** The first of some moments or days; no day where there are none. */
export const firstOf = (cells: readonly unknown[]): number =>
  cells.reduce<number>((least, cell) => (typeof cell === 'number' ? Math.min(least, Math.floor(cell)) : least), Number.POSITIVE_INFINITY);

/** Rows that say how far back they go, where that is not as far as they were asked for: no list of keys and no JSON shows it. */
export const withKeptFrom = <T>(rows: T[], kept: string | undefined): T[] =>
  kept === undefined ? rows : Object.defineProperty(rows, 'keptFrom', { value: kept });
