/**
 * From which day a workbook counts. Office.js has no property for that; the function DATE tells it (ExcelApi 1.2).
 * @module
 */
import { soon } from '../soon';

/** What DATE(2000, 1, 1) is where days are counted from 1900, as all our serial numbers are. */
const DAY_2000 = 36_526;

/** Days from 1899-12-30 to 1904-01-01. */
const DAYS_1904 = 1462;

/** Only the day that such a workbook gives says so, and no other answer. */
async function saysFrom1904(context: Excel.RequestContext): Promise<boolean> {
  const day = context.workbook.functions.date(2000, 1, 1).load('value');
  await context.sync();
  return day.value === DAY_2000 - DAYS_1904;
}

/** Whether the workbook counts from 1904; where it does not tell, it counts as nearly all do. */
export const countsFrom1904 = (context: Excel.RequestContext): Promise<boolean> => saysFrom1904(context).catch(() => false);

let known = 0;

/** What the workbook's serial numbers lack of those that count from 1900, in which the core counts. Asked anew each time: a person may switch it. */
export async function firstSerial(): Promise<number> {
  await soon(async () =>
    Excel.run(async (context) => {
      known = (await saysFrom1904(context)) ? DAYS_1904 : 0;
    }),
  );
  return known;
}
