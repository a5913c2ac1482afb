/** What Apps Script's parser refuses although V8 elsewhere takes it, and what of a script's names formulas can see. */
import { codeOnly } from './code-text';

export interface CodeFault {
  readonly line: number;
  readonly message: string;
}

const FAULTS: readonly { readonly pattern: RegExp; readonly message: string }[] = [
  { pattern: /#[A-Za-z_$]/g, message: 'private names (#name) cannot be parsed' },
  // Assignment to a member that happens to be called "static" has a dot before it, a method of that name a bracket after it.
  {
    pattern: /(?<![.\w$])static\s*(?:\{|(?:async\s+|get\s+|set\s+)?[\w$]+\s*[=;}]|""\s*[=;]|\[[^\]]*\]\s*[=;])/g,
    message: 'static class fields cannot be parsed',
  },
  { pattern: /(?:^|[;}\n])\s*import\s*(?:""|[\w${*])/g, message: 'modules are not supported: import' },
  { pattern: /(?:^|[;}\n])\s*export\s*[\w${*]/g, message: 'modules are not supported: export' },
  { pattern: /(?<![.\w$])import\s*[(.]/g, message: 'modules are not supported: import()' },
];

/** The first fault of each kind; an empty list means that the code can be loaded. */
export function codeFaults(source: string): CodeFault[] {
  const code = codeOnly(source);
  return FAULTS.flatMap(({ pattern, message }) => {
    const found = code.search(pattern);
    return found < 0 ? [] : [{ line: code.slice(0, found + 1).split('\n').length, message }];
  });
}

/** The names of functions declared with `function name()` at the top level: only those are custom functions. */
export function declaredFunctions(source: string): ReadonlySet<string> {
  const names = new Set<string>();
  let depth = 0;
  for (const [token, name] of codeOnly(source).matchAll(
    /[{}()[\]]|(?<=(?:^|[;}]|[\w$)\]\x22]\s*\n)\s*)(?:async\s+)?function\s*\*?\s*([\w$]+)\s*(?=\()/g,
  )) {
    if (name !== undefined) {
      if (depth === 0) names.add(name);
    } else depth += '{(['.includes(token) ? 1 : -1;
  }
  return names;
}
