/** Spreadsheet. */
import type { SheetFacts } from '../backend';
import { ScriptException } from '../runtime/script-exception';
import { type Method, writingNeeds } from '../runtime/service';
import { areaFromText } from './area';
import type { SpreadsheetObjects } from './objects';
import { sheetId } from './sheet-id';
import { checkGrowth } from './size-limit';

/** A new sheet has 1,000 rows and 26 columns. */
const NEW_SHEET = { rows: 1_000, columns: 26 };

export function spreadsheetObject(objects: SpreadsheetObjects): object {
  const { execution, expose } = objects;
  const { spreadsheet } = execution.backend;
  const active = (): SheetFacts => objects.sheetFacts(spreadsheet.activeSheet());
  const wrapped = (sheet: SheetFacts | undefined): object | null => (sheet ? objects.sheet(sheet.key) : null);

  function insertSheet(...args: unknown[]): object {
    const sheets = spreadsheet.sheets();
    const name = typeof args[0] === 'string' ? args[0] : freeName(sheets);
    const wanted =
      args.find((value) => typeof value === 'number') ?? sheets.findIndex((sheet) => sheet.key === spreadsheet.activeSheet()) + 1;
    if (objects.sheetNamed(name)) throw new ScriptException(`A sheet with the name "${name}" already exists. Please enter another name.`);
    checkGrowth(sheets, { key: '', name, rows: 0, columns: 0, hidden: false }, NEW_SHEET.rows, NEW_SHEET.columns);
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
    getRangeByName: () => null,
  };
  const writing: Record<string, Method> = {
    insertSheet,
    deleteSheet,
    deleteActiveSheet: () => deleteSheet(objects.sheet(active().key)),
    setActiveSheet: (sheet: unknown) => {
      spreadsheet.activate(objects.keyOf(sheet));
      return sheet;
    },
    toast: (text: unknown, title: unknown = '') => void execution.ui.push({ kind: 'toast', title: String(title), text: String(text) }),
  };
  return expose({ name: 'Spreadsheet', need: 'document-read', needs: writingNeeds(writing), methods: { ...reading, ...writing } });
}

function freeName(sheets: readonly SheetFacts[]): string {
  let number = sheets.length + 1;
  while (sheets.some((sheet) => sheet.name === `Sheet${number}`)) number++;
  return `Sheet${number}`;
}
