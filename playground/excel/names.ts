/** Defined names, which follow what they name and show #REF! when it is gone. */
import { newAnchorId } from '../spreadsheet/anchors';
import type { Anchor, Area } from '../spreadsheet/backend';
import { columnName, parseRange } from '../spreadsheet/notation';
import { anchorSpan, areaOf, checkedArea, isWholeColumns, isWholeRows, MOST_COLUMNS, MOST_ROWS, makeRoom } from './cells/grid';
import { ExcelError } from './excel-error';
import type { DefinedName, Workbook } from './workbook';

const MOST_CHARACTERS = 255;
/** What a cell is called is no name: `AB12`, `R1C1`, `R`, `C`. */
const CELL = /^(?:[a-z]{1,3}\d+|r\d*|c\d*|r\d*c\d*)$/i;

/** What may be a name at all. */
const isName = (name: unknown): name is string =>
  typeof name === 'string' && name.length <= MOST_CHARACTERS && /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && !CELL.test(name);

/** The name of this word, if there is one. @throws ExcelError for what may be no name. */
export function nameLookedFor(workbook: Workbook, name: unknown): DefinedName | undefined {
  return nameCalled(workbook, checkedName(name));
}

function checkedName(name: unknown): string {
  if (!isName(name)) throw new ExcelError('InvalidArgument');
  return name;
}

/** Names by their words in lower case; a list of names never changes. */
const byWord = new WeakMap<Workbook['names'], ReadonlyMap<string, DefinedName>>();

function nameCalled({ names }: Workbook, name: string): DefinedName | undefined {
  const words = byWord.get(names) ?? new Map(names.map((one) => [one.name.toLowerCase(), one]));
  byWord.set(names, words);
  return words.get(name.toLowerCase());
}

/** @throws ExcelError when there is no such name any more. */
export function existingName(workbook: Workbook, name: string): DefinedName {
  const found = nameCalled(workbook, name);
  if (!found) throw new ExcelError('ItemNotFound');
  return found;
}

/** `='My sheet'!$4:$4`. */
export function nameFor(workbook: Workbook, area: Area): string {
  const sheet = workbook.backend.sheet(area.sheet)?.name ?? '';
  return `=${quotedName(sheet)}!${workbook.numberedStyle ? numbered(area, workbook.numberedStyle) : absolute(area, workbook.spellsLinesOut)}`;
}

/** `R4`, `C2:C3`, `R4C2:R5C3`. */
function numbered(area: Area, [row, column]: readonly [string, string]): string {
  const from = [isWholeColumns(area) ? '' : row + (area.row + 1), isWholeRows(area) ? '' : column + (area.column + 1)].join('');
  const to = [
    isWholeColumns(area) ? '' : row + (area.row + area.rows),
    isWholeRows(area) ? '' : column + (area.column + area.columns),
  ].join('');
  return from === to ? from : `${from}:${to}`;
}

export const quotedName = (sheet: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) && !CELL.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;

function absolute(area: Area, spellsLinesOut: boolean): string {
  const [row, lastRow] = [`$${area.row + 1}`, `$${area.row + area.rows}`];
  const [column, lastColumn] = [`$${columnName(area.column)}`, `$${columnName(area.column + area.columns - 1)}`];
  if (!spellsLinesOut && isWholeRows(area)) return `${row}:${lastRow}`;
  if (!spellsLinesOut && isWholeColumns(area)) return `${column}:${lastColumn}`;
  return area.rows === 1 && area.columns === 1 ? column + row : `${column}${row}:${lastColumn}${lastRow}`;
}

/** The places of names by their ids; such a list never changes either. */
const byId = new WeakMap<readonly Anchor[], ReadonlyMap<string, Anchor>>();

