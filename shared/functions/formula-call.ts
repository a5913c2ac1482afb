import { type FunctionName, functionNamed } from './signatures';

/** A formula that is one call of a function of ours, with its arguments as they are written. */
export interface FormulaCall {
  readonly name: FunctionName;
  readonly args: readonly string[];
}

const CALL = /^\s*[=+]?\s*(ACTIVTRAK_\w+)\s*\((.*)\)\s*$/is;

/** The call that a formula is; `undefined` where there is more around it, or none. Arguments stand between commas, or semicolons where those are decimal signs. */
export function formulaCall(formula: string): FormulaCall | undefined {
  const [, written = '', inside = ''] = CALL.exec(formula) ?? [];
  const name = functionNamed(written);
  const args = name && argumentsIn(inside);
  return name && args && { name, args };
}

/** Texts, names of sheets, brackets, and what separates arguments between them. */
const TOKENS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[([{]|[)\]}]|[,;]|[^"'()[\]{},;]+/g;

function argumentsIn(text: string): readonly string[] | undefined {
  const args = [''];
  let depth = 0;
  for (const [token] of text.matchAll(TOKENS)) {
    if (/^[([{]$/.test(token)) depth += 1;
    if (/^[)\]}]$/.test(token)) depth -= 1;
    // The last bracket was not that of the first one: `F(1) + F(2)`.
    if (depth < 0) return undefined;
    if (depth === 0 && /^[,;]$/.test(token)) args.push('');
    else args[args.length - 1] += token;
  }
  return args.map((arg) => arg.trim());
}

/** The text of an argument that is written in quotes; `undefined` for anything else. */
export const quotedText = (arg: string): string | undefined =>
  /^"(?:[^"]|"")*"$/.test(arg) ? arg.slice(1, -1).replace(/""/g, '"') : undefined;
