/** Microsoft's Excel object model in Node. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ObjectModel } from '../excel/install';

/** The little of a browser that excel-web-16.00.js asks for while it is loaded. */
const BROWSER = {
  location: { href: 'https://localhost/', search: '', hash: '' },
  localStorage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
  sessionStorage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
  document: { URL: 'https://localhost/', getElementsByTagName: () => [], addEventListener: () => undefined, createElement: () => ({}) },
  navigator: { userAgent: 'Node' },
  addEventListener: () => undefined,
};

/** Loads it into this realm, where it becomes `Excel` and `OfficeExtension`; office.js is not loaded. */
export function loadExcelObjectModel(): ObjectModel {
  const global = globalThis as unknown as Record<string, unknown>;
  if (global.Excel === undefined) {
    for (const [name, value] of Object.entries(BROWSER)) Object.defineProperty(global, name, { value, configurable: true, writable: true });
    global.window = globalThis;
    const require = createRequire(join(process.cwd(), 'package.json'));
    const file = require.resolve('@microsoft/office-js/dist/excel-web-16.00.js');
    // biome-ignore lint/security/noGlobalEval: it is a classic script whose variables have to become global ones.
    const evaluate = eval;
    evaluate(readFileSync(file, 'utf8'));
  }
  return global.Excel as ObjectModel;
}
