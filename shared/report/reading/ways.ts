/**
 * The ways of a reading: one for each part or, where the days of a log are read side by side, one for each stretch of days of each part.
 * A way is known by its number; all of it follows from the plan and from where each part's tip begins. Pure.
 * @module
 */
import type { DateRange } from '../../model/date-range';
import { type Found, isSideBySide, NO_END, type Part, type ReadingPlan } from './reading';

/** One way through pages: a part of the report on some of its days. */
export interface Way {
  readonly part: Part;
  readonly place: number;
  readonly range: DateRange;
  /** Whether what comes after its last day comes too. */
  readonly endless: boolean;
  /** Where it goes on; without one it begins with its days. */
  readonly cursor: string | undefined;
  /**
   * `whole`: all of a part. `lead`: a part's first way, which shows how the server is to be asked and, where the part has no end, gives the cursor
   * that a later refresh goes on from. `days`: a stretch of days. `rest`: what came behind the lead's cursor while the days were read.
   */
  readonly kind: 'whole' | 'lead' | 'days' | 'rest';
}

/** More days than these are read several to a way. */
const MOST_STRETCHES = 62;

/** All ways of a reading, by their numbers. */
export interface Ways {
  /** One more than the last way's number. */
  readonly count: number;
  /** `undefined` for days that another way has. */
  at(number: number): Way | undefined;
  /** Ways are opened in the order of their numbers, those of a later phase once the earlier ones are so far. */
  phase(number: number): 'lead' | 'days' | 'rest';
  /** Where a way's rows belong among those of the others. */
  rank(number: number): number;
}

/** The ways of a plan, by what the reading has found so far. */
export function waysOf(plan: ReadingPlan, found: Found): Ways {
  const { parts, range, window } = plan;
  const isEndless = window.to === NO_END;
  if (!isSideBySide(plan, found))
    return {
      count: parts.length,
      at: (place) => {
        const part = parts[place];
        return part && { part, place, range, endless: isEndless, cursor: part.cursor, kind: 'whole' };
      },
      phase: () => 'lead',
      rank: (number) => number,
    };
  const days = range.to - range.from + 1;
  const size = Math.ceil(days / MOST_STRETCHES);
  const stretches = Math.ceil(days / size);
  const ofDays = parts.length * (stretches + 1);
  const tipOf = (place: number): number => found.tips?.[place] ?? range.to;
  const stretch = (index: number): DateRange => {
    const from = range.from + index * size;
    return { from, to: Math.min(from + size - 1, range.to) };
  };
  const isDays = (number: number): boolean => number >= parts.length && number < ofDays;
  const placeOf = (number: number): number => {
    if (number < parts.length) return number;
    return isDays(number) ? Math.floor((number - parts.length) / stretches) : number - ofDays;
  };
  const indexOf = (number: number): number => (number - parts.length) % stretches;

  function at(number: number): Way | undefined {
    const place = placeOf(number);
    const part = parts[place];
    if (part === undefined) return undefined;
    if (number < parts.length) {
      const lead = isEndless ? { from: tipOf(place), to: range.to } : stretch(0);
      return { part, place, range: lead, endless: isEndless, cursor: undefined, kind: 'lead' };
    }
    if (!isDays(number)) {
      const cursor = found.cursors[part.key];
      return cursor === undefined ? undefined : { part, place, range, endless: true, cursor, kind: 'rest' };
    }
    const { from, to } = stretch(indexOf(number));
    const last = isEndless ? Math.min(to, tipOf(place) - 1) : to;
    const isLeads = !isEndless && from === range.from;
    return isLeads || last < from ? undefined : { part, place, range: { from, to: last }, endless: false, cursor: undefined, kind: 'days' };
  }

  return {
    count: ofDays + (plan.closes ? parts.length : 0),
    at,
    phase: (number) => {
      if (number < parts.length) return 'lead';
      return isDays(number) ? 'days' : 'rest';
    },
    rank(number) {
      const within = isDays(number) ? indexOf(number) : isEndless ? stretches + (number < parts.length ? 0 : 1) : -1;
      return placeOf(number) * (stretches + 3) + within + 1;
    },
  };
}
