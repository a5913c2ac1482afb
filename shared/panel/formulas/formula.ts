import { newerVersion } from '#words/unusable';
import type { ResultFormats } from '../../desk';
import { wrong } from '../../errors';
import { resultFormats } from '../../functions/result-formats';
import { functionNamed, isTable, namespaced, type ParameterName, parametersOf } from '../../functions/signatures';
import type { Locale } from '../../report/definition/report-range';
import { settledDays } from '../../report/definition/settled-days';
import type { FormulaRequest } from '../calls';

/** `A1`, `$A$1:B5`, `Settings!B1`, `'My sheet'!B1`. */
const REFERENCE = /^(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?\$?[a-z]{1,3}\$?\d{1,7}(?::\$?[a-z]{1,3}\$?\d{1,7})?$/iu;

/** With what the names of all functions begin in formulas. */
export const functionStart = (isNamespaced = false): string => (isNamespaced ? 'ACTIVTRAK.' : 'ACTIVTRAK_');

/** Whether this version has a function. @throws ActivTrakError `argument` for one that only a newer panel knows */
export function checkFormula({ name }: FormulaRequest): void {
  if (functionNamed(name) === undefined) throw wrong(newerVersion(`“${name}”`));
}

/**
 * The formula of a function with its arguments: texts get quotation marks; numbers and references to cells stay as they are.
 * @param isNamespaced whether it is written `ACTIVTRAK.HOURS`
 * @param separator what stands between the arguments
 */
export function formulaText({ name, args }: FormulaRequest, isNamespaced = false, separator = ','): string {
  const written = args.map((arg, index) => inPieces(argumentText(arg, parametersOf(name)[index])));
  while (written.length > 0 && written[written.length - 1] === '') written.pop();
  return `=${isNamespaced ? namespaced(name) : name}(${written.join(`${separator} `)})`;
}

/** Excel takes no longer text in a formula. Source: Microsoft's “Excel specifications and limits”. */
const PIECE = /[\s\S]{0,254}[^\ud800-\udbff]|[\s\S]/g;

/** A long text in pieces that are put together, none of which ends with half of a character. */
function inPieces(written: string): string {
  if (written.length <= 255 || !TEXT.test(written)) return written;
  const pieces = written.slice(1, -1).replace(/""/g, '"').match(PIECE) ?? [];
  return pieces.map((piece) => `"${piece.replace(/"/g, '""')}"`).join('&');
}

/** Days that look like a cell. The button for the selected cell writes its sheet before it. */
const QUARTER = /^q[1-4]$/i;
const OF_DAYS: readonly (ParameterName | undefined)[] = ['from', 'to', 'period'];

/** A formula with days that mean the same to every colleague who calculates it, as whoever makes it writes them. */
export const withSettledArgs = ({ name, args }: FormulaRequest, locale: Locale): FormulaRequest => ({
  name,
  args: args.map((arg, index) => (OF_DAYS.includes(parametersOf(name)[index]) ? settledDays(arg, locale) : arg)),
});

/** An argument as a formula has it: a reference, a number, or a text in quotation marks. A connection is picked by its name, whatever that looks like. */
export function argumentText(arg: string, parameter?: ParameterName): string {
  const text = arg.trim();
  const isText = parameter === 'connection' || (OF_DAYS.includes(parameter) && QUARTER.test(text));
  if (text === '' || (!isText && isWritten(text))) return text;
  return `"${text.replace(/"/g, '""')}"`;
}

/** A text with its quotation marks. */
const TEXT = /^"(?:[^"]|"")*"$/;

/** Whether an argument stands as it is: as a reference, a number or a text that has its quotation marks. */
const isWritten = (text: string): boolean => REFERENCE.test(text) || /^-?\d+(\.\d+)?$/.test(text) || TEXT.test(text);

/** The formats of what a formula gives. Names of columns that stand in cells are the formula's own affair. */
export const formulaFormats = ({ name, args }: FormulaRequest): ResultFormats => ({
  columns: resultFormats(
    name,
    args.map((arg) => arg.trim().replace(/^"|"$/g, '').replace(/""/g, '"')),
  ),
  isTable: isTable(name),
});
