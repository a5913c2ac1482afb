/**
 * Days off of a person: entries with the person's ID or name, or with `*`. A day with several entries is one day, and one on which nobody works anyway is none.
 * @module
 */
import type { FormulaTemplate } from '../blueprint';
import type { ReadyChoices } from './ready-sheet';

/** Excel refuses criteria of more characters. */
const MOST_CHARACTERS = 250;

/** A text as a criterion that means itself, whatever signs are in it. */
export const exactly = (text: FormulaTemplate): FormulaTemplate =>
  `"="&SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${text},"~","~~"),"*","~*"),"?","~?")`;

/**
 * How many entries there are for a person on a day, or on each of some days. The same entry can be counted more than once.
 * @param also more criteria, each of which begins with a comma
 */
export function entriesOn({ people }: ReadyChoices, day: FormulaTemplate, also: FormulaTemplate = ''): FormulaTemplate {
  const id = '{row.userId}';
  // A date that was typed with a time of day is that day. Multiplied, it is no date any more, which a host may join as it looks in its cell.
  const onDay: FormulaTemplate = `{days-off.date},">="&(${day})*1,{days-off.date},"<"&(${day}+1)*1`;
  const entries = (who: FormulaTemplate): FormulaTemplate => `COUNTIFS({days-off.user},${who},${onDay}${also})`;
  // A name that is no good as a criterion, that is none, or that would be taken for a number, gives its place to the ID, which is counted anyway.
  const name = `IF((LEN({row.user})=0)+ISNUMBER(VALUE({row.user}))+(LEN(${exactly('{row.user}')})>${MOST_CHARACTERS}),${id},${exactly('{row.user}')})`;
  return [id, ...(people === 'names' ? [name] : []), '"~*"'].map(entries).join('+');
}

/** As many days as are counted for a person. */
const COUNTED: FormulaTemplate = '({row.last}-{row.first}+1)';

/**
 * Every one of them, as an array: the first rows of a column have the numbers 1, 2 and so on. It is one of the report's, as people delete empty rows of
 * their own sheets; each refresh sees to it that there are enough.
 */
const DAYS: FormulaTemplate = `({row.first}-1+ROW(INDEX({report.date},1):INDEX({report.date},${COUNTED})))`;

/**
 * The workdays of a person that are off; none where the sheet of days off is gone. Whatever else fails is to be seen.
 * @param also more criteria for an entry to count
 */
export function daysOff(choices: ReadyChoices, also: FormulaTemplate = ''): FormulaTemplate {
  const isOff = `SIGN(${entriesOn(choices, DAYS, also)})`;
  const count = `SUMPRODUCT(${isOff}*(MID({row.week},WEEKDAY(${DAYS},2),1)="0"))`;
  return `IF({row.last}<{row.first},0,IF(ISERROR(ROWS({days-off.date})),0,${count}))`;
}
