/** Spreadsheet. */
import type { Area, SheetFacts } from '../../spreadsheet/backend';
import { dataSourceReading, dataSourceWriting } from '../connected-sheets/of-spreadsheet';
import { activeSheet } from '../runtime/execution';
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import { areaFromText } from './area';
import { metadataFinder } from './metadata-finder';
import { rangeByName, removeNamedRange, setNamedRange } from './named-ranges';
import type { SpreadsheetObjects } from './objects';
import { protections } from './protection';
import { sheetId } from './sheet-id';
import { isGrid } from './sheet-type';
import { checkGrowth } from './size-limit';
import { textFinder } from './text-finder';

/** A new sheet has 1,000 rows and 26 columns; a script cannot ask for another size. */
const NEW_SHEET = { rows: 1_000, columns: 26 };

export function spreadsheetObject(objects: SpreadsheetObjects): object {
  const { execution, expose } = objects;
  const { spreadsheet } = execution.backend;
  const active = (): SheetFacts => objects.sheetFacts(activeSheet(execution));
  const grids = (): readonly SheetFacts[] => spreadsheet.sheets().filter(({ key }) => isGrid(spreadsheet, key));
  const wrapped = (sheet: SheetFacts | undefined): object | null => (sheet ? objects.sheet(sheet.key) : null);

  function insertSheet(...args: unknown[]): object {
    const sheets = spreadsheet.sheets();
    const name = typeof args[0] === 'string' ? args[0] : freeName(sheets);
    const wanted =
      args.find((value) => typeof value === 'number') ?? sheets.findIndex((sheet) => sheet.key === spreadsheet.activeSheet()) + 1;
    if (objects.sheetNamed(name)) throw new ScriptException(`A sheet with the name "${name}" already exists. Please enter another name.`);
    checkGrowth(grids(), { key: '', name, rows: 0, columns: 0, hidden: false }, NEW_SHEET.rows, NEW_SHEET.columns);
    objects.changed();
    const key = spreadsheet.insertSheet(name, Number(wanted));
    spreadsheet.activate(key);
    return objects.sheet(key);
  }

  function deleteSheet(sheet: unknown): void {
    if (spreadsheet.sheets().length === 1) throw new ScriptException("You can't remove all the sheets in a document.");
    objects.changed();
    spreadsheet.deleteSheet(objects.keyOf(sheet));
  }

  /** Nothing is selected while a sheet without a grid is in front. */
  const selected = (area: (selection: Area) => Area): object | null =>
    isGrid(spreadsheet, active().key) ? objects.range(area(execution.selection())) : null;
  const currentCell = (): object | null => selected((selection) => ({ ...selection, rows: 1, columns: 1 }));

  const reading: Record<string, Method> = {
    getId: () => spreadsheet.facts().id,
    getName: () => spreadsheet.facts().name,
    getUrl: () => `https://docs.google.com/spreadsheets/d/${spreadsheet.facts().id}/edit`,
    getSpreadsheetTimeZone: () => spreadsheet.facts().timeZone,
    getSpreadsheetLocale: () => spreadsheet.facts().locale,
    getOwner: () => expose({ name: 'User', need: 'none', methods: { getEmail: () => spreadsheet.facts().owner } }),
    getSheets: () => spreadsheet.sheets().map((sheet) => objects.sheet(sheet.key)),
    getNumSheets: () => spreadsheet.sheets().length,
    getSheetByName: (name: unknown) => wrapped(objects.sheetNamed(String(name))),
    getSheetById: (id: unknown) => wrapped(spreadsheet.sheets().find((sheet) => sheetId(sheet.key) === id)),
    getActiveSheet: () => objects.sheet(active().key),
    getRange: (text: unknown) => objects.range(areaFromText(String(text), active(), objects.sheetNamed)),
    getRangeByName: (name: unknown) => rangeByName(objects, String(name)),
    getActiveRange: () => selected((selection) => selection),
    getActiveCell: currentCell,
    getCurrentCell: currentCell,
    getProtections: (type: unknown) => protections(objects, type),
    ...dataSourceReading(objects),
    createDeveloperMetadataFinder: () => metadataFinder(objects),
    createTextFinder: (text: unknown) =>
      textFinder(
        objects,
        String(text),
        grids().map(({ key }) => key),
      ),
  };
  const writing: Record<string, Method> = {
    insertSheet,
    ...dataSourceWriting(objects),
    deleteSheet,
    deleteActiveSheet: () => deleteSheet(objects.sheet(active().key)),
    setActiveSheet: (sheet: unknown) => {
      spreadsheet.activate(objects.keyOf(sheet));
      return sheet;
    },
    setActiveRange: (range: unknown) => {
      spreadsheet.select(objects.areaOf(range));
      return range;
    },
    setCurrentCell: (cell: unknown) => {
      spreadsheet.select({ ...objects.areaOf(cell), rows: 1, columns: 1 });
      return cell;
    },
    setNamedRange: (name: unknown, range: unknown) => setNamedRange(objects, String(name), objects.areaOf(range)),
    removeNamedRange: (name: unknown) => removeNamedRange(objects, String(name)),
    toast: (text: unknown, title: unknown = '') => void execution.ui.push({ kind: 'toast', title: String(title), text: String(text) }),
  };
  return objects.exposeWriting('Spreadsheet', writing, reading);
}

function freeName(sheets: readonly SheetFacts[]): string {
  let number = sheets.length + 1;
  while (sheets.some((sheet) => sheet.name === `Sheet${number}`)) number++;
  return `Sheet${number}`;
}
