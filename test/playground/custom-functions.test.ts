import { createScriptHost } from '../../playground/apps-script/script-host';
import { createVmRealm } from '../../playground/node/vm-realm';
import { inF, messageOf } from './cell-messages';
import { createScriptBench, OWNER, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeAll(async () => {
  bench = await createScriptBench();
});
afterAll(() => bench.dispose());

const message = (code: string, user = OWNER) => messageOf(bench, code, user);

describe('A1.1 a custom function has 30 seconds', () => {
  test('time that passes in a service counts', () => {
    expect(bench.cell(inF('Utilities.sleep(29000); return 1;'))).toEqual({ values: [[1]] });
    expect(message(inF('Utilities.sleep(20000); Utilities.sleep(20000); return 1;'))).toContain('Exceeded maximum execution time');
  });

  test('a script cannot catch its way out of it', () => {
    expect(message(inF('try { Utilities.sleep(40000); } catch (e) {} return 1;'))).toContain('Exceeded maximum execution time');
    expect(message(inF('try { Utilities.sleep(40000); } catch (e) { throw new Error("mine"); }'))).not.toContain('mine');
  });

  test('a slow answer counts, and no answer is waited for any longer', () => {
    bench.answer = (request) => {
      bench.clock.advance(request.timeoutMs);
      return { failure: 'timeout' };
    };
    expect(message(inF('Utilities.sleep(10000); UrlFetchApp.fetch("https://example.com/");'))).toContain('Exceeded maximum execution time');
    expect(bench.sent.at(-1)?.timeoutMs).toBe(20_000);
  });

  test('a script that calls no service is stopped too', () => {
    const realm = createVmRealm();
    realm.evaluate('function spin() { for (;;) {} }', 'Code.js');
    const spin = realm.evaluate('spin', 'Code.js') as () => void;
    expect(() => realm.run(spin, -1_900)).toThrow(expect.objectContaining({ name: 'TimeLimitError' }));
  });
});

describe('A1.2 names', () => {
  const host = (code: string) =>
    createScriptHost({ backend: bench.backend, code, manifest: { runtimeVersion: 'V8' }, realm: createVmRealm });

  test('a name is found whatever its letter case', () => {
    expect(host('function Hours() { return 1; }').callFromCell({ name: 'HOURS', args: [] }, OWNER)).toEqual({ values: [[1]] });
  });

  test('a name that ends with _ is private', () => {
    expect(host('function F_() { return 1; }').callFromCell({ name: 'F_', args: [] }, OWNER)).toMatchObject({ error: '#NAME?' });
  });

  test.each([
    'var F = new Function("return 1");',
    'var F = function F() { return 1; };',
    'const F = () => 1;',
    'class F {}',
    '(function () { function F() { return 1; } })();',
    '// function F() {}',
    'var text = "function F() {}";',
  ])('only function declarations are custom functions: %s', (code) => {
    expect(bench.cell(code)).toEqual({ error: '#NAME?', message: "Unknown function: 'F'." });
  });
});

test('A1.3 a call with a volatile argument never ends', () => {
  const host = createScriptHost({
    backend: bench.backend,
    code: inF('return 1;'),
    manifest: { runtimeVersion: 'V8' },
    realm: createVmRealm,
  });
  expect(host.callFromCell({ name: 'F', args: [1], volatile: true }, OWNER)).toEqual({ loading: true });
  expect(host.lastOutcome()).toBeUndefined();
});

describe('A1.5 arguments', () => {
  const shown = 'function F(...args) { return JSON.stringify(args.map(show)); } ';
  const show =
    'function show(x) { return x instanceof Date ? "Date " + x.toISOString() : Array.isArray(x) ? (x instanceof Array ? x.map(show) : "foreign") : x === undefined ? "undefined" : x; }';

  test('a cell is a value, a range rows of values, an empty cell an empty text', () => {
    expect(
      bench.cell(shown + show, [
        'x',
        1,
        true,
        null,
        [
          ['a', null],
          [2, false],
        ],
      ]),
    ).toEqual({
      values: [['["x",1,true,"",[["a",""],[2,false]]]']],
    });
  });

  test("a date is a Date: the instant of its wall time in the spreadsheet's zone", () => {
    expect(bench.cell(shown + show, [{ date: 46204.5 }, [[{ date: 46023 }]]])).toEqual({
      values: [['["Date 2026-07-01T10:00:00.000Z",[["Date 2025-12-31T23:00:00.000Z"]]]']],
    });
  });

  test('arguments left out at the end are undefined', () => {
    expect(bench.cell('function F(a, b) { return [[typeof a, typeof b, arguments.length]]; }', ['x'])).toEqual({
      values: [['string', 'undefined', 1]],
    });
  });
});

describe('A1.6 results', () => {
  test.each([
    [
      'rows spill',
      'return [[1, 2], [3, 4]];',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['a list is a column', 'return [1, 2];', [[1], [2]]],
    [
      'short rows are filled up',
      'return [[1], [2, 3], []];',
      [
        [1, null],
        [2, 3],
        [null, null],
      ],
    ],
    ['an empty list is an empty cell', 'return [];', [[null]]],
    ['nothing is an empty cell', '', [[null]]],
    ['null, undefined and empty text are empty cells', 'return [[null, undefined, ""]];', [[null, null, null]]],
    ['text that begins with = is text', 'return "=1+1";', [['=1+1']]],
    ['text that looks like a number or a date is text', 'return [["007", "2026-01-02", "TRUE"]];', [['007', '2026-01-02', 'TRUE']]],
    ['booleans are booleans', 'return [[true, false]];', [[true, false]]],
    ['what is no number is an error', 'return 0 / 0;', [['#NUM!']]],
    ['a Date is a date in the zone of the spreadsheet', 'return new Date("2026-07-01T10:00:00Z");', [[{ date: 46204.5 }]]],
  ])('%s', (_rule, body, values) => {
    expect(bench.cell(inF(body))).toEqual({ values });
  });

  test.each([
    'return {};',
    'return () => 1;',
    'return [[{}]];',
    'return Promise.resolve(1);',
    'return [[[1]]];',
    'return SpreadsheetApp.getActive();',
  ])('what is no value is refused: %s', (body) => {
    expect(bench.cell(inF(body))).toMatchObject({ error: '#ERROR!' });
  });

  test('a text of more than 50,000 characters is refused', () => {
    expect(bench.cell(inF('return "x".repeat(50000);'))).toMatchObject({ values: [[expect.any(String)]] });
    expect(bench.cell(inF('return "x".repeat(50001);'))).toMatchObject({ error: '#ERROR!' });
  });
});

test('A1.15 a thrown error is #ERROR! with its message and line', () => {
  expect(bench.cell('function F() {\n  throw new Error("Boom");\n}')).toEqual({ error: '#ERROR!', message: 'Error: Boom (line 2).' });
  const named = 'function F() { const e = new Error("No key."); e.name = "ActivTrakError"; throw e; }';
  expect(message(named)).toBe('ActivTrakError: No key. (line 1).');
});

test('what is active is the cell of the formula, not what is selected', () => {
  bench.backend.spreadsheet.write(
    { sheet: bench.backend.spreadsheet.activeSheet(), row: 4, column: 2, rows: 1, columns: 1 },
    { contents: [[{ formula: '=F(A1)' }]] },
  );
  const code =
    'function F() { return [[SpreadsheetApp.getActiveRange().getA1Notation(), SpreadsheetApp.getActiveSheet().getActiveCell().getFormula()]]; }';
  const cell = { sheet: bench.backend.spreadsheet.activeSheet(), row: 4, column: 2 };
  expect(bench.host(code).callFromCell({ name: 'F', args: [null], cell }, OWNER)).toEqual({ values: [['C5', '=F(A1)']] });
});
