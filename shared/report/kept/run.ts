import type { ErrorCode } from '../../errors';

/** Who set a refresh off: a person at the sidebar, a schedule, a colleague's request that the schedule's owner served, or the document that is open. */
export const TRIGGERS = ['hand', 'schedule', 'request', 'open'] as const;
/** One of those who start a refresh. */
export type Trigger = (typeof TRIGGERS)[number];

/** Whether the person who set it off looks on. */
export const IS_ATTENDED: Readonly<Record<Trigger, boolean>> = { hand: true, schedule: false, request: false, open: false };

/** Whether a schedule set it off, or a request that its owner serves: it counts for the schedule also where it fails. */
export const IS_OF_SCHEDULE: Readonly<Record<Trigger, boolean>> = { hand: false, schedule: true, request: true, open: false };

/** How a refresh ended. */
export const OUTCOMES = ['done', 'nothing-new', 'failed', 'cancelled'] as const;
/** One of the ways in which a refresh ends. */
export type Outcome = (typeof OUTCOMES)[number];

/** What follows of it: for what is said and shown, and for when it is tried again. */
export const WENT: Readonly<Record<Outcome, 'well' | 'wrong' | 'unfinished'>> = {
  done: 'well',
  'nothing-new': 'well',
  failed: 'wrong',
  cancelled: 'unfinished',
};

/** One thing that a refresh looked at in its rows. */
export interface Check {
  readonly verdict: 'good' | 'warning';
  /** One sentence for people. */
  readonly words: string;
}

/** A check that found all well, or says what was done. */
export const good = (words: string): Check => ({ verdict: 'good', words });
/** One of something that a person should look at. */
export const warning = (words: string): Check => ({ verdict: 'warning', words });

/** What there is of a refresh while it goes on. */
export interface Progress {
  readonly pages: number;
  /** `undefined` where nobody knows, as with cursors. */
  readonly pagesExpected: number | undefined;
  readonly rows: number;
  readonly rowsExpected: number | undefined;
  /** About how much of it is read, 0 to 1, where a log's days are read side by side; or written, where that takes several calls. */
  readonly share?: number | undefined;
  /** `reading` pages, or `writing` them into the sheet. */
  readonly phase: 'reading' | 'writing';
}

/** One refresh as it is kept: in the history, and as a line of the log sheet. */
export interface RunRecord {
  /** A random word of this refresh. */
  readonly runId: string;
  readonly reportId: string;
  readonly reportName: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** When it began, which may be days before where it paused: its rows are those of then. An earlier version did not keep it. */
  readonly since?: number;
  /** The person, as colleagues see her. */
  readonly by: string;
  /** What its connection is called, where there are several. */
  readonly connection?: string;
  readonly trigger: Trigger;
  readonly outcome: Outcome;
  /** One sentence: what was done, or what went wrong and the next step. */
  readonly message: string;
  /** Why it failed. An earlier version did not keep it. */
  readonly code?: ErrorCode;
  /** Rows of the report in the sheet afterwards. */
  readonly rows: number;
  readonly pages: number;
  /** Requests that were sent again. */
  readonly retries: number;
  /** Milliseconds of work. */
  readonly ms: number;
  readonly checks: readonly Check[];
  /** Whether ActivTrak no longer keeps some of the report's days, and they are not in the sheet either. */
  readonly lacksDays?: boolean;
  /** How many rows its alerts found, where it has any and they could be looked at. */
  readonly alerts?: number;
}
