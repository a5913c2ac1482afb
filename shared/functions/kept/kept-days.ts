import { hoursNotKept } from '#words/periods';
import { unlessFailed } from '../../api/requests/unless-failed';
import { firstDay, MOST_QUIET_DAYS } from '../../api/streams/first-day';
import { STREAMS } from '../../api/streams/streams';
import { ActivTrakError } from '../../errors';
import { type DateRange, rangeWords } from '../../model/date-range';
import { columnIndex } from '../../model/selection';
import { isoDay } from '../../model/serial';
import type { Task } from '../../task';
import { cachedDays } from './day-cache';
import { recalledByAll, rememberedByAll } from './remembered';
import type { Session } from './session';
import { sharedHours } from './shared-hours';

/** What is kept moves on by a day a day. */
const SECONDS = 21_600;
/** Without so many milliseconds left, it is not asked for. */
const TIME_NEEDED = 10_000;

const PART = 'first day';

/** The first day of which ActivTrak still returns hours; found out once for all cells. */
const firstKeptDay = (session: Session): Task<number | undefined> =>
  rememberedByAll(session, PART, SECONDS, () => firstDay(session.client, session.ports.budget, session.calendar.today));

/**
 * Refuses a period that lies wholly before the first day that ActivTrak still returns: its hours are not zero, they are not there. Where a
 * period begins with a week of nothing, that day is found out too, for ACTIVTRAK_STATUS to say.
 * @param isNothing whether the answer was nothing or zero; any other is looked at only where everyone's hours are there already
 * @throws ActivTrakError `not-kept`
 */
export function* refuseForgotten(session: Session, range: DateRange, isNothing: boolean): Task<void> {
  if (range.from > session.calendar.today - MOST_QUIET_DAYS) return;
  const stream = STREAMS['user-hours'];
  if (!isNothing && (yield* cachedDays(session, stream.name, range)).size <= range.to - range.from) return;
  const shared = yield* sharedHours(session, stream, range);
  if (!shared) return;
  const date = columnIndex(stream.columns, 'date');
  const begins = shared.rows.reduce((least, row) => Math.min(least, row[date] as number), range.to + 1);
  if (begins < range.from + MOST_QUIET_DAYS && begins <= range.to) return;
  const first = yield* firstDayFound(session);
  if (first === undefined || first <= range.to) return;
  throw new ActivTrakError('not-kept', hoursNotKept(rangeWords(range), isoDay(first)));
}

/** The first day of which ActivTrak returns hours; `undefined` where that can't be found out now. */
export function* firstDayFound(session: Session): Task<number | undefined> {
  if (session.ports.budget.spent(TIME_NEEDED)) return undefined;
  return yield* unlessFailed(firstKeptDay(session));
}

/** The same, as long as some cell has found it out. */
export const firstDayRecalled = (session: Session): Task<number | undefined> => recalledByAll(session, PART);
