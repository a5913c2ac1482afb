import type { ErrorCode } from '../../errors';

/** What a person can be told. */
export const NOTICE_EVENTS = [
  /** A report's scheduled refresh failed twice in a row. */
  'failing',
  /** A report's schedule has not run for more than a day. */
  'overdue',
  /** A report was told of, and its last refresh went well. */
  'works-again',
  /** A schedule had not run for more than a day, and has now. */
  'ran-late',
  /** Schedules stand still until the person consents again. */
  'consent',
  /** They run again. */
  'consent-again',
  /** The hourly run of a file has not come for more than a day. */
  'unserved',
  /** It comes again. */
  'served-again',
  /** A refresh that nobody looked at found something by a report's alerts. */
  'alerts',
  /** The person tries a way out. */
  'test',
] as const;
/** One of the things that a person can be told. */
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

/** Something that is wrong until it ends, and what is told then. */
export const ENDED_BY = {
  failing: 'works-again',
  overdue: 'works-again',
  consent: 'consent-again',
  unserved: 'served-again',
} as const satisfies Partial<Record<NoticeEvent, NoticeEvent>>;
/** One of the things that are wrong until they end. */
export type TroubleEvent = keyof typeof ENDED_BY;

/** Whether an event says that something is wrong. */
export const isTrouble = (event: NoticeEvent): event is TroubleEvent => event in ENDED_BY;

/** What was found by a report's alerts. */
export interface AlertFacts {
  /** How many there are: one for each rule that a row meets. */
  readonly count: number;
  /** Whom they are about, the first few, as the rows call them. Empty unless the report's owner wants messages to name people. */
  readonly people: readonly string[];
  /** How many others, where people are named; missing where nobody knows. */
  readonly morePeople?: number | undefined;
}

/** What one message is about. Nothing else of a report's rows is in it, and no other name of a person. */
export interface OwnerNotice {
  readonly event: NoticeEvent;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The report, where it is about one; its name as it was saved. */
  readonly report?: { readonly id: string; readonly name: string } | undefined;
  /** Why the last refresh failed. */
  readonly code?: ErrorCode | undefined;
  readonly alerts?: AlertFacts | undefined;
  /** Where the file is. */
  readonly link?: string | undefined;
}
