import { createScriptBench, EDITOR, OWNER, type ScriptBench } from './script-bench';

const AUTH = 'https://www.googleapis.com/auth/';
const SHEET = `${AUTH}spreadsheets.currentonly`;
const FETCH = `${AUTH}script.external_request`;
const TRIGGERS = `${AUTH}script.scriptapp`;
const manifest = { oauthScopes: [SHEET, FETCH, TRIGGERS] };
let bench: ScriptBench;

beforeEach(async () => {
  bench = await createScriptBench();
});
afterEach(() => bench.dispose());

const main = (body: string) => `function main() { ${body} }`;
const INFO = `const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
  return [info.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.REQUIRED, info.getAuthorizationUrl(), info.getAuthorizedScopes()];`;
const CALLS: [string, string][] = [
  ['UrlFetchApp.fetch("https://example.com/");', FETCH],
  ['SpreadsheetApp.getActive().getName();', SHEET],
  ['ScriptApp.getProjectTriggers();', TRIGGERS],
];

describe('A4 a user may grant some scopes only', () => {
  test.each(CALLS)('%s needs her grant of %s', (call, scope) => {
    expect(bench.run(main(call), { manifest }).ok).toBe(true);
    bench.playground.people.set(OWNER, { granted: manifest.oauthScopes.filter((other) => other !== scope) });
    expect(bench.failure(main(call), { manifest })).toMatch(/^Exception: You do not have permission to call .*Required permissions: /);
    expect(bench.failure(main(call), { manifest })).toContain(scope);
    expect(bench.run(main(call), { manifest, user: EDITOR }).ok).toBe(true);
    bench.playground.people.set(OWNER, { granted: manifest.oauthScopes });
    expect(bench.run(main(call), { manifest }).ok).toBe(true);
  });

  test('a grant is no use where the manifest does not ask for the scope', () => {
    bench.playground.people.set(OWNER, { granted: [SHEET, FETCH] });
    expect(bench.failure(main(CALLS[0]?.[0] ?? ''), { manifest: { oauthScopes: [SHEET] } })).toContain(
      'Specified permissions are not sufficient',
    );
  });

  test('what needs no scope goes on, as do cells and simple triggers', () => {
    bench.playground.people.set(OWNER, { granted: [] });
    expect(bench.run(main('PropertiesService.getUserProperties().getKeys(); Utilities.getUuid();'), { manifest }).ok).toBe(true);
    expect(bench.run(main('SpreadsheetApp.getActive().getName();'), { manifest, context: 'open' }).ok).toBe(true);
    expect(bench.cell('function F() { return UrlFetchApp.fetch("https://example.com/").getContentText(); }')).toEqual({ values: [['ok']] });
  });

  test('a trigger runs on its creator’s grants, up to the line that may not', () => {
    const code = main("ScriptApp.newTrigger('tick').timeBased().everyHours(1).create();");
    const host = bench.host(`${code} function tick() { Logger.log('begun'); UrlFetchApp.fetch('https://example.com/'); }`, { manifest });
    host.call('main', [], { context: 'menu', user: EDITOR });
    bench.playground.people.set(EDITOR, { granted: [SHEET, TRIGGERS] });
    bench.clock.advance(3_600_000);
    expect(host.runTriggers()[0]?.outcome).toMatchObject({ ok: false, log: ['begun'] });
  });
});

describe('ScriptApp.getAuthorizationInfo', () => {
  test('nothing is required where all is granted', () => {
    expect(bench.value(main(INFO), { manifest })).toEqual([false, null, [FETCH, TRIGGERS, SHEET]]);
  });

  test('it tells what is missing, and where to grant it', () => {
    bench.playground.people.set(OWNER, { granted: [SHEET] });
    expect(bench.value(main(INFO), { manifest })).toEqual([true, expect.stringMatching(/^https:\/\/script\.google\.com\//), [SHEET]]);
  });

  test('of some scopes', () => {
    bench.playground.people.set(OWNER, { granted: [SHEET] });
    const of = (scope: string) => main(INFO.replace('AuthMode.FULL)', `AuthMode.FULL, ['${scope}'])`));
    expect(bench.value(of(SHEET), { manifest })).toEqual([false, null, [SHEET]]);
    expect(bench.value(of(FETCH), { manifest })).toEqual([true, expect.any(String), []]);
  });

  test('no other mode requires anything', () => {
    bench.playground.people.set(OWNER, { granted: [] });
    expect(bench.value(main(INFO.replace('AuthMode.FULL', 'AuthMode.LIMITED')), { manifest })).toEqual([false, null, []]);
    expect(bench.failure(main('ScriptApp.getAuthorizationInfo("FUL");'))).toContain("don't match the method signature");
  });

  test('not before the add-on is used in the document, but in a simple trigger', () => {
    expect(bench.failure(main(INFO), { context: 'open', authorization: 'NONE' })).toContain('You do not have permission to call');
    expect(bench.run(main(INFO), { context: 'open' }).ok).toBe(true);
  });
});

describe('ScriptApp.requireScopes', () => {
  const caught = (call: string) =>
    main(`Logger.log('before'); try { ${call} } catch (e) { Logger.log('caught'); } Logger.log('after'); return 1;`);

  test.each([
    `ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ['${SHEET}', '${FETCH}']);`,
    'ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);',
  ])('ends the execution where one is missing, whatever the script catches: %s', (call) => {
    expect(bench.value(caught(call), { manifest })).toBe(1);
    bench.playground.people.set(OWNER, { granted: [SHEET, TRIGGERS] });
    const outcome = bench.run(caught(call), { manifest });
    expect(outcome).toMatchObject({
      ok: false,
      message: 'Authorization is required to perform that action. Please run the script again to authorize it.',
    });
    expect(outcome.log).toEqual(['before']);
    expect(outcome.ui).toEqual([{ kind: 'authorization', url: expect.any(String), scopes: [FETCH] }]);
  });

  test('asks nobody from a trigger', () => {
    bench.playground.people.set(OWNER, { granted: [] });
    expect(bench.run(caught('ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);'), { manifest, context: 'trigger' })).toMatchObject({
      ok: false,
      ui: [],
    });
  });
});

test('the script’s id, and that it is no web app', () => {
  const code = main('const s = ScriptApp.getService(); Logger.log(ScriptApp.getScriptId(), s.isEnabled(), "[" + s.getUrl() + "]");');
  expect(bench.host(code, { scriptId: 'abc' }).call('main', [], { context: 'menu', user: OWNER }).log).toEqual(['abc false []']);
});
