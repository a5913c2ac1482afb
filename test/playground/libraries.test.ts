import type { Library } from '../../playground/apps-script/runtime/library';
import { createScriptBench, EDITOR, OWNER, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeEach(async () => {
  bench = await createScriptBench();
});
afterEach(() => bench.dispose());

const library = (code: string, more: Partial<Library> = {}): Library => ({
  userSymbol: 'Lib',
  code,
  manifest: { runtimeVersion: 'V8' },
  ...more,
});
const host = (code: string, ...libraries: Library[]) => bench.host(code, { libraries });
const run = (body: string, included: Library, user = OWNER) =>
  host(`function main() { ${body} }`, included).call('main', [], { context: 'sidebar', user });

describe('A8 what a script sees of a library', () => {
  const code = `function open() { return hidden_() + secret; } function hidden_() { return 'hidden'; } const secret = ' and secret';
    let later = 1; class Thing {} var count = 0; function add() { count++; return count; } var table = { a: [1] };`;

  test('functions and variables, but nothing private, constant or a class', () => {
    expect(run('return Object.keys(Lib).sort();', library(code))).toMatchObject({ value: ['add', 'count', 'open', 'table'] });
    expect(run('return [Lib.open(), Lib.hidden_, Lib.secret, Lib.Thing, Lib.later].map(String);', library(code))).toMatchObject({
      value: ['hidden and secret', 'undefined', 'undefined', 'undefined', 'undefined'],
    });
    expect(run('return [typeof open, typeof add];', library(code))).toMatchObject({ value: ['undefined', 'undefined'] });
  });

  test('variables as they are now, and anew in each execution', () => {
    const body = 'Lib.add(); Lib.add(); return [Lib.count, Lib.table.a[0]];';
    expect([run(body, library(code)), run(body, library(code))]).toMatchObject([{ value: [2, 1] }, { value: [2, 1] }]);
  });

  test('two libraries, of which neither sees the other nor the script', () => {
    const seen = 'function see() { return [typeof Lib, typeof Other, typeof main]; }';
    const two = [library(seen), library(seen, { userSymbol: 'Other' })];
    expect(
      host('function main() { return [Lib.see(), Other.see()]; }', ...two).call('main', [], { context: 'sidebar', user: OWNER }),
    ).toMatchObject({
      value: Array(2).fill(Array(3).fill('undefined')),
    });
  });

  test('a failure inside has its message, and the line of the script that called', () => {
    const outcome = host('function main() {\n  Lib.fail();\n}', library('\n\n\n\nfunction fail() { throw new TypeError("inside"); }')).call(
      'main',
      [],
      {
        context: 'sidebar',
        user: OWNER,
      },
    );
    expect(outcome).toMatchObject({ ok: false, name: 'TypeError', message: 'inside', line: 2 });
  });
});

describe('A8 whose things a library has', () => {
  const code = `function set(value) {
      PropertiesService.getScriptProperties().setProperty('k', value); PropertiesService.getUserProperties().setProperty('k', value);
      CacheService.getScriptCache().put('k', value); CacheService.getUserCache().put('k', value);
    }
    function get() { return [PropertiesService.getScriptProperties().getProperty('k'), PropertiesService.getUserProperties().getProperty('k'),
      CacheService.getScriptCache().get('k'), CacheService.getUserCache().get('k')]; }
    function locked() { return LockService.getScriptLock().tryLock(0); }
    function page() { return HtmlService.createHtmlOutputFromFile('page').getContent(); }
    function facts() { return [SpreadsheetApp.getActive().getId(), ScriptApp.getScriptId(), Session.getEffectiveUser().getEmail()]; }
    function log() { Logger.log('inside'); }`;
  const GET = code.slice(code.indexOf('function get()'), code.indexOf('function locked'));

  test('its script properties and caches are its own, user properties the including script’s', () => {
    const outcome = host(`${GET} function main() { Lib.set('of the library'); return [get(), Lib.get()]; }`, library(code));
    expect(outcome.call('main', [], { context: 'sidebar', user: OWNER })).toMatchObject({
      value: [[null, 'of the library', null, null], Array(4).fill('of the library')],
    });
  });

  test('what is its own is common to everybody who includes it', () => {
    run('Lib.set("one");', library(code, { scriptId: 'id' }), OWNER);
    expect(run('return Lib.get();', library(code, { scriptId: 'id', userSymbol: 'Lib' }), EDITOR)).toMatchObject({
      value: ['one', null, 'one', null],
    });
    expect(run('return Lib.get();', library(code, { scriptId: 'other' }), OWNER)).toMatchObject({ value: [null, 'one', null, null] });
  });

  test('its script lock is not the script’s', () => {
    const body = 'return [LockService.getScriptLock().tryLock(0), Lib.locked()];';
    bench.backend.locks.acquire('script:Lib', 'another customer', 0);
    expect(run(body, library(code))).toMatchObject({ value: [true, false] });
  });

  test('the spreadsheet, the script and the user are the including script’s, the files its own', () => {
    const included = library(code, { files: { page: '<p>library</p>' } });
    expect(run('return [Lib.facts(), Lib.page()];', included)).toMatchObject({
      value: [['spreadsheet-1', 'script-1', OWNER], '<p>library</p>'],
    });
    expect(run('Lib.log(); Logger.log("outside");', included).log).toEqual(['inside', 'outside']);
  });

  test('it may do what the script may, and is counted and timed with it', () => {
    const fetching = library(
      'function go() { return UrlFetchApp.fetch("https://example.com/").getContentText(); } function wait() { Utilities.sleep(200000); }',
    );
    const none = bench.host('function main() { return Lib.go(); }', { libraries: [fetching], manifest: { oauthScopes: [] } });
    expect(none.call('main', [], { context: 'sidebar', user: OWNER })).toMatchObject({
      ok: false,
      message: expect.stringContaining('external_request'),
    });
    expect(run('return Lib.go();', fetching)).toMatchObject({ value: 'ok', counts: { urlsFetched: 1 } });
    expect(run('Lib.wait(); Lib.wait();', fetching)).toMatchObject({ message: 'Exceeded maximum execution time' });
  });
});

describe('A8 where a library is not seen', () => {
  const included = library('function onOpen() { Logger.log("opened"); } function HOURS() { return 8; }');

  test('its simple triggers do not run', () => {
    expect(host('', included).open(OWNER)).toBeUndefined();
    expect(host('function onOpen() { Lib.onOpen(); }', included).open(OWNER)?.log).toEqual(['opened']);
  });

  test('cells and pages see the script’s own functions only', () => {
    const bare = host('', included);
    for (const name of ['HOURS', 'LIB.HOURS']) expect(bare.callFromCell({ name, args: [] }, OWNER)).toMatchObject({ error: '#NAME?' });
    for (const name of ['HOURS', 'Lib.HOURS', 'Lib']) expect(bare.call(name, [], { context: 'sidebar', user: OWNER }).ok).toBe(false);
    const wrapped = host('function MY_HOURS() { return Lib.HOURS(); }', included);
    expect(wrapped.callFromCell({ name: 'MY_HOURS', args: [] }, OWNER)).toEqual({ values: [[8]] });
  });

  test('what Google would refuse in a script it refuses in a library', () => {
    expect(() => host('', library('class A { #x }'))).toThrow('Library Lib, line 1: private names');
    expect(() => host('', library('', { manifest: {} }))).toThrow('Library Lib: runtimeVersion');
    expect(() => host('', library('', { userSymbol: 'My Lib' }))).toThrow('My Lib is no name');
  });
});