/** Where a name leads; `undefined` when it leads nowhere, or to no cells. */
export function areaOfName({ backend }: Workbook, { anchor }: DefinedName): Area | undefined {
  const anchors = backend.anchors('name');
  const ids = byId.get(anchors) ?? new Map(anchors.map((one) => [one.id, one]));
  byId.set(anchors, ids);
  const found = anchor === undefined ? undefined : ids.get(anchor);
  return found && areaOf(found.sheet, found.span);
}

/** What a name stands for now, as a formula. */
export function formulaOf(workbook: Workbook, name: DefinedName): string {
  const area = areaOfName(workbook, name);
  if (area) return nameFor(workbook, area);
  return name.anchor === undefined ? name.formula : '=#REF!';
}

/** The place that a formula names, `=Sheet1!$A$1`. */
function placeOf(workbook: Workbook, formula: string): Area | undefined {
  const range = parseRange(formula.slice(1));
  const sheet = range?.sheet && workbook.backend.sheets().find(({ name }) => name.toLowerCase() === range.sheet?.toLowerCase());
  if (!range || !sheet) return undefined;
  const { row, column, lastRow = MOST_ROWS - 1, lastColumn = MOST_COLUMNS - 1 } = range;
  return { sheet: sheet.key, row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
}

export function addName(workbook: Workbook, wanted: unknown, reference: Area | string, comment: unknown): DefinedName {
  const name = checkedName(wanted);
  // Also where the sheet in front has one for itself. (https://github.com/OfficeDev/office-js/issues/2875)
  if (nameCalled(workbook, name) || hasOwnName(workbook, workbook.backend.activeSheet(), name)) throw new ExcelError('ItemAlreadyExists');
  const made = { name, visible: true, comment: String(comment ?? ''), ...pointed(workbook, reference, undefined) };
  workbook.names = [...workbook.names, made];
  return made;
}

/** Ties a name to another place, or to a formula. */
export function pointName(workbook: Workbook, name: string, reference: string): void {
  const before = existingName(workbook, name);
  change(workbook, name, pointed(workbook, reference, before.anchor));
}

function pointed(workbook: Workbook, reference: Area | string, before: string | undefined): Pick<DefinedName, 'anchor' | 'formula'> {
  if (typeof reference === 'string' && !reference.startsWith('=')) throw new ExcelError('InvalidArgument');
  const area = typeof reference === 'string' ? placeOf(workbook, reference) : reference;
  // What of the other style is in a formula is no reference there.
  if (typeof reference === 'string' && area && workbook.numberedStyle) throw new ExcelError('InvalidArgument');
  if (!area) {
    if (before !== undefined) workbook.backend.removeAnchor(before);
    return { anchor: undefined, formula: String(reference) };
  }
  const id = before ?? newAnchorId('name');
  makeRoom(workbook, checkedArea(area));
  workbook.backend.putAnchor({ id, kind: 'name', sheet: area.sheet, span: anchorSpan(area), facts: {} });
  return { anchor: id, formula: nameFor(workbook, area) };
}

export const showName = (workbook: Workbook, name: string, visible: boolean): void => change(workbook, name, { visible });

function change(workbook: Workbook, name: string, next: Partial<DefinedName>): void {
  const before = existingName(workbook, name);
  workbook.names = workbook.names.map((one) => (one === before ? { ...one, ...next } : one));
}

export function removeName(workbook: Workbook, name: string): void {
  const found = existingName(workbook, name);
  if (found.anchor !== undefined) workbook.backend.removeAnchor(found.anchor);
  workbook.names = workbook.names.filter((one) => one !== found);
}

/** Whether a sheet has a name for itself. */
export const hasOwnName = ({ ownNames }: Workbook, sheet: string, name: string): boolean =>
  ownNames.get(sheet)?.has(name.toLowerCase()) === true;

/** What a copied sheet has for itself: the names that lead to the one before it. */
export function copyNames(workbook: Workbook, from: string, to: string): void {
  const own = workbook.names.filter((name) => areaOfName(workbook, name)?.sheet === from);
  workbook.ownNames.set(to, new Set(own.map(({ name }) => name.toLowerCase())));
}
