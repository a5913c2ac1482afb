/** Sheets: their names, and who sees them. */
import { sheetFacts } from './cells/grid';
import { ExcelError } from './excel-error';
import type { Workbook } from './workbook';

const MOST_CHARACTERS = 31;
const VISIBILITIES = ['Visible', 'Hidden', 'VeryHidden'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** @throws ExcelError when the workbook's structure is protected. */
export function checkStructure(workbook: Workbook): void {
  if (workbook.isStructureProtected) throw new ExcelError('AccessDenied');
}

/** A name that a sheet may have. @throws ExcelError */
function checkedName(workbook: Workbook, name: unknown, own?: string): string {
  const isName = typeof name === 'string' && name !== '' && name.length <= MOST_CHARACTERS;
  if (!isName || /[:\\/?*[\]]|^'|'$/.test(name) || name.toLowerCase() === 'history') throw new ExcelError('InvalidArgument');
  if (workbook.backend.sheets().some((sheet) => sheet.key !== own && sheet.name.toLowerCase() === name.toLowerCase()))
    throw new ExcelError('ItemAlreadyExists');
  return name;
}

/** Makes a sheet at the end and gives its key; the one in front stays there. */
export function addSheet(workbook: Workbook, wanted: unknown): string {
  checkStructure(workbook);
  const { backend } = workbook;
  const name = checkedName(workbook, wanted ?? freeName(workbook));
  const front = backend.activeSheet();
  const key = backend.insertSheet(name, backend.sheets().length);
  backend.activate(front);
  return key;
}

function freeName({ backend }: Workbook): string {
  let number = 1;
  while (backend.sheets().some(({ name }) => name.toLowerCase() === `sheet${number}`)) number += 1;
  return `Sheet${number}`;
}

export function renameSheet(workbook: Workbook, key: string, wanted: unknown): void {
  checkStructure(workbook);
  workbook.backend.renameSheet(key, checkedName(workbook, wanted, key));
}

export function visibilityOf(workbook: Workbook, key: string): Visibility {
  if (!sheetFacts(workbook, key).hidden) return 'Visible';
  return workbook.veryHidden.has(key) ? 'VeryHidden' : 'Hidden';
}

export function setVisibility(workbook: Workbook, key: string, wanted: unknown): void {
  checkStructure(workbook);
  const visibility = VISIBILITIES.find((one) => one === wanted);
  if (!visibility) throw new ExcelError('InvalidArgument');
  if (visibility !== 'Visible') checkOthersVisible(workbook, key);
  const isHidden = visibility !== 'Visible';
  if (isHidden !== sheetFacts(workbook, key).hidden) workbook.backend.setSheetHidden(key, isHidden);
  if (visibility === 'VeryHidden') workbook.veryHidden.add(key);
  else workbook.veryHidden.delete(key);
}

/** A workbook has a visible sheet at any time. */
function checkOthersVisible({ backend }: Workbook, key: string): void {
  if (!backend.sheets().some((sheet) => sheet.key !== key && !sheet.hidden)) throw new ExcelError('InvalidOperation');
}

export function deleteSheet(workbook: Workbook, key: string): void {
  if (visibilityOf(workbook, key) === 'VeryHidden') throw new ExcelError('InvalidOperation');
  checkOthersVisible(workbook, key);
  workbook.backend.deleteSheet(key);
  workbook.protectedSheets.delete(key);
}
