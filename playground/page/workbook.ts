/** Univer in the page, with the workbook that a person finds there at first. */
import { type IWorkbookData, LifecycleService, LifecycleStages, LocaleType, LogLevel, mergeLocales, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import enUS from '@univerjs/preset-sheets-core/locales/en-US';
import { UniverSheetsFilterPreset } from '@univerjs/preset-sheets-filter';
import filters from '@univerjs/preset-sheets-filter/locales/en-US';
import { UniverSheetsSortPreset } from '@univerjs/preset-sheets-sort';
import sorting from '@univerjs/preset-sheets-sort/locales/en-US';
import { UniverSheetsConditionalFormattingPlugin } from '@univerjs/sheets-conditional-formatting';
import type { SpreadsheetBackend } from '../spreadsheet/backend';
import { drawAutomaticNumbers } from './automatic-numbers';
import { element } from './element';
import type { KeptWorkbook } from './kept-workbook';
import { keepTypedText } from './typed-text';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-filter/lib/index.css';
import '@univerjs/preset-sheets-sort/lib/index.css';

const ROWS = 3000;
const COLUMNS = 26;
const WIDTHS = [110, 200, 90, 90, 90, 150, 165, 150];

/** What Univer 0.25.1 says while it calculates; its own words leave it out, so it would show their keys. */
const WHILE_CALCULATING = {
  'sheets-formula': {
    progress: {
      analyzing: 'Looking at the formulas…',
      calculating: 'Calculating…',
      'array-analysis': 'Looking at the results…',
      'array-calculation': 'Calculating…',
      done: 'Calculated',
    },
  },
};

const STARTER: Partial<IWorkbookData> = {
  sheetOrder: ['hours', 'free'],
  sheets: {
    hours: {
      id: 'hours',
      name: 'Hours',
      rowCount: ROWS,
      columnCount: COLUMNS,
      defaultColumnWidth: 120,
      columnData: Object.fromEntries(WIDTHS.map((w, column) => [column, { w }])),
    },
    free: { id: 'free', name: 'Free', rowCount: ROWS, columnCount: COLUMNS, defaultColumnWidth: 120 },
  },
};

/** Ties to the workbook's cells what was tied to them before a reload. */
export function furnish(spreadsheet: SpreadsheetBackend, kept: KeptWorkbook | undefined): void {
  kept?.anchors.forEach(spreadsheet.putAnchor);
}

export interface PageWorkbook {
  readonly univer: Univer;
  readonly api: FUniver;
}

/**
 * Opens the workbook, and ends once a person can type into it. Univer draws its frame a third of a second before it listens to keys, and before
 * anything is calculated after a change, so until then it takes no clicks, and nobody else may change it.
 * @param kept what it held before a reload
 */
export async function openPageWorkbook(
  container: string,
  names: { readonly id: string; readonly name: string },
  kept: KeptWorkbook | undefined,
): Promise<PageWorkbook> {
  const frame = element(container);
  frame.ariaBusy = 'true';
  const darkMode = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const univer = new Univer({
    darkMode,
    logLevel: LogLevel.ERROR,
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: mergeLocales(enUS, sorting, filters, WHILE_CALCULATING) },
  });
  const presets = [UniverSheetsCorePreset({ container }), UniverSheetsSortPreset(), UniverSheetsFilterPreset()];
  for (const entry of presets.flatMap(({ plugins }) => plugins)) {
    if (Array.isArray(entry)) univer.registerPlugin(entry[0], entry[1]);
    else univer.registerPlugin(entry);
  }
  univer.registerPlugin(UniverSheetsConditionalFormattingPlugin);
  const api = FUniver.newAPI(univer);
  (api as unknown as { createWorkbook(data: object): unknown }).createWorkbook({ ...(kept?.workbook ?? STARTER), ...names });
  drawAutomaticNumbers(univer);
  keepTypedText(univer);
  // A canvas draws with another font, and forever, as long as its own isn't there. A machine that has none like it draws with what it has.
  await Promise.allSettled(['11pt Arial', 'bold 11pt Arial'].map((font) => document.fonts.load(font)));
  await univer.__getInjector().get(LifecycleService).onStage(LifecycleStages.Rendered);
  frame.ariaBusy = null;
  return { univer, api };
}
