/**
 * A spreadsheet without a browser. Univer's packages cannot be imported into Node as they are, so `build-univer.ts` bundles this file.
 */
import { ICommandService, IUniverInstanceService, type IWorksheetData, LocaleService, LocaleType, LogLevel, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsNodeCorePreset } from '@univerjs/preset-sheets-node-core';
import type { SpreadsheetBackend } from '../spreadsheet/backend';
import { type CellFunctions, type CellFunctionsOptions, registerCellFunctions } from '../univer/cell-functions';
import { createSpreadsheetBackend } from '../univer/spreadsheet-backend';

export interface NodeWorkbookOptions {
  readonly id: string;
  readonly name: string;
  readonly sheets: readonly { readonly name: string; readonly rows: number; readonly columns: number }[];
  readonly timeZone: string;
  readonly locale: string;
  readonly owner: string;
}

export interface NodeWorkbook {
  readonly spreadsheet: SpreadsheetBackend;
  registerFunctions(options: CellFunctionsOptions): CellFunctions;
  /** Runs one of Univer's commands, as the menus and keys of a page do for the person at the keyboard. */
  command(id: string, params?: object): Promise<unknown>;
  dispose(): void;
}

/**
 * Makes an empty workbook.
 * @public the bundle's export
 */
export function openWorkbook(options: NodeWorkbookOptions): NodeWorkbook {
  // Without Univer's words: nobody reads them here, and a fifth of the time to open a workbook went to merging them.
  const univer = new Univer({ logLevel: LogLevel.ERROR, locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} } });
  for (const entry of UniverSheetsNodeCorePreset().plugins) {
    if (Array.isArray(entry)) univer.registerPlugin(entry[0], entry[1]);
    else univer.registerPlugin(entry);
  }
  // There are no words to look up: of what there is no word for, it gives the name.
  univer.__getInjector().get(LocaleService).t = (name) => name;
  const api = FUniver.newAPI(univer);
  const sheets: Record<string, Partial<IWorksheetData>> = {};
  options.sheets.forEach((sheet, index) => {
    sheets[String(index)] = { id: String(index), name: sheet.name, rowCount: sheet.rows, columnCount: sheet.columns };
  });
  (api as unknown as { createWorkbook(data: object): unknown }).createWorkbook({
    id: options.id,
    name: options.name,
    sheetOrder: Object.keys(sheets),
    sheets,
  });
  const injector = univer.__getInjector();
  return {
    spreadsheet: createSpreadsheetBackend(univer, api, options),
    registerFunctions: (functions) => registerCellFunctions(univer, functions),
    command(id, params) {
      injector.get(IUniverInstanceService).focusUnit(options.id);
      return injector.get(ICommandService).executeCommand(id, params);
    },
    dispose: () => univer.dispose(),
  };
}
