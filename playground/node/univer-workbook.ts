/**
 * A spreadsheet without a browser. Univer's packages cannot be imported into Node as they are, so `build-univer.ts` bundles this file.
 */
import { ICommandService, IUniverInstanceService, type IWorksheetData, LocaleService, LocaleType, LogLevel, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { ALL_IMPLEMENTED_FUNCTIONS } from '@univerjs/engine-formula';
import { UniverSheetsNodeCorePreset } from '@univerjs/preset-sheets-node-core';
import type { SpreadsheetBackend } from '../spreadsheet/backend';
import { type CellFunctions, type CellFunctionsOptions, registerCellFunctions } from '../univer/cell-functions';
import { CRITERIA_NAMES } from '../univer/criteria-functions';
import { OVER_EXCELS } from '../univer/google-functions';
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

/** Univer's functions that functions of ours call, which do not tell them of the cell: these have to be of the workbook alone. */
const CALLED: ReadonlySet<unknown> = new Set([...CRITERIA_NAMES, ...OVER_EXCELS]);

// Univer makes its five hundred functions for each workbook, which takes half of the time to open one. They are told of the cell and the workbook
// before each calculation and keep nothing else, so that one of each serves all workbooks of a process.
for (const entry of ALL_IMPLEMENTED_FUNCTIONS) {
  const [Made, name] = entry;
  if (CALLED.has(name)) continue;
  let one: object | undefined;
  entry[0] = function made() {
    one ??= new Made(name);
    return one;
  } as unknown as typeof Made;
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
