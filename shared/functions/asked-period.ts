import { whoForDays } from '#words/periods';
import { isActivTrakError, wrong } from '../errors';
import { type DateRange, dateRange } from '../model/date-range';
import { periodMeant } from '../model/days-named';
import type { Task } from '../task';
import { type Argument, oneValue } from './arguments/argument';
import { periodOf } from './arguments/period';
import type { Session } from './kept/session';
import { meant } from './people/meant';

/**
 * The days that `from` and `to` name, as `periodOf` has them. A group or a person that stands in their place is named, since the
 * arguments stand in an order that people forget.
 * @throws ActivTrakError `argument`
 */
export function* askedPeriod(session: Session, from: Argument, to: Argument): Task<DateRange> {
  try {
    return periodOf(from, to, session.calendar);
  } catch (failure) {
    if (!isActivTrakError(failure)) throw failure;
    const text = [oneValue('from', from), oneValue('to', to)].find(
      (value) => typeof value === 'string' && /\p{L}{2}/u.test(value) && dateRange(value, session.calendar) === undefined,
    );
    if (typeof text !== 'string' || periodMeant(text) !== undefined) throw failure;
    const who = yield* meant(session, text);
    if (who === undefined) throw failure;
    throw wrong(whoForDays(text, who));
  }
}
