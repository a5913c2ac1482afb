/**
 * Where a sentence is read: a cell or panel of Google Sheets or Excel, or a script that uses the library. Each calls the same thing by
 * another name. The entry of each bundle says it once; nothing else changes it.
 * @module
 */

/** The functions of cells, without the product's name in front. */
export const FUNCTIONS = ['HOURS', 'COMPUTER_HOURS', 'LOG', 'TOTAL', 'USERS', 'GROUPS', 'STATUS'] as const;
export type FunctionWord = (typeof FUNCTIONS)[number];

/** Where sentences are read. */
export const PLACES = ['sheets', 'excel', 'library'] as const;
export type ReadingPlace = (typeof PLACES)[number];

export interface Voice {
  readonly place: ReadingPlace;
  /** A function as it is called there: `ACTIVTRAK_HOURS()`, `ACTIVTRAK.HOURS()`, `hours()`. */
  readonly call: (name: FunctionWord) => string;
}

/** The library's functions of the same meaning. */
const SCRIPT_CALLS: Readonly<Record<FunctionWord, string>> = {
  HOURS: 'hours()',
  COMPUTER_HOURS: 'computerHours()',
  LOG: 'activityLog()',
  TOTAL: 'hours()',
  USERS: 'users()',
  GROUPS: 'groups()',
  STATUS: 'hours()',
};

const inCells = (name: FunctionWord): string => `ACTIVTRAK_${name}()`;

/** Each place's usual voice. */
export const VOICES: Readonly<Record<ReadingPlace, Voice>> = {
  sheets: { place: 'sheets', call: inCells },
  excel: { place: 'excel', call: inCells },
  library: { place: 'library', call: (name) => SCRIPT_CALLS[name] },
};

/** Excel's voice where its functions have a namespace. */
export const NAMESPACED: Voice = { place: 'excel', call: (name) => `ACTIVTRAK.${name}()` };

let voice = VOICES.sheets;

/** Says how sentences are spoken from now on; for entries of bundles, and for tests. */
export function speakAs(one: Voice): void {
  voice = one;
}

/** A function as it is called where the sentence is read. */
export const called = (name: FunctionWord): string => voice.call(name);

/** What is said at the place where the sentence is read. */
export const byPlace = <T>(words: Readonly<Record<ReadingPlace, T>>): T => words[voice.place];

/** The same where cells of both products say one thing and scripts another. */
export const inCellOrScript = <T>(cell: T, script: T): T => byPlace({ sheets: cell, excel: cell, library: script });
