/**
 * What stands for the places in the formulas of a blueprint: references to cells and columns, wherever those are now. Nothing that people typed gets
 * into a formula, apart from the names of sheets.
 * @module
 */

import { readyLacks } from '#words/ready';
import { wrong } from '../errors';
import { columnLetters } from '../model/a1';
import type { FormulaTemplate } from './blueprint';

/** What stands for a word, such as a column's key; `undefined` where there is no such thing. */
type Place = (key: string) => string | undefined;
/** What stands for `{row.worked}` and the like, by the word before the dot. */
export type Places = Readonly<Record<string, Place>>;

/** Columns that another one stands in for: people under pseudonyms have no IDs, and their groups are their teams. */
const STAND_INS: Readonly<Record<string, string>> = { userId: 'user', computerId: 'computer', team: 'groups' };

/** Where a column stands, or what stands in for it. */
export const columnFor = (columns: ReadonlyMap<string, number>, key: string): number | undefined =>
  columns.get(key) ?? columns.get(STAND_INS[key] ?? '');

const lettersOf =
  (columns: ReadonlyMap<string, number>, reference: (letters: string) => string): Place =>
  (key) => {
    const column = columnFor(columns, key);
    return column === undefined ? undefined : reference(`$${columnLetters(column)}`);
  };

/** The whole columns of a table on another sheet. */
export const wholeColumns = (sheetName: string, columns: ReadonlyMap<string, number>): Place =>
  lettersOf(columns, (letters) => `'${sheetName.replace(/'/g, "''")}'!${letters}:${letters}`);

/** Columns of a table on the same sheet, from a row on. @param end what ends such a reference in the host */
export const cellsFrom = (columns: ReadonlyMap<string, number>, row: number, end: string): Place =>
  lettersOf(columns, (letters) => `${letters}$${row + 1}:${letters}${end}`);

/** Cells in a row of the same sheet; its number goes along where the formula is copied, unless it `stays`. */
export const cellsIn = (columns: ReadonlyMap<string, number>, row: number, stays = false): Place =>
  lettersOf(columns, (letters) => `${letters}${stays ? '$' : ''}${row + 1}`);

/**
 * A formula with its places filled in.
 * @param title what it belongs to, for the message
 * @throws ActivTrakError `argument` when there is no such place
 */
export const filled = (template: FormulaTemplate, title: string, places: Places): string =>
  template.replace(/\{([a-z][a-z-]*)(?:\.([\w-]+))?\}/g, (_, where: string, key = '') => {
    const place = places[where]?.(key);
    if (place === undefined) throw wrong(readyLacks(title, key || where));
    return place;
  });
