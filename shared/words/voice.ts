/**
 * Where a sentence is read: a cell or panel of Google Sheets or Excel, or a script that uses the library. Each calls the same thing by
 * another name. The entry of each bundle says it once; nothing else changes it.
 * @module
 */

/** The functions of cells, without the product's name in front. */
export const FUNCTIONS = ['HOURS', 'COMPUTER_HOURS', 'LOG', 'APPS', 'TOTAL', 'USERS', 'GROUPS', 'STATUS'] as const;
/** A function without the product's name in front. */
export type FunctionWord = (typeof FUNCTIONS)[number];

/** What shows a sentence. */
export const SURFACES = ['sheets', 'excel', 'library'] as const;
/** One of what shows sentences. */
export type Surface = (typeof SURFACES)[number];

/** How sentences are spoken on a surface. */
export interface Voice {
  readonly surface: Surface;
  /** A function as it is called there: `ACTIVTRAK_HOURS()`, `ACTIVTRAK.HOURS()`, `hours()`. */
  readonly call: (name: FunctionWord) => string;
}

/** The voice of Google Sheets, which is the usual one. */
export const SHEETS: Voice = { surface: 'sheets', call: (name) => `ACTIVTRAK_${name}()` };

let voice = SHEETS;

/** Says how sentences are spoken from now on; for entries of bundles, and for tests. */
export function speakAs(one: Voice): void {
  voice = one;
}

/** A function as it is called where the sentence is shown. */
export const called = (name: FunctionWord): string => voice.call(name);

/** Put in by the build of a bundle that has one surface alone, which then holds no sentences of the others. */
declare const READ_IN_SCRIPTS: boolean | undefined;
/** Whether the bundle speaks only in scripts (`true`) or only in cells (`false`); `undefined` outside of bundles, where the voice decides. */
export const IS_IN_SCRIPTS = typeof READ_IN_SCRIPTS === 'undefined' ? undefined : READ_IN_SCRIPTS;

/** What cells of both products say, or scripts that use the library. */
export const inCellOrScript = <T>(cell: T, script: T): T => ((IS_IN_SCRIPTS ?? voice.surface === 'library') ? script : cell);
