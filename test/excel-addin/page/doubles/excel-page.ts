import { Script } from 'node:vm';
import { JSDOM } from 'jsdom';
import { requirements } from '../../../../playground/excel/install';
import { type CustomFunctionsHost, customFunctionsHost } from '../../../../playground/office/custom-functions';
import { officeHost } from '../../../../playground/office/office';
import { type MemoryOfficeStorage, memoryOfficeStorage } from '../../../../playground/office/office-storage';
import type { FunctionMetadata } from '../../../../scripts/excel-metadata';

/** The page that Excel runs the add-in in. */
export interface ExcelPage {
  readonly functions: CustomFunctionsHost;
  readonly storage: MemoryOfficeStorage;
  /** The ribbon's buttons that were associated, by their names. */
  readonly buttons: readonly string[];
  /** What was asked of any server: address and headers. */
  readonly asked: readonly (readonly [url: string, headers: Readonly<Record<string, string>>])[];
  readonly document: Document;
  /** Presses a button of the ribbon; ends when the add-in says that it is done. */
  press(button: string): Promise<void>;
  /** Globals that the script made. */
  readonly globals: readonly string[];
  close(): Promise<void>;
}

interface ExcelPageOptions {
  readonly script: string;
  readonly metadata: readonly FunctionMetadata[];
  readonly origin: string;
  readonly fetch: (url: string, headers: Readonly<Record<string, string>>) => Promise<Response>;
  /** `null` for a browser without Excel around it. */
  readonly host?: 'Excel' | null;
  /** What the page says already. */
  readonly body?: string;
  /** Whether Office.js could be loaded. */
  readonly hasOffice?: boolean;
  /** Excel's object model, with a workbook behind it; without it there is none. */
  readonly excel?: unknown;
  /** The newest set of it: 12 is ExcelApi 1.12. */
  readonly apiSet?: number;
  /** Some hosts reject the question how the add-in starts. (https://github.com/OfficeDev/office-js/issues/1407, 3993) */
  readonly startupRejects?: boolean;
  /** What an earlier page has kept on the device. */
  readonly storage?: MemoryOfficeStorage;
  /** Sees every call into Office and Excel before it is made; what it throws, the call throws. */
  readonly see?: (call: string) => void;
}

/** One of Microsoft's objects with each call seen first, and its theme, which is a question too. */
function seen<T extends object>(name: string, value: T, see: (call: string) => void): T {
  return new Proxy(value, {
    get(own, key) {
      const path = `${name}.${String(key)}`;
      if (key === 'officeTheme') see(path);
      const member = own[key as keyof T] as unknown;
      if (typeof member === 'object' && member !== null && !(member instanceof Map)) return seen(path, member, see);
      // Error is a class.
      if (typeof member !== 'function' || key === 'Error') return member;
      return (...args: unknown[]) => {
        see(path);
        return member.apply(own, args);
      };
    },
  });
}

interface ExcelGlobal {
  run(...args: unknown[]): Promise<unknown>;
}

/** Excel's object model, each visit to the workbook seen first. */
const withRun = (excel: ExcelGlobal, see: (call: string) => void): ExcelGlobal =>
  Object.assign(Object.create(excel), {
    async run(...args: unknown[]) {
      see('Excel.run');
      return excel.run(...args);
    },
  });

let last: { readonly text: string; readonly script: Script } | undefined;

/** A test file opens many pages with the same script, which is compiled once. */
function compiled(text: string): Script {
  if (last?.text !== text) last = { text, script: new Script(text) };
  return last.script;
}

/** Loads a built script as the task pane does: in a page of its own, after Office.js. */
export function excelPage({
  script,
  metadata,
  origin,
  fetch,
  host = 'Excel',
  body = '',
  hasOffice = true,
  excel,
  apiSet = 9,
  startupRejects = false,
  storage = memoryOfficeStorage(),
  see = () => undefined,
}: ExcelPageOptions): ExcelPage {
  const dom = new JSDOM(`<!doctype html><body>${body}</body>`, { runScripts: 'outside-only', url: `${origin}/taskpane.html` });
  const functions = customFunctionsHost(metadata);
  const asked: (readonly [string, Readonly<Record<string, string>>])[] = [];
  let startup: 'Load' | 'None' = 'None';
  const office = officeHost({
    host,
    requirements: requirements(apiSet),
    ground: () => '#FFFFFF',
    url: '',
    startup: {
      get: () => {
        if (startupRejects) throw new Error('5001');
        return startup;
      },
      set: (behavior) => {
        startup = behavior;
      },
    },
    showPane: () => undefined,
  });
  const { window } = dom;
  Object.assign(window, {
    ...(hasOffice
      ? {
          Office: seen('Office', office.global, see),
          OfficeRuntime: { storage: seen('storage', storage, see) },
          CustomFunctions: seen('CustomFunctions', functions.global as object, see),
        }
      : {}),
    ...(excel === undefined ? {} : { Excel: withRun(excel as ExcelGlobal, see) }),
    // What every browser has and jsdom does not.
    TextEncoder,
    fetch: (url: string, init: RequestInit) => {
      const headers = init.headers as Readonly<Record<string, string>>;
      asked.push([url, headers]);
      const aborted = new Promise<never>((_, reject) => init.signal?.addEventListener('abort', () => reject(new Error('Aborted'))));
      return Promise.race([fetch(url, headers), aborted]);
    },
  });
  const before = new Set(Object.keys(window));
  compiled(script).runInContext(dom.getInternalVMContext());
  return {
    functions,
    storage,
    get buttons() {
      return office.buttons();
    },
    press: office.press,
    asked,
    document: window.document,
    globals: Object.keys(window).filter((name) => !before.has(name)),
    async close() {
      // Whoever watches the page hears of that while it is still there.
      window.document.body.replaceChildren();
      await new Promise((done) => setTimeout(done));
      window.close();
    },
  };
}
