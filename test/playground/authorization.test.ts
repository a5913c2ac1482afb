import { createScriptBench, EDITOR, OWNER, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeAll(async () => {
  bench = await createScriptBench();
});
afterAll(() => bench.dispose());

const main = (body: string) => `function main() { ${body} }`;
const none = { context: 'open', authorization: 'NONE' } as const;
const limited = { context: 'open' } as const;

const MENU = 'SpreadsheetApp.getUi().createAddonMenu().addItem("Open", "open").addSeparator().addItem("About", "about").addToUi();';
const PROPERTIES = 'PropertiesService.getDocumentProperties().getProperty("k");';
const DOCUMENT = 'SpreadsheetApp.getActive().getName();';
const FETCH = 'UrlFetchApp.fetch("https://example.com/");';
const SIDEBAR = 'SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("<p>").setTitle("Live Data"));';

describe('A4 AuthMode.NONE', () => {
  test('menus, Logger, Utilities and the locale work', () => {
    const outcome = bench.run(main(`${MENU} Logger.log(Utilities.getUuid().length, Session.getActiveUserLocale());`), none);
    expect(outcome).toMatchObject({ ok: true, log: ['36 en'] });
    expect(outcome.ui).toEqual([
      {
        kind: 'menu',
        title: '',
        items: [
          { caption: 'Open', functionName: 'open' },
          { caption: '', functionName: '' },
          { caption: 'About', functionName: 'about' },
        ],
      },
    ]);
  });

  test.each([PROPERTIES, DOCUMENT, FETCH, SIDEBAR, 'CacheService.getScriptCache().get("k");'])('nothing else does: %s', (code) => {
    expect(bench.failure(main(code), none)).toContain('You do not have permission to call');
  });

  test('a call of a service at the top of the code ends everything, menu and all', () => {
    const outcome = bench.run(`const name = ${DOCUMENT} ${main(MENU)}`, none);
    expect(outcome.ok).toBe(false);
    expect(outcome.ui).toEqual([]);
  });

  test('code that touches no service at load can be loaded, and what is touched is counted', () => {
    expect(bench.run(`const list = [1, 2].map((x) => x * 2); ${main('')}`, none)).toMatchObject({
      ok: true,
      counts: { serviceCallsAtLoad: 0 },
    });
    expect(bench.run(`Logger.log("x"); ${main('')}`, none)).toMatchObject({ ok: true, counts: { serviceCallsAtLoad: 1 } });
  });
});

describe('A4 AuthMode.LIMITED', () => {
  test('the document and properties work', () => {
    expect(bench.run(main(`${DOCUMENT} ${PROPERTIES} ${MENU}`), limited).ok).toBe(true);
  });

  test.each([FETCH, SIDEBAR])('the network and windows do not: %s', (code) => {
    expect(bench.failure(main(code), limited)).toContain('You do not have permission to call');
  });
});

describe('A4 AuthMode.FULL', () => {
  test.each(['menu', 'sidebar'] as const)('everything works from a %s', (context) => {
    const outcome = bench.run(main(`${DOCUMENT} ${PROPERTIES} ${FETCH} ${SIDEBAR}`), { context });
    expect(outcome.ui).toEqual([{ kind: 'sidebar', title: 'Live Data', html: '<p>' }]);
    expect(outcome.ok).toBe(true);
  });

  test('a trigger has no user interface', () => {
    expect(bench.failure(main(SIDEBAR), { context: 'trigger' })).toContain('Cannot call SpreadsheetApp.getUi() from this context');
  });
});

describe('A5 scopes', () => {
  const manifest = (...scopes: string[]) => ({
    manifest: { oauthScopes: scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`) },
  });

  test.each([
    [FETCH, 'script.external_request'],
    [DOCUMENT, 'spreadsheets.currentonly'],
    [SIDEBAR, 'script.container.ui'],
  ])('%s needs %s', (code, scope) => {
    expect(bench.failure(main(code), manifest())).toContain(scope);
    const granted = scope === 'script.container.ui' ? manifest(scope, 'spreadsheets.currentonly') : manifest(scope);
    expect(bench.run(main(code), granted).ok).toBe(true);
  });

  test('a spreadsheet can be opened by its id only with the wide scope', () => {
    const code = main('return SpreadsheetApp.openById("spreadsheet-1").getId();');
    expect(bench.failure(code, manifest('spreadsheets.currentonly'))).toContain(
      'Required permissions: https://www.googleapis.com/auth/spreadsheets',
    );
    expect(bench.value(code, manifest('spreadsheets'))).toBe('spreadsheet-1');
  });

  test('a token is of whoever the script runs as, for what the script asks for and she has granted', () => {
    const token = main('return ScriptApp.getOAuthToken();');
    const said = (value: unknown) => JSON.parse(Buffer.from(String(value).replace(/^ya29\./, ''), 'base64').toString('utf8'));
    const scopes = ['bigquery', 'spreadsheets'].map((scope) => `https://www.googleapis.com/auth/${scope}`);
    const asking = { manifest: { oauthScopes: scopes } };
    expect(said(bench.value(token, asking))).toMatchObject({ user: OWNER, scopes });
    bench.playground.people.set(EDITOR, { granted: scopes.slice(1) });
    expect(said(bench.value(token, { ...asking, user: EDITOR }))).toMatchObject({ user: EDITOR, scopes: scopes.slice(1) });
    const first = bench.value(token);
    expect(said(first).until).toBeGreaterThan(bench.clock.now());
    bench.clock.advance(3_600_000);
    expect(bench.value(token)).not.toBe(first);
  });

  test('nobody has a token in a simple trigger', () => {
    expect(bench.failure(main('ScriptApp.getOAuthToken();'), limited)).toContain(
      'You do not have permission to call ScriptApp.getOAuthToken',
    );
  });
});
