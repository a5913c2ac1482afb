/**
 * Whether a formula gives an argument: Google hands over '' for an empty cell as for an argument left out before another one, and only the
 * cell's own formula tells them apart.
 * @module
 */

/** Something stands in the argument's place, nothing does, or the formula does not show which of its calls this is. */
export type Stands = 'given' | 'missing' | 'unknown';

/**
 * Whether a formula gives an argument of a call, or leaves it out. Both are `undefined` for the function.
 * @param name the function that is called
 * @param args the values that it got; `undefined` at the end where they were left out
 * @param index the argument in question, from 0
 */
export function standsThere(formula: string, name: string, args: readonly unknown[], index: number): Stands {
  const verdicts = new Set(
    callsOf(formula, name)
      .filter((texts) => couldGive(texts, args))
      .map((texts): Stands => ((texts[index] ?? '') === '' ? 'missing' : 'given')),
  );
  const [verdict = 'unknown', ...others] = verdicts;
  return others.length === 0 ? verdict : 'unknown';
}

/** A text, a quoted sheet, the name before a bracket, or one sign of a formula. */
const TOKEN = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*\s*\(|[\s\S]/gu;

/** The texts of the arguments of each call of a function, wherever it stands in the formula. */
function callsOf(formula: string, name: string): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const open: { readonly isOurs: boolean; readonly commas: string[]; readonly semicolons: string[] }[] = [];
  for (const [token] of formula.matchAll(TOKEN)) {
    const call = open[open.length - 1];
    const closed = /^[)\]}]$/.test(token) ? open.pop() : undefined;
    if (closed?.isOurs) found.push((closed.semicolons.length > 1 ? closed.semicolons : closed.commas).map((text) => text.trim()));
    // A semicolon parts arguments where the decimal sign is a comma; a comma is then a part of a number.
    if (call && !closed && token === ';') call.semicolons.push('');
    if (call && !closed && (token === ',' || token === ';')) call.commas.push('');
    const isOpening = /[([{]$/.test(token) && !/^["']/.test(token);
    for (const one of open) {
      if (one !== call || token !== ',') one.commas[one.commas.length - 1] += one === call && token === ';' ? '' : token;
      if (one !== call || token !== ';') one.semicolons[one.semicolons.length - 1] += token;
    }
    if (isOpening) open.push({ isOurs: token.slice(0, -1).trim().toUpperCase() === name, commas: [''], semicolons: [''] });
  }
  return found;
}

/** Whether a call with these texts can have got these values: texts and numbers are themselves, and where nothing stands nothing came. */
function couldGive(texts: readonly string[], args: readonly unknown[]): boolean {
  const length = Math.max(texts.length, args.length);
  return Array.from({ length }, (_, index) => index).every((index) => {
    const [text = '', value = ''] = [texts[index], args[index]];
    if (text === '') return value === '';
    if (index >= args.length || args[index] === undefined) return false;
    if (/^"(?:[^"]|"")*"$/.test(text)) return value === text.slice(1, -1).replace(/""/g, '"');
    return !/^\d+$/.test(text) || value === Number(text);
  });
}
