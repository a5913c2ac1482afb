import { codeFaults, declaredFunctions } from '../../playground/apps-script/runtime/code-rules';
import { publicFunctions, type ScriptFile } from '../../playground/apps-script/runtime/script-files';
import { createScriptHost } from '../../playground/apps-script/script-host';
import { createVmRealm } from '../../playground/node/vm-realm';
import { createScriptBench, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeAll(async () => {
  bench = await createScriptBench();
});
afterAll(() => bench.dispose());

const main = (body: string) => `function main(...args) { ${body} }`;

const ABSENT = [
  ...[
    'setTimeout',
    'setInterval',
    'fetch',
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'TextDecoder',
    'atob',
    'btoa',
    'crypto',
    'Blob',
    'FormData',
  ],
  ...['window', 'self', 'performance', 'process', 'require', 'module', 'Buffer', 'global', 'queueMicrotask', 'structuredClone', 'document'],
];

describe('A7 what there is not', () => {
  test.each(ABSENT)('%s', (name) => {
    expect(bench.value(main(`return typeof ${name};`))).toBe('undefined');
  });

  test('every global that is no part of ECMAScript is a service of Google', () => {
    const names = bench.value(main('return Object.getOwnPropertyNames(globalThis);')) as string[];
    const ecmaScript = new Set(Object.getOwnPropertyNames(globalThis));
    const foreign = names.filter((name) => !ecmaScript.has(name) || name === 'console').filter((name) => name !== 'main');
    expect(foreign.sort()).toEqual(
      [
        ...[
          'CacheService',
          'Charts',
          'HtmlService',
          'LockService',
          'Logger',
          'MailApp',
          'PropertiesService',
          'ScriptApp',
          'Session',
          'SpreadsheetApp',
        ],
        ...['UrlFetchApp', 'Utilities', 'console'],
      ].sort(),
    );
  });

  test('console is not the machine’s', () => {
    expect(bench.run(main('console.log("a %s", "b", 3);')).log).toEqual(['a b 3']);
  });
});

describe('A7 what cannot be parsed', () => {
  const refused: [string, string][] = [
    ['class A { #x = 1; }', 'private names'],
    ['class A { static x = 1; }', 'static class fields'],
    ['class A{static x;}', 'static class fields'],
    ['class A { static { go(); } }', 'static class fields'],
    ['class A { static ["x"] = 1 }', 'static class fields'],
    ['import x from "x";', 'import'],
    ['import "x";', 'import'],
    ['var a = 1;\nexport function f() {}', 'export'],
    ['export default 1;', 'export'],
    ['const f = () => import("x");', 'import()'],
    ['var url = import.meta.url;', 'import()'],
    [`var t = \`\${class { #x }}\`;`, 'private names'],
    ['a = b / c; class A { #x } ; d = e / f;', 'private names'],
  ];
  test.each(refused)('%s', (code, reason) => {
    expect(codeFaults(code)[0]?.message).toContain(reason);
  });

  const taken = [
    'var s = "class A { #x; static y = 1 }";',
    'var s = \'import x from "x"\';',
    '// #x\n/* static x = 1;\nexport default */',
    `var s = \`#x \${1} static { } \${"}"} #y\`;`,
    'var r = /#x["\'`]/; var q = a / b; var s = "#";',
    'var r = x.replace(/[/"#]/g, "#x");',
    'class A { static make() { return new A(); } static get x() { return 1; } static async go() {} static *all() {} }',
    'o.static = 1; var o = { static: 1, import: 2, export: 3 }; o.import(1);',
    'if (a) /#x/.test(b);',
  ];
  test.each(taken)('but not: %s', (code) => {
    expect(codeFaults(code)).toEqual([]);
  });

  test('a host refuses such code with the line', () => {
    const code = 'var a;\n\nclass A { #x = 1; }';
    const options = { backend: bench.backend, manifest: { runtimeVersion: 'V8' }, realm: createVmRealm };
    expect(() => createScriptHost({ ...options, code })).toThrow('Code.js, line 3: private names (#name) cannot be parsed.');
    expect(() => createScriptHost({ ...options, code: '', manifest: {} })).toThrow('runtimeVersion has to be V8');
  });

  test('declarations are found whatever is around them', () => {
    const code =
      '"use strict"\nvar x=(()=>{function no(){}})();function A(){}function*B(){}\n/** doc */\nasync function C() {}\nvar y = 1\nfunction D_(a,{b}){}\nvar E = function F(){}';
    expect([...declaredFunctions(code)]).toEqual(['A', 'B', 'C', 'D_']);
  });
});

describe('A7 names that can be called from outside', () => {
  test.each([
    ['function main() { return 1; }', 1],
    ['var main = function () { return 2; };', 2],
    ['var main = () => 3;', 3],
  ])('%s', (code, value) => {
    expect(bench.value(code)).toBe(value);
  });

  test.each(['const main = () => 1;', 'class main {}', 'let main = () => 1;', 'var main = 1;', ''])('not: %s', (code) => {
    expect(bench.failure(code)).toContain('Script function not found: main');
  });

  test('not a name that ends with _, nor what is not a name, nor what every realm has', () => {
    const host = createScriptHost({
      backend: bench.backend,
      code: 'function main_() {}',
      manifest: { runtimeVersion: 'V8' },
      realm: createVmRealm,
    });
    for (const name of ['main_', 'main;', 'eval', 'Array', 'SpreadsheetApp']) {
      expect(host.call(name, [], { context: 'sidebar', user: 'a@example.com' })).toMatchObject({ ok: false });
    }
  });
});

describe('a script of two files', () => {
  const FILES = [
    {
      name: 'One',
      text: 'var loaded = [...(globalThis.loaded ?? []), 1];\nfunction main() { return two_(); }\nfunction order() { return loaded; }',
    },
    { name: 'Two', text: 'var loaded = [...(globalThis.loaded ?? []), 2];\n\nfunction two_() { throw new Error("Boom"); }' },
  ];
  const hostOf = (code: readonly ScriptFile[]) =>
    createScriptHost({ backend: bench.backend, code, manifest: { runtimeVersion: 'V8' }, realm: createVmRealm });
  const SIDEBAR = { context: 'sidebar', user: 'a@example.com' } as const;

  test.each([
    ['as they are listed', FILES, [1, 2]],
    ['the other way round', [...FILES].reverse(), [2, 1]],
  ])('is loaded in its order, %s, and what one declares the other can call', (_, files, order) => {
    const host = hostOf(files);
    expect(host.call('order', [], SIDEBAR)).toMatchObject({ ok: true, value: order });
    expect(host.call('main', [], SIDEBAR)).toMatchObject({ ok: false, message: 'Boom', line: 3 });
    expect(publicFunctions(files).sort()).toEqual(['main', 'order']);
  });

  test('is refused for a fault of either, which is named', () => {
    expect(() => hostOf([...FILES, { name: 'Three', text: '\nclass A { #x = 1; }' }])).toThrow('Three.js, line 2: private names');
  });
});

describe('A7 each execution is a new one', () => {
  test('nothing stays of the one before', () => {
    const code = 'var count = (globalThis.count || 0) + 1; Array.prototype.left = 1; function main() { return count; }';
    expect([bench.value(code), bench.value(code)]).toEqual([1, 1]);
    expect(([] as unknown as { left?: number }).left).toBeUndefined();
  });

  test("what services give and throw is of the script's realm", () => {
    const body = `
      const sheet = SpreadsheetApp.getActiveSheet();
      const checks = [sheet.getRange("A1:B2").getValues() instanceof Array, sheet.getRange("A1:B2").getValues()[0] instanceof Array];
      try { sheet.getRange("nonsense"); } catch (e) { checks.push(e instanceof Error, e.name); }
      checks.push(Utilities.parseDate("2026", "UTC", "yyyy") instanceof Date, CacheService.getScriptCache().getAll([]) instanceof Object);
      return checks;`;
    expect(bench.value(main(body))).toEqual([true, true, true, 'Exception', true, true]);
  });
});

describe('A6 google.script.run', () => {
  test('undefined in a list is null, and nothing is null', () => {
    expect(bench.value(main('return [1, undefined];'))).toEqual([1, null]);
    expect(bench.value(main(''))).toBeNull();
  });

  test.each(['return new Date();', 'return { a: [new Date()] };', 'return () => 1;', 'return [main];'])(
    'a result may not hold it: %s',
    (body) => {
      expect(bench.failure(main(body))).toContain('not a supported return type');
    },
  );

  test('neither may an argument', () => {
    expect(bench.failure(main(''), { args: ['x', new Date()] })).toContain('illegal value in property: 1');
    expect(bench.value(main('return args;'), { args: ['x', { a: [1, null] }] })).toEqual(['x', { a: [1, null] }]);
  });

  test('a failure comes with its name, message and line', () => {
    const outcome = bench.run('function main() {\n  throw new TypeError("no");\n}');
    expect(outcome).toMatchObject({ ok: false, name: 'TypeError', message: 'no', line: 2 });
  });
});
