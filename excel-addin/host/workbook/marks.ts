/**
 * Marks are hidden defined names of the workbook: Excel takes them along when rows and columns come, go and move, and they show
 * #REF! when what they name is deleted. A copied sheet gets names of its own, which are none of the workbook's, so it has no marks.
 * @module
 */

import { isActivTrakError } from '../../../shared/errors';
import { type Mark, type Marks, marksByOwner } from '../../../shared/marks';
import { rangeOf } from './areas';
import { codeOf } from './excel-failure';
import { inExcel } from './excel-run';
import { leadsNowhere, markName, markReference, readMarkName, readMarkReference } from './mark-names';

/** A mark's defined name; `mark` is missing when what it named is gone. */
interface Kept {
  readonly item: Excel.NamedItem;
  readonly owner: string;
  readonly name: string;
  readonly mark: Mark | undefined;
}

interface Marked {
  readonly kept: readonly Kept[];
  /** Names of sheets by their ids. */
  readonly sheets: ReadonlyMap<string, string>;
  /** Whether cells are called `R1C1` here. */
  readonly isNumbered: boolean;
}

/** ExcelApi 1.7 for the names' formulas. */
async function loadMarks(context: Excel.RequestContext): Promise<Marked> {
  const { names, worksheets } = context.workbook;
  names.load('items/name,items/formula');
  worksheets.load('items/id,items/name');
  await context.sync();
  const ids = new Map(worksheets.items.map(({ id, name }) => [name.toLowerCase(), id]));
  const kept = names.items.flatMap((item): readonly Kept[] => {
    const own = readMarkName(item.name);
    if (own === undefined) return [];
    const line = readMarkReference(String(item.formula));
    const sheet = line && ids.get(line.sheetName.toLowerCase());
    return [{ item, ...own, mark: line && sheet !== undefined ? { name: own.name, sheet, on: line.on, index: line.index } : undefined }];
  });
  const numbered = await numberedMarks(context, kept);
  return {
    kept: kept.map((one) => ({ ...one, mark: one.mark ?? numbered.get(one.item) })),
    sheets: new Map(worksheets.items.map(({ id, name }) => [id, name])),
    isNumbered: numbered.size > 0,
  };
}

/**
 * Those whose formulas call cells otherwise: where a person has columns with numbers, Excel on Windows gives `R4`, in her language `Z4`. Their ranges are
 * asked for. (https://github.com/OfficeDev/office-js/issues/1831, https://github.com/OfficeDev/office-js/issues/2834)
 */
async function numberedMarks(context: Excel.RequestContext, kept: readonly Kept[]): Promise<ReadonlyMap<Excel.NamedItem, Mark>> {
  const unread = kept.filter(({ item, mark }) => mark === undefined && !leadsNowhere(String(item.formula)));
  if (unread.length === 0) return new Map();
  const ranges = unread.map(({ item }) => item.getRangeOrNullObject().load('rowIndex,columnIndex,isEntireRow,isEntireColumn,worksheet/id'));
  await context.sync();
  return new Map(
    unread.flatMap(({ item, name }, at): readonly (readonly [Excel.NamedItem, Mark])[] => {
      const range = ranges[at];
      if (range === undefined || range.isNullObject) return [];
      const own = { name, sheet: range.worksheet.id };
      if (range.isEntireRow) return [[item, { ...own, on: 'row', index: range.rowIndex }]];
      return range.isEntireColumn ? [[item, { ...own, on: 'column', index: range.columnIndex }]] : [];
    }),
  );
}

/** The owners that have marks in the workbook. */
const markOwners = (): Promise<readonly string[]> =>
  inExcel(async (context) => {
    const { kept } = await loadMarks(context);
    return [...new Set(kept.flatMap(({ owner, mark }) => (mark ? [owner] : [])))];
  });

/** An owner's marks where they are now. */
const marksOf = (owner: string): Promise<readonly Mark[]> =>
  inExcel(async (context) => {
    const { kept } = await loadMarks(context);
    return kept.flatMap((one) => (one.owner === owner && one.mark ? [one.mark] : []));
  });

const allMarks = (): Promise<ReadonlyMap<string, readonly Mark[]>> =>
  inExcel(async (context) => {
    const { kept } = await loadMarks(context);
    return marksByOwner(kept.flatMap(({ owner, mark }) => (mark ? [{ owner, mark }] : [])));
  });

/** Sets marks; one that is there already moves, in one step, so that it is never missing. Those that lead nowhere are taken away. */
async function setMarks(owner: string, marks: readonly Mark[]): Promise<void> {
  try {
    await putMarks(owner, marks);
  } catch (failure) {
    if (!isNameTaken(failure)) throw failure;
    await freeNames(owner, marks);
    await putMarks(owner, marks);
  }
}

const isNameTaken = (failure: unknown): boolean => isActivTrakError(failure) && codeOf(failure.cause) === 'ItemAlreadyExists';

/** Excel takes no name that the sheet in front has for itself, as a copy has those that its sheet had: they are no marks. (office-js#2875, scope ExcelApi 1.4) */
const freeNames = (owner: string, marks: readonly Mark[]): Promise<void> =>
  inExcel(async (context) => {
    const { kept, isNumbered } = await loadMarks(context);
    const fresh = marks.filter(({ name }) => isNumbered || !kept.some((one) => one.owner === owner && one.name === name && one.mark));
    const own = context.workbook.worksheets.getActiveWorksheet().names;
    // Excel may give the workbook's among them. (office-js#1011)
    const found = fresh.map(({ name }) => own.getItemOrNullObject(markName(owner, name)).load('scope'));
    await context.sync();
    for (const item of found) if (!item.isNullObject && item.scope === 'Worksheet') item.delete();
    await context.sync();
  });

const putMarks = (owner: string, marks: readonly Mark[]): Promise<void> =>
  inExcel(async (context) => {
    const { kept, sheets, isNumbered } = await loadMarks(context);
    const own = new Map(kept.filter((one) => one.owner === owner).map((one) => [one.name, one]));
    for (const mark of marks) {
      const before = own.get(mark.name);
      if (before?.mark && !isNumbered) {
        before.item.formula = markReference(sheets.get(mark.sheet) ?? mark.sheet, mark);
        continue;
      }
      before?.item.delete();
      // A range means the same whatever cells are called, which nobody can tell from names that lead nowhere.
      context.workbook.names.add(markName(owner, mark.name), wholeLine(context, mark)).visible = false;
    }
    const set = new Set(marks.map(({ name }) => name));
    for (const { item, name, mark } of own.values()) if (mark === undefined && !set.has(name)) item.delete();
    await context.sync();
  });

/** However large the sheet: in a file of Excel 97 to 2003 it has 256 columns. */
function wholeLine(context: Excel.RequestContext, { sheet, on, index }: Mark): Excel.Range {
  const [row, column] = on === 'row' ? [index, 0] : [0, index];
  const cell = rangeOf(context, { sheet, row, column, rows: 1, columns: 1 });
  return on === 'row' ? cell.getEntireRow() : cell.getEntireColumn();
}

const removeMarks = (owner: string, names: readonly string[]): Promise<void> =>
  inExcel(async (context) => {
    const { kept } = await loadMarks(context);
    for (const one of kept) if (one.owner === owner && names.includes(one.name)) one.item.delete();
    await context.sync();
  });

/** The workbook's marks. */
export const workbookMarks: Marks = { markOwners, marks: marksOf, allMarks, setMarks, removeMarks };
