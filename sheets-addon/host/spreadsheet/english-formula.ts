import { formulaSeparator } from '../../../shared/model/formula-separator';

/**
 * A formula in English as a script gives it to Google. Whether Google reads it by the spreadsheet's locale, its documents don't say: comma and
 * decimals fail in some (googleapis/google-api-nodejs-client#1994). So where numbers have a decimal comma it has neither: `;` parts arguments, which
 * every locale takes (mricon/ingress-fieldplan#5), and decimals are fractions. A list in braces would not survive.
 */
export const forLocale = (formula: string, locale: string): string =>
  formulaSeparator(locale) === ','
    ? formula
    : formula
        .split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/)
        .map((part, at) => (at % 2 ? part : part.replace(/,/g, ';').replace(/\d*\.\d+/g, fraction)))
        .join('');

function fraction(decimal: string): string {
  const whole = 10 ** (decimal.length - decimal.indexOf('.') - 1);
  return `(${Math.round(Number(decimal) * whole)}/${whole})`;
}
