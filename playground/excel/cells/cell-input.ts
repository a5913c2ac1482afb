/**
 * What Excel makes of a value that is put into a cell, as if a person had typed it in English: a formula, a number, a date, true or
 * false, or a text. Where Microsoft's documents are silent this is the stricter reading (see README.md).
 */
import type { CellContent } from '../../spreadsheet/backend';
import { AUTOMATIC, PLAIN_TEXT } from '../../spreadsheet/number-format';
import { parseDateText } from '../../spreadsheet/typed-date';
import { parseNumberText } from '../../spreadsheet/typed-number';
import { ExcelError } from '../excel-error';

const MOST_CHARACTERS = 32_767;
const ERRORS = new Set(['#REF!', '#N/A', '#NAME?', '#VALUE!', '#DIV/0!', '#NULL!', '#NUM!', '#SPILL!', '#CALC!', '#FIELD!', '#BLOCKED!']);

export interface Input {
  readonly content: CellContent;
  /** The format that a cell without one takes on. */
  readonly format?: string;
}

/**
 * @param format the cell's number format before
 * @throws ExcelError for what no cell can hold.
 */
export function cellInput(value: unknown, format: string): Input {
  if (value === '') return { content: null };
  if (typeof value === 'boolean') return { content: value };
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new ExcelError('InvalidArgument');
    return { content: format === PLAIN_TEXT ? String(value) : value };
  }
  if (typeof value !== 'string' || value.length > MOST_CHARACTERS) throw new ExcelError('InvalidArgument');
  return textInput(value, format);
}

function textInput(value: string, format: string): Input {
  const isText = format === PLAIN_TEXT;
  // Whether a text cell takes the apostrophe away is not documented: here it stays, and is seen.
  if (value.startsWith("'") && !isText) return { content: value.slice(1) === '' ? null : value.slice(1) };
  const trimmed = value.trim();
  const formula = formulaText(trimmed);
  if (formula !== undefined) return { content: { formula: checkedFormula(formula) } };
  if (ERRORS.has(trimmed.toUpperCase())) return { content: { formula: `=${trimmed}` } };
  if (isText) return { content: value };
  if (/^(true|false)$/i.test(trimmed)) return { content: /^true$/i.test(trimmed) };
  const parsed = parseNumberText(trimmed) ?? parseDateText(trimmed, new Date().getFullYear());
  if (!parsed) return { content: value };
  return { content: parsed.value, ...(parsed.format !== AUTOMATIC && { format: parsed.format }) };
}

/** A formula, and each text in it, may have so many characters. Source: Microsoft's “Excel specifications and limits”; ropensci/writexl#91. */
const MOST_IN_FORMULA = 8_192;
const MOST_IN_TEXT = 255;

/** @throws ExcelError for one that is too long, or has too long a text in it. */
function checkedFormula(formula: string): string {
  const texts = formula.replace(/'(?:[^']|'')*'/g, '').match(/"(?:[^"]|"")*"/g) ?? [];
  const isTooLong = texts.some((text) => text.slice(1, -1).replaceAll('""', '"').length > MOST_IN_TEXT);
  if (isTooLong || formula.length > MOST_IN_FORMULA) throw new ExcelError('InvalidArgument');
  return formula;
}

/** Text that begins as a formula does: with `=`, `+`, `-` or `@`, in either width, unless it is a number. */
function formulaText(trimmed: string): string | undefined {
  if (!/^[=+\-@＝＋－＠]./su.test(trimmed) || parseNumberText(trimmed)) return undefined;
  const narrow = trimmed.replace(/^[＝＋－＠]/u, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  return /^[=@]/.test(narrow) ? `=${narrow.slice(1)}` : `=${narrow}`;
}
