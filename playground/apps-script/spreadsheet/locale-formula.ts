/**
 * A script's formula as the spreadsheet's locale reads it: `;` parts arguments everywhere, and where numbers have a decimal comma, neither does
 * a comma part arguments nor is it sure what a decimal sign is. Google's own words are silent: the stricter reading.
 * (https://github.com/googleapis/google-api-nodejs-client/issues/1994, https://github.com/bradjasper/ImportJSON/issues/66,
 * https://github.com/mricon/ingress-fieldplan/issues/5)
 */

/** The formula in English, or `=#ERROR!`, which is what a formula that can't be read shows. */
export function localeFormula(text: string, locale: string): string {
  const hasComma = new Intl.NumberFormat(locale.replace('_', '-')).format(1.5).includes(',');
  // Texts, and names of sheets.
  const parts = text.split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/);
  const code = parts.filter((_part, index) => index % 2 === 0).join('');
  if (hasComma && /,|\d\.\d|(?<![\w)])\.\d/.test(code)) return '=#ERROR!';
  return parts.map((part, index) => (index % 2 === 0 ? part.replace(/;/g, ',') : part)).join('');
}
