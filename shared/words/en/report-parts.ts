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

export const KIND_WORDS = { user: 'person', group: 'group', computer: 'computer' } as const;
export const KINDS_WORDS = { user: 'people', group: 'groups', computer: 'computers' } as const;

export const USUAL_PERIOD = 'last 7 days';

/** `2026-03-01 to 2026-03-31`. */
export const fixedDays = (from: string, to: string): string => `${from || '…'} to ${to || '…'}`;

/** `days in Settings!B1`. */
export const daysInCells = (from: string, to: string | undefined): string => `days in ${from || 'a cell'}${to ? ` to ${to}` : ''}`;

export const EVERYONE = 'everyone';

/** `Sales and 3 more`. */
export const someWords = (first: string, more: number): string => (more === 0 ? first : `${first} and ${countWords(more, 'more', 'more')}`);
