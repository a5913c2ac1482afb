import type { ScriptBench } from './script-bench';

/** What a custom function's cell says instead of a result. */
export function messageOf(bench: ScriptBench, code: string, user: string): string {
  const result = bench.cell(code, [], user);
  return 'error' in result ? result.message : `no error, but ${JSON.stringify(result)}`;
}

export const inF = (body: string) => `function F() { ${body} }`;
