import { ActivTrakError } from '../../shared/errors';
import type { FormulaTurned } from '../../shared/ports';

/** Whether this Excel can tell what a formula fills. */
export const canTurnFormulas = (): boolean => Office.context.requirements.isSetSupported('ExcelApi', '1.12');

/**
 * Turns the formula at the selected cell, and all that it spills into, into values. They are pasted as values and not written, so
 * that a text stays a text whatever it begins with, and a number a number.
 */
export function formulaToValues(text: string): Promise<FormulaTurned> {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const selected = context.workbook.getActiveCell();
    const parent = selected.getSpillParentOrNullObject();
    await context.sync();
    const anchor = parent.isNullObject ? selected : parent;
    const spilled = anchor.getSpillingToRangeOrNullObject();
    anchor.load('address, formulas, valueTypes');
    spilled.load('address');
    await context.sync();
    const formula = String(anchor.formulas[0]?.[0] ?? '');
    if (!(formula.startsWith('=') && formula.toUpperCase().includes(text)))
      throw new ActivTrakError('argument', `${localAddress(anchor.address)} holds no formula of ActivTrak: select a cell that one fills.`);
    if (anchor.valueTypes[0]?.[0] === 'Error')
      throw new ActivTrakError('argument', `${localAddress(anchor.address)} shows an error and no values: wait until the rows are there.`);
    const cells = spilled.isNullObject ? anchor : spilled;
    cells.copyFrom(cells, 'Values');
    try {
      await context.sync();
    } catch (cause) {
      throw new ActivTrakError(
        'argument',
        `Excel does not let ${localAddress(cells.address)} be changed: unprotect the sheet, or copy the cells and paste them as values elsewhere.`,
        { cause },
      );
    }
    return { cells: localAddress(cells.address), formula };
  });
}

/** `B2:F12` of `'My sheet'!B2:F12`. */
const localAddress = (address: string): string => address.slice(address.lastIndexOf('!') + 1);
