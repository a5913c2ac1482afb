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

/** Every day from the first to the last that count for a person, as an array: as many as the first rows of a column, whose numbers are 1, 2 and so on. */
const DAYS: FormulaTemplate = '({row.first}-1+ROW(INDEX({days-off.date},1):INDEX({days-off.date},MAX(1,{row.last}-{row.first}+1))))';

/**
 * The workdays of a person that are off.
 * @param also more criteria for an entry to count
 */
export function daysOff(choices: ReadyChoices, also: FormulaTemplate = ''): FormulaTemplate {
  const isOff = `SIGN(${entriesOn(choices, DAYS, also)})`;
  return `IF({row.last}<{row.first},0,IFERROR(SUMPRODUCT(${isOff}*(MID({row.week},WEEKDAY(${DAYS},2),1)="0")),0))`;
}
