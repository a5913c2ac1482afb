/** What a number format's pattern says about the cell that has it. */

/** Plain text: what is typed into such a cell stays as it was typed (but see `parseInput` about a leading `=`). */
export const PLAIN_TEXT = '@';

/** No format was chosen: Google shows a number as it is and makes dates of what looks like one. */
export const AUTOMATIC = 'General';

/** Whether numbers in a cell of this format are dates, times or durations. */
export function isDateFormat(pattern: string): boolean {
  const first = pattern.split(';')[0] ?? '';
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, '');
  if (/\[(h+|m+|s+)\+?\]/i.test(bare)) return true;
  return /[ymdhs]|am\/pm|a\/p/i.test(bare.replace(/\[[^\]]*\]/g, '').replace(/General/gi, ''));
}
