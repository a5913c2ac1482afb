/**
 * Marks as defined names: `_ActivTrak.OWNER.NAME`, of a whole row or column.
 * @module
 */

import type { Mark } from '../../../shared/marks';
import { cellAddress, columnLetters } from '../../../shared/model/a1';

const PREFIX = '_ActivTrak.';

/** A name has letters, digits, dots and underscores: anything else is written as the number of its character. */
const encoded = (text: string): string => text.replace(/[^A-Za-z0-9]/g, (character) => `_${character.charCodeAt(0).toString(16)}_`);
const decoded = (text: string): string =>
  text.replace(/_([0-9a-f]+)_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The defined name of a mark. */
export const markName = (owner: string, name: string): string => `${PREFIX}${encoded(owner)}.${encoded(name)}`;

/** Whose mark a defined name is and what it is called; `undefined` for any other name. */
export function readMarkName(text: string): { readonly owner: string; readonly name: string } | undefined {
  if (!text.startsWith(PREFIX)) return undefined;
  const [owner = '', name] = text.slice(PREFIX.length).split('.');
  return name === undefined ? undefined : { owner: decoded(owner), name: decoded(name) };
}

/** `='My sheet'!$4:$4`. */
export function markReference(sheetName: string, { on, index }: Pick<Mark, 'on' | 'index'>): string {
  const line = on === 'row' ? `$${index + 1}` : `$${columnLetters(index)}`;
  return `='${sheetName.replaceAll("'", "''")}'!${line}:${line}`;
}

/** Whether a formula is an error, as of what was deleted, in whatever language: `=#REF!`, `=Hours!#BEZUG!`; or of another file: `='[Book2.xlsx]Hours'!$4:$4`. */
export const leadsNowhere = (formula: string): boolean => /^=#|!#|\[/.test(formula);

/** What a whole row or column is called, with all its columns or rows named or not: Excel may write `$A$4:$XFD$4` for `$4:$4`. */
const LINE =
  /^=(?:'((?:[^']|'')+)'|([^'!]+))!(?:(?:\$?A)?\$?(\d+):(?:\$?XFD)?\$?(\d+)|\$?([A-Z]{1,3})(?:\$?1)?:\$?([A-Z]{1,3})(?:\$?1048576)?)$/;

/** The sheet's name and the line that such a reference names; `undefined` when it leads nowhere any more, or to something else. */
export function readMarkReference(
  formula: string,
): { readonly sheetName: string; readonly on: Mark['on']; readonly index: number } | undefined {
  const [, quoted, plain, row, , column] = LINE.exec(formula) ?? [];
  const sheetName = quoted?.replaceAll("''", "'") ?? plain;
  if (sheetName === undefined || sheetName === '#REF') return undefined;
  if (row !== undefined) return { sheetName, on: 'row', index: Number(row) - 1 };
  return { sheetName, on: 'column', index: cellAddress(`${column}1`)?.column ?? 0 };
}
