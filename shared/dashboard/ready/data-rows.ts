/**
 * The report's columns as arrays, which products of arrays need: from the sheet's first row to the last one that has a day, wherever the report stands.
 * @module
 */
import type { FormulaTemplate, TopCell } from '../blueprint';
import { figure, LOOKS } from './top-cells';

/** How many rows they have. */
export const dataRows = (label: string): TopCell =>
  figure('dataRows', label, '=IFERROR(MAX(1,SUMPRODUCT(MAX(ISNUMBER({report.date})*ROW({report.date})))),1)', LOOKS.count);

/** One of them. */
export const dataColumn = (key: string): FormulaTemplate => `INDEX({report.${key}},1):INDEX({report.${key}},{top.dataRows})`;
