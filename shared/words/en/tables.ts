/** What is written beside the tables and fields of a warehouse, for whoever reads them there. */

/** @param label the column's header @param type of the field */
export function fieldWords(label: string, type: string): string {
  if (type === 'DATETIME') return `${label}, as the clock of the computer showed it`;
  return type === 'TIMESTAMP' ? `${label}, a moment` : label;
}

export const RECORD_DAY = "Day of the record, by the computer's own clock. It's 1970-01-01 where its time can't be read";
export const RECORD_KEY = 'What tells one record from every other: its log ID, or else all that it says';
export const tableWords = (report: string): string => `Filled by the report “${report}” of Live Data for ActivTrak`;
export const RECORD_GROUPS = 'Groups of the user on the newest days that were read with the record';
