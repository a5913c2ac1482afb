import { ActivTrakError, isActivTrakError } from '../errors';
import { type DateRange, dateRange } from '../model/date-range';
import type { Task } from '../task';
import { type Argument, oneValue } from './argument';
import { meant } from './meant';
import { periodOf } from './period';
import type { Session } from './session';

/**
 * The days that `from` and `to` name, as `periodOf` has them. A group or a person that stands in their place is named, since the
 * arguments stand in an order that people forget.
 * @throws ActivTrakError `argument`
 */
export function* askedPeriod(session: Session, from: Argument, to: Argument): Task<DateRange> {
  try {
    return periodOf(from, to, session.calendar);
  } catch (failure) {
    if (!isActivTrakError(failure) || failure.message.includes('Did you mean')) throw failure;
    const text = [oneValue('from', from), oneValue('to', to)].find(
      (value) => typeof value === 'string' && /\p{L}{2}/u.test(value) && dateRange(value, session.calendar) === undefined,
    );
    const who = text === undefined ? undefined : yield* meant(session, String(text));
    if (who === undefined) throw failure;
    throw new ActivTrakError(
      'argument',
      `“${String(text).trim().slice(0, 40)}” isn't a day or a period. Did you mean ${who}? Write it as the argument “who”.`,
    );
  }
}
