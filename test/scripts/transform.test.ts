import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inProject } from '../../scripts/root';

/** What `scripts/jest-esbuild.cjs` makes of a module: its exports are values, as its importers would see them. */
const { process: transform } = createRequire(__filename)(inProject('scripts', 'jest-esbuild.cjs')) as {
  process(source: string, path: string): { code: string };
};

type Exports = Readonly<Record<string, unknown>>;

/** Runs sources that require one another, from the first on; gives what the first exports. */
function run(sources: Readonly<Record<string, string>>): Exports {
  const modules = new Map<string, { exports: Exports }>();
  const load = (name: string): Exports => {
    const known = modules.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    new Function('module', 'require', transform(sources[name] ?? '', `${name}.ts`).code)(module, load);
    return module.exports;
  };
  return load(Object.keys(sources)[0] ?? '');
}

const isValue = (exports: Exports, name: string): boolean => Object.getOwnPropertyDescriptor(exports, name)?.get === undefined;

describe('a module that was transformed for a test', () => {
  it.each([
    ['what it declares', 'export const a = 1; export function b() { return a; } export class C {}', ['a', 'b', 'C']],
    ['what it has from another', "export { a, a as again } from 'other'", ['a', 'again']],
    ['what it exports by default', 'export default 1', ['default']],
    ['names that are no identifiers', "const a = 1; export { a as 'a b' }", ['a b']],
  ])('exports %s as values', (_, source, names) => {
    const exports = run({ first: source, other: 'export const a = 1' });
    expect(Object.keys(exports)).toEqual([...names].sort());
    expect(names.filter((name) => !isValue(exports, name) || exports[name] === undefined)).toEqual([]);
    expect(exports.__esModule).toBe(true);
  });

  it('exports all of another, beside its own', () => {
    const { own, a, b } = run({ first: "export * from 'other'; export const own = 1", other: 'export const a = 2; export const b = 3' });
    expect([own, a, b]).toEqual([1, 2, 3]);
  });

  it('shows its importers what a variable is by then', () => {
    const { seen } = run({
      first: "import { count, more } from 'other'; more(); export const seen = count",
      other: 'export let count = 0; export const more = () => { count += 1 }',
    });
    expect(seen).toBe(1);
  });

  it('can be one of a circle', () => {
    const { both } = run({
      first: "import { two } from 'second'; export const one = () => 1; export const both = two()",
      second: "import { one } from 'first'; export const two = () => [typeof one, 2]",
    });
    expect(both).toEqual(['function', 2]);
    const { late } = run({
      first: "import { later } from 'second'; export function early() { return 'early' } export const late = later()",
      second: "import { early } from 'first'; export const later = () => early()",
    });
    expect(late).toBe('early');
  });

  it('fails at the line where it fails', () => {
    const here = new Error().stack ?? ''; // this line
    const line =
      readFileSync(__filename, 'utf8')
        .split('\n')
        .findIndex((text) => text.endsWith('// this line')) + 1;
    expect(here).toContain(`transform.test.ts:${line}:`);
  });
});
