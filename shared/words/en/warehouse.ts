import { countWords, numberWords } from './numbers';
import { quoted } from './quoted';

export const TABLE_NEEDS_DAY = 'A table keeps its rows by day. Group by day too, or show the date.';
export const TABLE_NEEDS_WHOLE_DAYS = 'A top list and shares need the whole period each time. Leave them out for a table.';
export const TABLE_NEEDS_MERGE = 'A table keeps its rows and counts in seconds. Choose “Update and add” and seconds.';
export const STOPPED_FILLING =
  'The refresh was stopped. The days that it finished are in the table, and you can continue within a day or start again.';
/** @param rows in the table @param days that this refresh was about */
export const tableCounted = (rows: number, days: number): string =>
  `The table has ${countWords(rows, 'row')} for the ${countWords(days, 'day')} of this refresh, each once.`;
export const tableHasOther = (rows: number, written: number): string =>
  `The table has ${countWords(rows, 'row')} for these days, but ${numberWords(written)} were written. Refresh once more.`;
export const tableHasTwice = (rows: number): string =>
  `${countWords(rows, 'row')} of these days ${rows === 1 ? 'is' : 'are'} in the table twice. Look for another program that writes into it.`;
export const fewerInTable = (days: number): string =>
  `ActivTrak returned fewer rows than the table has for ${countWords(days, 'day')}. Their rows were kept as they are.`;
export const otherTableSettings = (name: string): string =>
  `The rows in the table of ${quoted(name)} don't match its new settings. Choose another table.`;
export const daysLoaded = (rows: number, days: number): string => `${countWords(rows, 'row')} of ${countWords(days, 'day')} loaded.`;
/** @param why with the next step */
export const viewsNotMade = (why: string): string => `The views beside the table aren't up to date. ${why}`;
/** @param kept for how many days a project without billing, or the table's own setting, has them */
export const daysVanish = (kept: number): string =>
  `BigQuery removes rows from this table when their day is ${countWords(kept, 'day')} old. Choose later days, or turn on billing and remove the table's partition expiration.`;
/** @param day `2026-01-05` */
export const tableVanishes = (day: string): string =>
  `BigQuery deletes this table on ${day}. Turn on billing if it's off, and remove the table's expiration in the BigQuery console.`;
