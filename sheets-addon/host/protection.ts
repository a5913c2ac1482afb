import { areaName } from '../../shared/model/a1';
import type { SheetArea } from '../../shared/ports';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Protection = GoogleAppsScript.Spreadsheet.Protection;

/** Why the person at work may not write into one of the areas, or `undefined`. */
export function refusalOf(areas: readonly SheetArea[], sheetOf: (id: string) => Sheet): string | undefined {
  for (const id of new Set(areas.map(({ sheet }) => sheet))) {
    const sheet = sheetOf(id);
    const own = areas.filter((area) => area.sheet === id);
    const whole = sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET).find(isClosed);
    if (whole && own.some((area) => !isInside(area, whole.getUnprotectedRanges())))
      return `the sheet “${sheet.getName()}” is protected, and you may not edit it; ask its owner, or choose another place`;
    const parts = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).filter(isClosed);
    const hit = parts.find((part) => own.some((area) => overlaps(area, areaOf(part.getRange()))));
    if (hit)
      return `${areaName(areaOf(hit.getRange()))} of “${sheet.getName()}” is protected, and you may not edit it; ask whoever protected it, or choose another place`;
  }
  return undefined;
}

/** A protection that only warns lets a script write. */
const isClosed = (protection: Protection): boolean => !protection.isWarningOnly() && !protection.canEdit();

type Rectangle = Omit<SheetArea, 'sheet'>;

const areaOf = (range: GoogleAppsScript.Spreadsheet.Range): Rectangle => ({
  row: range.getRow() - 1,
  column: range.getColumn() - 1,
  rows: range.getNumRows(),
  columns: range.getNumColumns(),
});

const isInside = (area: Rectangle, open: readonly GoogleAppsScript.Spreadsheet.Range[]): boolean =>
  open.map(areaOf).some((other) => covers(other, area));

const covers = (outer: Rectangle, inner: Rectangle): boolean =>
  outer.row <= inner.row &&
  outer.column <= inner.column &&
  inner.row + inner.rows <= outer.row + outer.rows &&
  inner.column + inner.columns <= outer.column + outer.columns;

const overlaps = (one: Rectangle, other: Rectangle): boolean =>
  one.row < other.row + other.rows &&
  other.row < one.row + one.rows &&
  one.column < other.column + other.columns &&
  other.column < one.column + one.columns;
