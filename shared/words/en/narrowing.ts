/** What a request can be narrowed to. */
import { called } from '../voice';
import { KIND_WORDS } from './kinds';

/** What a request is about can be one alone. */
export const ONE_FILTER = 'A request can be about one person, one group or one computer. Choose one of them.';

/** What ActivTrak gives, at the beginning of a sentence. */
export const STREAM_THINGS = {
  'user-hours': 'Hours by person',
  'computer-hours': 'Hours by computer',
  'activity-log': 'The activity log',
} as const;

/** Reports say it too, whose choices are called as their kinds of hours are. */
export function cannotNarrow(stream: keyof typeof STREAM_THINGS, kind: keyof typeof KIND_WORDS): string {
  const other = kind === 'computer' ? `computer (${called('COMPUTER_HOURS')})` : `person (${called('HOURS')})`;
  return `${STREAM_THINGS[stream]} can't be limited to one ${KIND_WORDS[kind]}. Use hours by ${other} for that.`;
}
