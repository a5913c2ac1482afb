/**
 * How the person writes days.
 * @module
 */

import { soon } from '../soon';
import { hasExcelApi } from './excel-run';

/** The culture of her system, by which Excel reads a day that is typed into a cell. */
let culture: string | undefined;

/**
 * The culture, and the language of editing, in which she may write months. Until the former is known, or where Excel doesn't tell, days are read by the
 * latter, which is English for many who write them in another order. (OfficeDev/office-js#199)
 */
export function documentLocale(): string | undefined {
  const language = Office.context?.contentLanguage;
  return culture === undefined || language === undefined || language === culture ? (culture ?? language) : `${culture},${language}`;
}

/** Asks for the culture, until it is known (ExcelApi 1.11). */
export async function learnLocale(): Promise<void> {
  if (culture !== undefined || !hasExcelApi(11)) return;
  await soon(async () =>
    Excel.run(async (context) => {
      const { cultureInfo } = context.workbook.application;
      cultureInfo.load('name');
      await context.sync();
      culture = cultureInfo.name || undefined;
    }),
  );
}
