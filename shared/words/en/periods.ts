/** Days and periods, and what is wrong with them. Days are given as text, as they are shown. */
import { inCellOrScript } from '../voice';
import { countWords } from './numbers';
import { quoted } from './quoted';

/** `2026-03-01 to 2026-03-31` */
export const fromTo = (from: string, to: string): string => `${from} to ${to}`;

const EXAMPLES = 'Write a day as 2026-03-31, or a period such as last week or 2026-03.';

const writeDay = (): string => `Write a day as ${inCellOrScript('2026-03-31', "'2026-03-31'")}.`;

export const NO_DAYS = `There is no day or period. ${EXAMPLES}`;

/** A period as somebody wrote it, with the cell that holds it. */
export const daysShown = (text: string, cell?: string): string => `${quoted(text)}${cell === undefined ? '' : ` in ${cell}`}`;

export const severalDays = (shown: string, readings: readonly string[]): string =>
  `${shown} could be ${readings.join(' or ')}. Write it as one of these.`;

export const shortYear = (shown: string): string => `${shown} can be read in several ways. Write the year with four digits.`;

export const noDay = (shown: string): string => `There is no day ${shown}. ${writeDay()}`;

export const noWeek = (shown: string): string => `There is no week ${shown}. A year has 52 or 53 weeks.`;

/** @param today the last day that there can be, where it is worth saying */
export const inFuture = (shown: string, today?: string): string =>
  `${shown} is in the future. Choose days up to today${today === undefined ? '' : `, ${today}`}.`;

export const notDays = (shown: string, meant?: string): string =>
  `${shown} isn't a day or a period. ${meant === undefined ? EXAMPLES : `Did you mean “${meant}”?`}`;

/** @param who what stands in the place of a period, as the argument `who` takes it */
export const whoForDays = (text: string, who: string): string =>
  `${quoted(text)} isn't a day or a period. Did you mean ${who}? Write it as the argument “who”.`;

export const daysSwapped = (first: string, last: string): string => `The first day, ${first}, is after the last day, ${last}. Swap them.`;

export const FIRST_DAY_MISSING = 'There is a last day but no first day. Give the first day too.';
export const LAST_DAY_MISSING = 'There is a first day but no last day. Give the last day too.';

export const tooManyDays = (days: number, most: number): string =>
  `The period has ${countWords(days, 'day')}, and a formula can ask for at most ${most}. Choose fewer days.`;

export const truthForDay = (argument: string, value: boolean): string => `“${argument}” is ${String(value).toUpperCase()}. ${writeDay()}`;

export const NOW_CHANGES = 'NOW() changes constantly, so this cell would never finish. Use "today" instead.';

export const numberForDay = (value: number): string =>
  `The number ${value} isn't a day. Write a day as 2026-03-31, or point to a cell with a date.`;

/** What a period means. */
export const periodMeans = (range: string, days: number): string => `${range} (${days === 1 ? 'one day' : countWords(days, 'day')}).`;

export const everyDaySince = (day: string): string => `For every day since, write “since ${day}”.`;

/** What ActivTrak no longer has. */
export const nothingBefore = (first: string): string => `ActivTrak returns nothing before ${first}`;

export const hoursNotKept = (range: string, first: string): string =>
  `ActivTrak has no hours for ${range}. It returns nothing before ${first}, so choose later days.`;
