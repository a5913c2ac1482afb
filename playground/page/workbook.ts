/** Univer in the page, with the workbook that a person finds there at first. */
import { type IWorkbookData, LocaleType, LogLevel, mergeLocales, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import enUS from '@univerjs/preset-sheets-core/locales/en-US';
import '@univerjs/preset-sheets-core/lib/index.css';

const ROWS = 3000;
const COLUMNS = 26;

/** Dates come as serial numbers, since a custom function cannot set a format: column A of the first sheet has one. */
const STARTER: Partial<IWorkbookData> = {
  id: 'working-hours',
  name: 'Working hours',
  sheetOrder: ['hours', 'free'],
  styles: { date: { n: { pattern: 'yyyy-mm-dd' } }, number: { n: { pattern: '0.00' } } },
  sheets: {
    hours: {
      id: 'hours',
      name: 'Hours',
      rowCount: ROWS,
      columnCount: COLUMNS,
      defaultColumnWidth: 110,
      columnData: {
        0: { w: 110, s: 'date' },
        1: { w: 190 },
        2: { s: 'number', w: 90 },
        3: { s: 'number', w: 90 },
        4: { s: 'number', w: 90 },
        5: { s: 'number', w: 150 },
        6: { s: 'number', w: 165 },
        7: { s: 'number', w: 150 },
      },
    },
    free: { id: 'free', name: 'Free', rowCount: ROWS, columnCount: COLUMNS, defaultColumnWidth: 110 },
  },
};

export interface PageWorkbook {
  readonly univer: Univer;
  readonly api: FUniver;
}

export function openWorkbook(container: string): PageWorkbook {
  const darkMode = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const univer = new Univer({
    darkMode,
    logLevel: LogLevel.ERROR,
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: mergeLocales(enUS) },
  });
  for (const entry of UniverSheetsCorePreset({ container }).plugins) {
    if (Array.isArray(entry)) univer.registerPlugin(entry[0], entry[1]);
    else univer.registerPlugin(entry);
  }
  const api = FUniver.newAPI(univer);
  (api as unknown as { createWorkbook(data: object): unknown }).createWorkbook(STARTER);
  return { univer, api };
}
