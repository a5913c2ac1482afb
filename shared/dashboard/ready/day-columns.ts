/**
 * A column for each day of a month. Its header is the day, as long as that is in the period.
 * @module
 */
import type { FormulaTemplate, ReadyColumn } from '../blueprint';
import { figure, LOOKS } from './top-cells';

const DAYS = 31;

/** Their keys. */
export const DAY_KEYS = Array.from({ length: DAYS }, (_, index) => `d${index + 1}`);

/** Their cells in a row. */
export const ALL_DAYS: FormulaTemplate = `{row.${DAY_KEYS[0]}}:{row.${DAY_KEYS[DAYS - 1]}}`;

/**
 * The columns.
 * @param ofDay what a cell shows of a day, given as a formula
 * @param format of the cells; text has none
 */
export const dayColumns = (ofDay: (day: FormulaTemplate) => FormulaTemplate, format?: string): readonly ReadyColumn[] =>
  DAY_KEYS.map((key, index) => {
    const day = `({top.from}+${index})`;
    const inPeriod = (formula: FormulaTemplate): FormulaTemplate => `=IF(${day}>{top.to},"",${formula})`;
    return {
      key,
      label: String(index + 1),
      heading: { formula: inPeriod(day), format: LOOKS.weekday },
      formula: inPeriod(ofDay(day)),
      ...(format === undefined ? {} : { format }),
      characters: 7,
    };
  });

/** How many days of the period have no column. */
export const notShown = (label: string) => figure('notShown', label, `=MAX(0,{top.to}-{top.from}-${DAYS - 1})`, LOOKS.count);
