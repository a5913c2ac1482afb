/** What is wrong with a report's definition. Excel's pane doesn't need it when it opens. */
import { KIND_WORDS } from './kinds';
import { numberWords } from './numbers';
import { quoted } from './quoted';

export const NO_NAME = 'The report has no name. Give it one.';
export const NAME_TOO_LONG = 'The name is longer than 100 characters. Shorten it.';
export const NO_SHEET = 'There is no sheet to write to. Name one, or use the selected cell.';
export const SHEET_NAME_TOO_LONG = 'The sheet name is longer than 100 characters. Shorten it.';

export const tooManyChosen = (most: number): string =>
  `You chose more than ${most} people. Each needs its own request, so choose a group instead.`;

export const cannotLimit = (kind: keyof typeof KIND_WORDS, name: string): string =>
  `This report can't be limited to the ${KIND_WORDS[kind]} ${quoted(name, 60)}. Remove it, or choose the other kind of hours.`;

/** @param what the number, at the beginning of the sentence */
export const notWholeNumber = (what: keyof typeof NUMBERS, least: number, most: number): string =>
  `${NUMBERS[what]} must be a whole number from ${least} to ${numberWords(most)}.`;

const NUMBERS = {
  snapshots: 'The number of snapshots to keep',
  reread: 'The days to read again',
  minutes: 'The minutes',
  smallest: 'The smallest group of a summary',
  top: 'The number of names in a top list',
  hours: 'The hours of the schedule',
  hour: 'The hour of the schedule',
  monthDay: 'The day of the month',
} as const;

export const REPORT_TOO_LARGE = 'The report is too large to save. Choose a group instead of many people, or shorten the headers.';
export const LOG_HAS_NO_SUMMARY =
  'A summary adds up hours, and the log has none. Choose hours by person or by computer, or pseudonyms for the log.';
export const twoColumnsCalled = (label: string): string => `Two columns are called ${quoted(label, 60)}. Rename one of them.`;
export const NO_COLUMN_SHOWN = 'There is no column left to show. Choose at least one.';
export const GROUPS_ONLY_OF_LOG = 'Only the activity log can be grouped. Choose the log, or remove the grouping.';
export const GROUPS_WITHOUT_KEY = 'There is nothing left to group by. Choose at least one thing, or show names under “Privacy”.';
export const GROUPS_SAY_NOTHING = 'There is no value to show for each group. Choose Time, or another value.';
export const GROUPS_WITHOUT_NAMES = 'A top list needs names to count. Group by application, site or person, or show all rows.';
export const GROUPS_NEED_DATE = "Grouped rows that aren't replaced each time need the Date column. Choose it, or “Replace the rows”.";
export const GROUPS_NEED_WHOLE_PERIOD =
  'A top list and shares need the whole period each time. Choose “Replace the rows”, or leave them out.';
/** @param hasDate whether they can be updated as they are */
export const groupsCantBeAdded = (hasDate: boolean): string =>
  `Late records change grouped rows, so new rows alone aren't enough. Choose ${hasDate ? '“Update and add”' : '“Replace the rows”'} instead.`;
export const SUMMARY_NEEDS_DATE = "A summary that isn't replaced each time needs the Date column. Choose it, or “Replace the rows”.";
