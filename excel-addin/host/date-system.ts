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

/** Days from 1899-12-30 to 1904-01-01. */
const DAYS_1904 = 1462;
/** Cells wait no longer for the answer; while a person types into a cell, there is none. */
const ANSWER_MS = 2000;
let known = 0;

/** What the workbook's serial numbers lack of those that count from 1900, in which the core counts. Asked anew each time: a person may switch it. */
export async function firstSerial(): Promise<number> {
  const asked = Excel.run(async (context) => {
    const day = dayOf2000(context);
    await context.sync();
    known = day.value === DAY_2000 - DAYS_1904 ? DAYS_1904 : 0;
  }).catch(() => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((done) => {
    timer = setTimeout(done, ANSWER_MS);
  });
  await Promise.race([asked, late]);
  clearTimeout(timer);
  return known;
}
