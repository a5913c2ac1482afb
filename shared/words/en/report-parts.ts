import { countWords } from './numbers';

/** What each stream is to a person. */
export const STREAM_WORDS = {
  'user-hours': { label: 'Hours by person', hint: 'One row per person and day.' },
  'computer-hours': { label: 'Hours by computer', hint: 'One row per computer and day.' },
  'activity-log': { label: 'Activity log', hint: 'One row per activity, oldest first. It can be very long.' },
} as const;

/** Of whom a stream, or a summary of it, adds up hours. */
export const hoursWords = (of: 'people' | 'computers', by: 'group' | 'day' | undefined): string =>
  `${of === 'computers' ? 'Computer hours' : 'Hours'} ${by === undefined ? 'in total' : `by ${by}`}`;

/** What the log is grouped by. */
export const groupsWords = (labels: readonly string[]): string => `Log by ${labels.join(', ').toLowerCase()}`;

/** The periods that people choose most, as they are listed. */
export const PERIOD_WORDS = {
  today: 'today',
  yesterday: 'yesterday',
  'last 7 days': 'last 7 days',
  'last 30 days': 'last 30 days',
  'this week': 'this week',
  'last week': 'last week',
  'this month': 'this month',
  'last month': 'last month',
  'this quarter': 'this quarter',
  'last quarter': 'last quarter',
  'this year': 'this year',
} as const;

export const USUAL_PERIOD = PERIOD_WORDS['last 7 days'];

/** `2026-03-01 to 2026-03-31`. */
export const fixedDays = (from: string, to: string): string => `${from || '…'} to ${to || '…'}`;

/** `days in Settings!B1`. */
export const daysInCells = (from: string, to: string | undefined): string => `days in ${from || 'a cell'}${to ? ` to ${to}` : ''}`;

export const EVERYONE = 'everyone';

/** `Sales and 3 more`. */
export const someWords = (first: string, more: number): string => (more === 0 ? first : `${first} and ${countWords(more, 'more', 'more')}`);
