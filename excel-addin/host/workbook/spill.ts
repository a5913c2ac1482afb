import { formulaShowsError, notAFormula } from '#words/excel';
import type { FormulaTurned } from '../../../shared/desk';
import { wrong } from '../../../shared/errors';
import { hasExcelApi, inExcel } from './excel-run';

/** Whether this Excel can tell what a formula fills (ExcelApi 1.12). */
export const canTurnFormulas = (): boolean => hasExcelApi(12);

/**
 * Turns the formula at the selected cell, and all that it spills into, into values. They are pasted as values and not written, so
 * that a text stays a text whatever it begins with, and a number a number.
 */
export const formulaToValues = (text: string): Promise<FormulaTurned> =>
  inExcel(async (context) => {
    const selected = context.workbook.getActiveCell();
    const parent = selected.getSpillParentOrNullObject();
    selected.load('address,worksheet/id');
    parent.load('address');
    await context.sync();
    // By their addresses from here on: the person may select another cell meanwhile.
    const sheet = context.workbook.worksheets.getItem(selected.worksheet.id);
    const first = localAddress(parent.isNullObject ? selected.address : parent.address);
    const anchor = sheet.getRange(first);
    const spilled = anchor.getSpillingToRangeOrNullObject();
    anchor.load('formulas,valueTypes');
    spilled.load('address');
    await context.sync();
    const formula = String(anchor.formulas[0]?.[0] ?? '');
    if (!(formula.startsWith('=') && formula.toUpperCase().includes(text))) throw wrong(notAFormula(first));
    if (anchor.valueTypes[0]?.[0] === 'Error') throw wrong(formulaShowsError(first));
    const cells = spilled.isNullObject ? first : localAddress(spilled.address);
    const range = sheet.getRange(cells);
    range.copyFrom(range, 'Values');
    await context.sync();
    return { cells, formula };
  });

/** `B2:F12` of `'My sheet'!B2:F12`. */
const localAddress = (address: string): string => address.slice(address.lastIndexOf('!') + 1);
