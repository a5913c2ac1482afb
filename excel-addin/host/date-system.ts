/**
 * From which day a workbook counts. Office.js has no property for that; the function DATE tells it (ExcelApi 1.2).
 * @module
 */

/** What DATE(2000, 1, 1) is where days are counted from 1900, as all our serial numbers are. */
const DAY_2000 = 36_526;

/** Asks with the next sync; `countsFrom1904` reads the answer. */
export const dayOf2000 = (context: Excel.RequestContext): Excel.FunctionResult<number> =>
  context.workbook.functions.date(2000, 1, 1).load('value');

export const countsFrom1904 = ({ value }: Excel.FunctionResult<number>): boolean => value !== DAY_2000;

/** Why nothing is written there. */
export const REFUSAL_1904 =
  'it counts days from 1904, so all dates would be four years off; switch “Use 1904 date system” off under File, Options, Advanced, and refresh again';
