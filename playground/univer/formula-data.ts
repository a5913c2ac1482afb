import { type IUniverInstanceService, ObjectMatrix, UniverInstanceType, type Workbook } from '@univerjs/core';
import { type FormulaDataModel, initSheetFormulaData } from '@univerjs/engine-formula';

/**
 * Univer looks at every cell of every sheet for a formula, several times for each change of a cell, and asks in a slow way whether it is
 * one. Where most cells have none, as under a report, that was more than a tenth of the time of a change: only cells with one are asked.
 */
export function quickFormulaData(formulas: FormulaDataModel, instances: IUniverInstanceService): void {
  formulas.getFormulaData = () => {
    const data: ReturnType<FormulaDataModel['getFormulaData']> = {};
    for (const workbook of instances.getAllUnitsForType<Workbook>(UniverInstanceType.UNIVER_SHEET)) {
      data[workbook.getUnitId()] = {};
      for (const sheet of workbook.getSheets()) {
        const cells = sheet.getCellMatrix();
        const withFormula = new ObjectMatrix<NonNullable<ReturnType<typeof cells.getValue>>>();
        cells.forValue((row, column, cell) => {
          if (cell?.f || cell?.si) withFormula.setValue(row, column, cell);
        });
        initSheetFormulaData(data, workbook.getUnitId(), sheet.getSheetId(), withFormula);
      }
    }
    return data;
  };
}
