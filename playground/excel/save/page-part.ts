/** What of a saved sheet stays in sight, how wide its columns are, and how it is printed (ECMA-376, part 1: 18.3.1.87, 18.3.1.17, 18.3.1.63). */
import { cellName } from '../../spreadsheet/notation';
import { pageSetup, printTitles } from '../kept-pages';
import { nameFor } from '../names';
import type { Workbook } from '../workbook';
import { escaped } from './xml';

/** Pixels of a digit of the usual font, and beside the digits of a column. */
const [DIGIT, PADDING] = [7, 5];

/** The rows that stay in sight while one scrolls. */
export function viewPart({ backend }: Workbook, sheet: string): string {
  const rows = backend.frozenRows(sheet);
  const pane = `<pane ySplit="${rows}" topLeftCell="${cellName(rows, 0)}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`;
  return `<sheetViews><sheetView workbookViewId="0">${rows > 0 ? pane : ''}</sheetView></sheetViews>`;
}

/** The columns that somebody gave a width, in characters. */
export function columnsPart({ backend }: Workbook, sheet: string, columns: number): string {
  const widths = Array.from({ length: columns }, (_, at) => backend.columnWidth(sheet, at)).flatMap((pixels, at) =>
    pixels === null
      ? []
      : [`<col min="${at + 1}" max="${at + 1}" width="${Math.max(0, (pixels - PADDING) / DIGIT).toFixed(2)}" customWidth="1"/>`],
  );
  return widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`;
}

const isFitted = (workbook: Workbook, sheet: string): boolean => pageSetup(workbook, sheet).scale === null;

/** That the sheet is fitted to pages, which is said at its beginning. */
export const propertiesPart = (workbook: Workbook, sheet: string): string =>
  isFitted(workbook, sheet) ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '';

/** Fitted to 0 pages is as many as it takes. */
export function pagePart(workbook: Workbook, sheet: string): string {
  const { isLandscape, wide, tall, scale } = pageSetup(workbook, sheet);
  if (!isLandscape && scale === 100) return '';
  const size = isFitted(workbook, sheet) ? `fitToWidth="${wide ?? 0}" fitToHeight="${tall ?? 0}"` : `scale="${scale}"`;
  return `<pageSetup orientation="${isLandscape ? 'landscape' : 'portrait'}" ${size}/>`;
}

/** The name that says which rows of a sheet every page repeats. @param index the sheet's place in the workbook */
export function titlesName(workbook: Workbook, sheet: string, index: number): string {
  const area = printTitles(workbook, sheet);
  if (!area) return '';
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escaped(nameFor(workbook, area).slice(1))}</definedName>`;
}
