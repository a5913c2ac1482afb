import { cellsMerged, cellsProtected, sheetProtected } from '#words/google-sheets';
import { areaName } from '../../../shared/model/a1';
import type { SheetArea } from '../../../shared/sheet-writer';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Protection = GoogleAppsScript.Spreadsheet.Protection;

/** Why the person at work may not, or had better not, write into one of the areas, or `undefined`. */
export function refusalOf(areas: readonly SheetArea[], sheetOf: (id: string) => Sheet): string | undefined {
  for (const id of new Set(areas.map(({ sheet }) => sheet))) {
    const sheet = sheetOf(id);
    const own = areas.filter((area) => area.sheet === id);
    const whole = sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET).find(isClosed);
    if (whole && own.some((area) => !isInside(area, whole.getUnprotectedRanges()))) return sheetProtected(sheet.getName());
    const parts = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).filter(isClosed);
    const hit = parts.find((part) => own.some((area) => overlaps(area, areaOf(part.getRange()))));
    if (hit) return cellsProtected(areaName(areaOf(hit.getRange())), sheet.getName());
  }
  return mergedAmong(areas, sheetOf);
}

/** Of cells that are merged only the first one shows anything: rows in the others would not be seen. */
function mergedAmong(areas: readonly SheetArea[], sheetOf: (id: string) => Sheet): string | undefined {
  for (const { sheet: id, ...area } of areas) {
    const sheet = sheetOf(id);
    const [rows, columns] = [
      Math.min(area.rows, sheet.getMaxRows() - area.row),
      Math.min(area.columns, sheet.getMaxColumns() - area.column),
    ];
    const merged = rows < 1 || columns < 1 ? [] : sheet.getRange(area.row + 1, area.column + 1, rows, columns).getMergedRanges();
    const hit = merged.map(areaOf).find((other) => hidesOf(other, area));
    if (hit) return cellsMerged(areaName(hit), sheet.getName());
  }
  return undefined;
}

/** Whether a merge covers more of an area than its own first cell. */
const hidesOf = (merge: Rectangle, area: Rectangle): boolean =>
  overlaps({ ...merge, column: merge.column + 1, columns: merge.columns - 1 }, area) ||
  overlaps({ ...merge, row: merge.row + 1, rows: merge.rows - 1 }, area);

/** A protection that only warns lets a script write. */
const isClosed = (protection: Protection): boolean => !protection.isWarningOnly() && !protection.canEdit();

type Rectangle = Omit<SheetArea, 'sheet'>;

const areaOf = (range: GoogleAppsScript.Spreadsheet.Range): Rectangle => ({
  row: range.getRow() - 1,
  column: range.getColumn() - 1,
  rows: range.getNumRows(),
  columns: range.getNumColumns(),
});

/** Whether each column of an area is in one of the open ranges. */
function isInside({ column, columns, ...rows }: Rectangle, open: readonly GoogleAppsScript.Spreadsheet.Range[]): boolean {
  const parts = open.map(areaOf);
  return Array.from({ length: columns }, (_, at) => ({ ...rows, column: column + at, columns: 1 })).every((one) =>
    parts.some((part) => covers(part, one)),
  );
}

const covers = (outer: Rectangle, inner: Rectangle): boolean =>
  outer.row <= inner.row &&
  outer.column <= inner.column &&
  inner.row + inner.rows <= outer.row + outer.rows &&
  inner.column + inner.columns <= outer.column + outer.columns;

const overlaps = (one: Rectangle, other: Rectangle): boolean =>
  one.rows > 0 &&
  one.columns > 0 &&
  one.row < other.row + other.rows &&
  other.row < one.row + one.rows &&
  one.column < other.column + other.columns &&
  other.column < one.column + one.columns;
