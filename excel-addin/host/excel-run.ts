import { inWords } from './excel-failure';

/**
 * One visit to the workbook. Excel waits with it while a person types into a cell, where it can (set DelayForCellEdit 1.1).
 * @throws ActivTrakError with the sentence for a person, where Excel refused something.
 */
export async function inExcel<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run({ delayForCellEdit: true }, work);
  } catch (failure) {
    throw inWords(failure);
  }
}

/** As `inExcel`, for what changes cells: formulas are not calculated before each sync is over (ExcelApi 1.6). */
export const changeInExcel = <T>(work: (context: Excel.RequestContext, sync: () => Promise<void>) => Promise<T>): Promise<T> =>
  inExcel((context) => {
    context.workbook.application.suspendApiCalculationUntilNextSync();
    return work(context, async () => {
      await context.sync();
      context.workbook.application.suspendApiCalculationUntilNextSync();
    });
  });

/** Whether this Excel has ExcelApi 1.`minor`; 1.9 is what the manifest asks for. */
export const hasExcelApi = (minor: number): boolean => Office.context.requirements.isSetSupported('ExcelApi', `1.${minor}`);
