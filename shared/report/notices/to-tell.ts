import type { ErrorCode } from '../../errors';
import { DAY_MS } from '../../model/day-length';
import { ENDED_BY, isTrouble, type NoticeEvent, type TroubleEvent } from './owner-notice';
import type { ToldSoFar } from './told';

/** How things stand with what a person may be told of. */
export interface Matter {
  /** What is wrong by now, and worth telling. */
  readonly trouble?: { readonly event: TroubleEvent; readonly code?: ErrorCode | undefined } | undefined;
  /** It is told once, however long it lasts. */
  readonly isOnce?: boolean;
  /** All is well by now. Neither holds after a first failure. */
  readonly isWell: boolean;
  /** It is well now and had been overdue. */
  readonly wasLate?: boolean;
  /** What a report's alerts found and what still holds; missing where nothing does. */
  readonly found?: FoundMatter | undefined;
}

/** Something that alerts found. */
export interface FoundMatter {
  /** When the newest of it was found first; milliseconds since 1970. */
  readonly newestAt: number;
  /** Whether the last refresh was before somebody's eyes. */
  readonly isAttended: boolean;
}

/** Whether a day has passed since a person was told that something is wrong. */
export const isDayOld = ({ at }: ToldSoFar, now: number): boolean => now - at >= DAY_MS;

/** A daily refresh is sometimes a little sooner than the day before. */
const NEARLY_DAY_MS = 22 * 3_600_000;

/** When something that is told once a day counts as told: a day after the time before where it is told a little sooner, so that days don't get shorter and shorter. */
export const toldAt = ({ at }: ToldSoFar, now: number): number => Math.max(now, at + DAY_MS);

/** When something counts as told of which no message arrived before it ended: it may be told now. What was found stays known for a while. */
export const untoldAt = (event: NoticeEvent, now: number): number => (isTrouble(event) ? 0 : now - NEARLY_DAY_MS);

/** Whether something was found that a person was not told of. */
export const hasNews = ({ found }: Pick<Matter, 'found'>, { upTo = 0 }: ToldSoFar): boolean => found !== undefined && found.newestAt > upTo;

/** What a person is to be told now: what is wrong once a day, its end once, and what alerts found once a day where it is new. */
export function toTell(
  { trouble, isOnce = false, isWell, wasLate = false, found }: Matter,
  told: ToldSoFar,
  now: number,
): NoticeEvent | undefined {
  if (found) {
    // What never arrived by some way is as good as new there.
    const isNews = hasNews({ found }, told) || Object.keys(told.pending).length > 0;
    return isNews && !found.isAttended && now - told.at >= NEARLY_DAY_MS ? 'alerts' : undefined;
  }
  if (trouble) return isDayOld(told, now) && !(isOnce && told.arrived.length > 0) ? trouble.event : undefined;
  if (!isWell) return undefined;
  if (told.arrived.length > 0) return endOf(told);
  // Consent that is missing may keep everything from being sent, so its end says both.
  if (told.event === 'consent' && Object.keys(told.pending).length > 0) return 'consent-again';
  return wasLate && isDayOld(told, now) ? 'ran-late' : undefined;
}

const endOf = ({ event }: ToldSoFar): NoticeEvent => (event && isTrouble(event) ? ENDED_BY[event] : 'works-again');

/** Whether a message that has not arrived is no longer true. */
export function isStale(event: NoticeEvent, { trouble, isWell, found }: Matter): boolean {
  if (event === 'alerts') return found === undefined;
  return isTrouble(event) ? isWell : trouble !== undefined;
}
