import { told } from '../../../shared/diagnostics';
import { pageDiagnostics } from '../diagnostics';
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

/** Before changes of cells: formulas are not calculated until the sync that makes them is over (ExcelApi 1.6). */
export const suspendCalculation = ({ workbook }: Excel.RequestContext): void => workbook.application.suspendApiCalculationUntilNextSync();

/** Whether this Excel has ExcelApi 1.`minor`; 1.9 is what the manifest asks for. */
export function hasExcelApi(minor: number): boolean {
  try {
    return Office.context.requirements.isSetSupported('ExcelApi', `1.${minor}`);
  } catch (cause) {
    // Nobody misses what an Excel without an answer may lack.
    told(cause, pageDiagnostics, 'the sets of Excel');
    return false;
  }
}
