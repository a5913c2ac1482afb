import { JSDOM } from 'jsdom';
import type { FunctionMetadata } from '../../../../scripts/excel-metadata';
import { type CustomFunctionsHost, customFunctionsHost } from './custom-functions';
import { type MemoryOfficeStorage, memoryOfficeStorage } from './office-storage';

/** The page that Excel runs the add-in in, without a workbook behind it. */
export interface ExcelPage {
  readonly functions: CustomFunctionsHost;
  readonly storage: MemoryOfficeStorage;
  /** The ribbon's buttons that were associated, by their names. */
  readonly buttons: readonly string[];
  /** What was asked of any server: address and headers. */
  readonly asked: readonly (readonly [url: string, headers: Readonly<Record<string, string>>])[];
  readonly document: Document;
  /** Globals that the script made. */
  readonly globals: readonly string[];
  close(): void;
}

interface ExcelPageOptions {
  readonly script: string;
  readonly metadata: readonly FunctionMetadata[];
  readonly origin: string;
  readonly fetch: (url: string, headers: Readonly<Record<string, string>>) => Promise<Response>;
  /** `null` for a browser without Excel around it. */
  readonly host?: 'Excel' | null;
}

/** Loads a built script as the task pane does: in a page of its own, after Office.js. */
export function excelPage({ script, metadata, origin, fetch, host = 'Excel' }: ExcelPageOptions): ExcelPage {
  const dom = new JSDOM('<!doctype html><body></body>', { runScripts: 'outside-only', url: `${origin}/taskpane.html` });
  const functions = customFunctionsHost(metadata);
  const storage = memoryOfficeStorage();
  const buttons: string[] = [];
  const asked: (readonly [string, Readonly<Record<string, string>>])[] = [];
  const office = {
    HostType: { Excel: 'Excel' },
    onReady: async () => ({ host }),
    context: { officeTheme: { bodyBackgroundColor: '#FFFFFF' }, requirements: { isSetSupported: () => true } },
    actions: { associate: (id: string) => void buttons.push(id) },
    addin: { getStartupBehavior: async () => 'None', setStartupBehavior: async () => undefined, showAsTaskpane: async () => undefined },
  };
  const { window } = dom;
  Object.assign(window, {
    Office: office,
    OfficeRuntime: { storage },
    CustomFunctions: functions.global,
    fetch: (url: string, init: RequestInit) => {
      const headers = init.headers as Readonly<Record<string, string>>;
      asked.push([url, headers]);
      return fetch(url, headers);
    },
  });
  const before = new Set(Object.keys(window));
  window.eval(script);
  return {
    functions,
    storage,
    buttons,
    asked,
    document: window.document,
    globals: Object.keys(window).filter((name) => !before.has(name)),
    close: () => window.close(),
  };
}
