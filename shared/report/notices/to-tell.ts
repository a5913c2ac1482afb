import type { ErrorCode } from '../../errors';
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
}

const DAY_MS = 24 * 3_600_000;

/** Whether a day has passed since a person was told that something is wrong. */
export const isDayOld = ({ at }: ToldSoFar, now: number): boolean => now - at >= DAY_MS;

/** What a person is to be told now: what is wrong once a day, and its end once. */
export function toTell(
  { trouble, isOnce = false, isWell, wasLate = false }: Matter,
  told: ToldSoFar,
  now: number,
): NoticeEvent | undefined {
  if (trouble) return isDayOld(told, now) && !(isOnce && told.arrived.length > 0) ? trouble.event : undefined;
  if (!isWell) return undefined;
  if (told.arrived.length > 0) return endOf(told);
  // Consent that is missing may keep everything from being sent, so its end says both.
  if (told.event === 'consent' && Object.keys(told.pending).length > 0) return 'consent-again';
  return wasLate && isDayOld(told, now) ? 'ran-late' : undefined;
}

const endOf = ({ event }: ToldSoFar): NoticeEvent => (event && isTrouble(event) ? ENDED_BY[event] : 'works-again');

/** Whether a message that has not arrived is no longer true. */
export function isStale(event: NoticeEvent, { trouble, isWell }: Matter): boolean {
  return isTrouble(event) ? isWell : trouble !== undefined;
}
