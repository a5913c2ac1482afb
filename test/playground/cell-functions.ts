import type { NodePlayground } from '../../playground/node/node-playground';
import type { FunctionDefinition } from '../../shared/functions/catalog';

export const FUNCTIONS = ['ECHO', 'TABLE', 'FAIL', 'COUNT', 'DOUBLE'].map(
  (name): FunctionDefinition => ({
    name: name as FunctionDefinition['name'],
    description: name,
    parameters: [],
    result: '',
    shape: 'table',
    examples: [],
  }),
);

export const CODE = `
  function ECHO() { return JSON.stringify(Array.from(arguments).map((x) => x instanceof Date ? "Date " + x.toISOString() : x)); }
  function TABLE(rows, columns) { return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => r + ":" + c)); }
  function FAIL(text) { throw new Error(text); }
  function COUNT() {
    const cache = CacheService.getScriptCache();
    const count = Number(cache.get("count") || 0) + 1;
    cache.put("count", String(count));
    return count;
  }
  function DOUBLE(x) { return x * 2; }
  function ACTIVTRAK_HOURS(from) {
    return [["Date", "Text", "Flag", "Nothing", "Code", "Formula"], [new Date("2026-07-01T10:00:00Z"), "2026-11-02", true, null, "007", "=1+1"], [46000, "1-2", false, "", "1e5", "TRUE"]];
  }
`;

export async function typed(play: NodePlayground, cells: Readonly<Record<string, string>>): Promise<void> {
  for (const [cell, text] of Object.entries(cells)) play.type(cell, text);
  await play.settled();
}

export async function echoed(play: NodePlayground, formula: string, cells: Readonly<Record<string, string>> = {}): Promise<unknown> {
  await typed(play, { ...cells, F9: formula });
  return JSON.parse(String(play.value('F9')));
}
