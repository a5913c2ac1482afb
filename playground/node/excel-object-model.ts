/** Microsoft's Excel object model in Node. */
import type { ObjectModel } from '../excel/install';
import { BROWSER, excelScript } from './excel-script';

/** Loads it into this realm, where it becomes `Excel` and `OfficeExtension`; office.js is not loaded. */
export function loadExcelObjectModel(): ObjectModel {
  const global = globalThis as unknown as Record<string, unknown>;
  if (global.Excel === undefined) {
    for (const [name, value] of Object.entries(BROWSER)) Object.defineProperty(global, name, { value, configurable: true, writable: true });
    global.window = globalThis;
    // biome-ignore lint/security/noGlobalEval: it is a classic script whose variables have to become global ones.
    const evaluate = eval;
    evaluate(excelScript());
  }
  return global.Excel as ObjectModel;
}
