/** Numbers as people type them, in English. */
import { AUTOMATIC } from './number-format';

export interface Typed {
  readonly value: number;
  /** The format that the cell takes on when it has none. */
  readonly format: string;
}

const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+`;
const NUMBER = new RegExp(`^([+-]?)(${DIGITS})(e[+-]?\\d+)?$`, 'i');
const PERCENT = new RegExp(`^([+-]?)(${DIGITS})\\s*%$`);
const CURRENCY = new RegExp(`^([+-]?)\\s*([$€£¥])\\s*(${DIGITS})$`);
const IN_BRACKETS = new RegExp(`^\\((${DIGITS})\\)$`);

/** `1,000`, `-2.5`, `1e5`, `5%`, `$2.99`, `(3)`; `undefined` for what is no number. Text must have no blanks around it. */
export function parseNumberText(text: string): Typed | undefined {
  const number = NUMBER.exec(text);
  if (number) {
    const [, sign, digits, exponent] = number;
    return { value: signed(sign, plain(`${digits}${exponent ?? ''}`)), format: exponent ? '0.00E+00' : AUTOMATIC };
  }
  const percent = PERCENT.exec(text);
  if (percent) return { value: signed(percent[1], plain(percent[2]) / 100), format: percent[2]?.includes('.') ? '0.00%' : '0%' };
  const currency = CURRENCY.exec(text);
  if (currency) return { value: signed(currency[1], plain(currency[3])), format: `${currency[2]}#,##0.00` };
  const bracketed = IN_BRACKETS.exec(text);
  return bracketed ? { value: -plain(bracketed[1]), format: AUTOMATIC } : undefined;
}

function plain(digits: string | undefined): number {
  return Number((digits ?? '').replaceAll(',', ''));
}

function signed(sign: string | undefined, value: number): number {
  return sign === '-' ? -value : value;
}
