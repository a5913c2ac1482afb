import { type Mark, type Marks, marksByOwner } from '../../../shared/marks';
import { columnLetters } from '../../../shared/model/a1';
import type { Sync } from '../../../shared/task';

/** Marks are developer metadata of this key with their owner behind it. Viewers can see it, so it holds no secret. */
const KEY = 'activtrak.';

type Metadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const ofOwner = (spreadsheet: Spreadsheet, owner: string): readonly Metadata[] =>
  spreadsheet
    .createDeveloperMetadataFinder()
    .withKey(KEY + owner)
    .find();

/** A spreadsheet's marks. @param sheetOf the sheet of an id, which the writer knows */
export const spreadsheetMarks = (spreadsheet: Spreadsheet, sheetOf: (id: string) => Sheet): Sync<Marks> => ({
  markOwners: () => [...new Set(ofProduct(spreadsheet).map(ownerOf))],
  marks: (owner) => ofOwner(spreadsheet, owner).flatMap(markOf),
  allMarks: () =>
    marksByOwner(ofProduct(spreadsheet).flatMap((metadata) => markOf(metadata).map((mark) => ({ owner: ownerOf(metadata), mark })))),
  setMarks: (owner, marks) => setMarks(spreadsheet, owner, marks, sheetOf),
  removeMarks: (owner, names) => removeMarks(spreadsheet, owner, names),
});

const ofProduct = (spreadsheet: Spreadsheet): readonly Metadata[] =>
  spreadsheet
    .createDeveloperMetadataFinder()
    .find()
    .filter((metadata) => metadata.getKey().startsWith(KEY));

const ownerOf = (metadata: Metadata): string => metadata.getKey().slice(KEY.length);

/** A mark where it is now: developer metadata goes with its row or column. Nothing where that is neither. */
function markOf(metadata: Metadata): readonly Mark[] {
  const location = metadata.getLocation();
  const name = metadata.getValue() ?? '';
  const row = location.getRow();
  if (row) return [{ name, sheet: sheetId(row), on: 'row', index: row.getRow() - 1 }];
  const column = location.getColumn();
  return column ? [{ name, sheet: sheetId(column), on: 'column', index: column.getColumn() - 1 }] : [];
}

const sheetId = (range: GoogleAppsScript.Spreadsheet.Range): string => String(range.getSheet().getSheetId());

/** Sets marks; one that is there already moves, in one step, so that it is never missing. Others of its name came with a copy of its sheet. */
function setMarks(spreadsheet: Spreadsheet, owner: string, marks: readonly Mark[], sheetOf: (id: string) => Sheet): void {
  // One that is removed answers nothing more, so what each is called is asked for now.
  const there = ofOwner(spreadsheet, owner).map((metadata) => ({ metadata, name: metadata.getValue() ?? '' }));
  for (const mark of marks) {
    const line = lineOf(sheetOf(mark.sheet), mark);
    const same = there.flatMap(({ metadata, name }) => (name === mark.name ? [metadata] : []));
    const before = (same.length > 1 && same.find((metadata) => isOn(metadata, mark.sheet))) || same[0];
    for (const other of same) if (other !== before) other.remove();
    if (!before) line.addDeveloperMetadata(KEY + owner, mark.name, SpreadsheetApp.DeveloperMetadataVisibility.PROJECT);
    else if (mark.on === 'row') before.moveToRow(line);
    else before.moveToColumn(line);
  }
}

function isOn(metadata: Metadata, sheet: string): boolean {
  const location = metadata.getLocation();
  const line = location.getRow() ?? location.getColumn();
  return line !== null && sheetId(line) === sheet;
}

function removeMarks(spreadsheet: Spreadsheet, owner: string, names: readonly string[]): void {
  for (const metadata of ofOwner(spreadsheet, owner)) if (names.includes(metadata.getValue() ?? '')) metadata.remove();
}

/** A whole row or column: developer metadata lives on nothing smaller. */
const lineOf = (sheet: Sheet, { on, index }: Mark): GoogleAppsScript.Spreadsheet.Range =>
  on === 'row' ? sheet.getRange(`${index + 1}:${index + 1}`) : sheet.getRange(`${columnLetters(index)}:${columnLetters(index)}`);
