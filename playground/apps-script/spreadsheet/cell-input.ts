/**
 * What setValue makes of a value, as if a person had typed it: text that begins with `=` is a formula,
 * and text that looks like a number, a date or a boolean becomes one.
 */
import type { CellContent } from '../../spreadsheet/backend';
import { AUTOMATIC, PLAIN_TEXT } from '../../spreadsheet/number-format';
import { parseDateText } from '../../spreadsheet/typed-date';
import { parseNumberText } from '../../spreadsheet/typed-number';
import { isDate } from '../runtime/intrinsics';
import { ScriptException } from '../runtime/script-exception';
import { instantToSerial } from '../time/serial';
import { localeFormula } from './locale-formula';
import { closedReferences } from './open-references';

const MOST_CHARACTERS = 50_000;

export interface InputPlace {
  /** The cell's number format. */
  readonly format: string;
  /** The spreadsheet's zone. */
  readonly zone: string;
  /** For dates without a year. */
  readonly year: number;
  /** Whether a cell of plain text keeps an apostrophe, and shows it. */
  readonly keepsApostrophe?: boolean;
  /** How formulas are read; in English without one. */
  readonly locale?: string;
}

export interface Input {
  readonly content: CellContent;
  /** The format that a cell without one takes on. */
  readonly format?: string;
}

/**
 * A value given to setValue.
 * The plain text format keeps text from becoming a number, but not from becoming a formula; an apostrophe keeps it from both and goes away.
 */
export function cellInput(value: unknown, place: InputPlace): Input {
  if (value === null || value === undefined || value === '') return { content: null };
  if (typeof value === 'boolean') return { content: value };
  if (typeof value === 'number') return numberInput(value, place);
  if (isDate(value)) return dateInput(value, place);
  if (typeof value === 'string') return textInput(value, place);
  throw new ScriptException(`Cannot convert ${Array.isArray(value) ? 'Array' : typeof value} to a cell's value.`);
}

function numberInput(value: number, place: InputPlace): Input {
  if (!Number.isFinite(value)) return { content: '#NUM!' };
  return { content: place.format === PLAIN_TEXT ? String(value) : value };
}

function dateInput(value: Date, place: InputPlace): Input {
  if (Number.isNaN(value.getTime())) throw new ScriptException('Invalid argument: value');
  return { content: instantToSerial(value.getTime(), place.zone), format: 'm/d/yyyy h:mm:ss' };
}

function textInput(value: string, place: InputPlace): Input {
  if (value.length > MOST_CHARACTERS) {
    throw new ScriptException(`Your input contains more than the maximum of ${MOST_CHARACTERS} characters in a single cell.`);
  }
  if (value.startsWith("'") && place.keepsApostrophe === true && place.format === PLAIN_TEXT) return { content: value };
  if (value.startsWith("'")) return { content: value.slice(1) === '' ? null : value.slice(1) };
  const formula = formulaText(value);
  if (formula !== undefined)
    return { content: { formula: closedReferences(place.locale === undefined ? formula : localeFormula(formula, place.locale)) } };
  if (place.format === PLAIN_TEXT) return { content: value };
  const trimmed = value.trim();
  if (/^(true|false)$/i.test(trimmed)) return { content: /^true$/i.test(trimmed) };
  const parsed = parseNumberText(trimmed) ?? parseDateText(trimmed, place.year);
  if (!parsed) return { content: value };
  return { content: parsed.value, ...(parsed.format !== AUTOMATIC && { format: parsed.format }) };
}

/** Text that would be read as a formula: after blanks, behind a full-width sign, and, where no number follows, behind a plus or a minus. */
function formulaText(value: string): string | undefined {
  const trimmed = value.trimStart();
  if (/^[=＝]./su.test(trimmed)) return `=${trimmed.slice(1)}`;
  return /^[+\-＋－][A-Za-z(=]/u.test(trimmed) ? `=${trimmed.replace('＋', '+').replace('－', '-')}` : undefined;
}
