import { createScriptBench, EDITOR, OWNER, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeEach(async () => {
  bench = await createScriptBench();
});
afterEach(() => bench.dispose());

const MENU = 'SpreadsheetApp.getUi().createAddonMenu().addItem("Open", "open").addToUi();';
const onOpen = (body: string) => bench.host(`function onOpen(e) { ${MENU} ${body} } function onInstall(e) { onOpen(e); }`);
const PROPERTIES = 'PropertiesService.getUserProperties().getKeys();';
const ITEMS = [{ kind: 'menu', title: '', items: [{ caption: 'Open', functionName: 'open' }] }];

describe('A4 opening the spreadsheet', () => {
  test('where the add-on is installed and not used here yet, there are menus and nothing else', () => {
    const before = { installed: true, enabled: false };
    expect(onOpen('Logger.log(e.authMode, e.authMode === ScriptApp.AuthMode.NONE);').open(EDITOR, before)).toMatchObject({
      ok: true,
      ui: ITEMS,
      log: ['NONE true'],
    });
    for (const call of [PROPERTIES, 'e.source.getName();', 'SpreadsheetApp.getActive();', 'CacheService.getUserCache();']) {
      expect(onOpen(call).open(EDITOR, before)).toMatchObject({
        ok: false,
        message: expect.stringContaining('You do not have permission to call'),
      });
    }
  });

  test.each([{}, { enabled: true, installed: false }])('where it is used here, the document and properties can be read: %j', (opening) => {
    const outcome = onOpen(`${PROPERTIES} Logger.log(e.authMode, e.source.getName(), "[" + e.user.getEmail() + "]");`).open(
      EDITOR,
      opening,
    );
    expect(outcome).toMatchObject({ ok: true, ui: ITEMS, log: ['LIMITED Working hours []'] });
    expect(onOpen('UrlFetchApp.fetch("https://example.com/");').open(EDITOR, opening)).toMatchObject({ ok: false });
  });

  test('where it is neither installed nor used, nothing runs', () => {
    expect(onOpen('').open(EDITOR, { installed: false, enabled: false })).toBeUndefined();
    bench.playground.people.set(EDITOR, { installed: false });
    expect(onOpen('').open(EDITOR, { enabled: false })).toBeUndefined();
    expect(onOpen('').open(EDITOR)?.ok).toBe(true);
  });

  test('a bound script is never without the document', () => {
    const host = bench.host('function onOpen(e) { Logger.log(e.authMode); }', { kind: 'bound' });
    expect(host.open(EDITOR, { enabled: false })?.log).toEqual(['LIMITED']);
    expect(host.install(EDITOR)).toBeUndefined();
  });

  test.each(['viewer', 'commenter', 'none'] as const)('nothing runs for a %s', (role) => {
    bench.playground.people.set(EDITOR, { role });
    expect(onOpen('').open(EDITOR)).toBeUndefined();
    expect(onOpen('').install(EDITOR)).toBeUndefined();
  });

  test('a script without onOpen is left alone', () => {
    expect(bench.host('function open() {}').open(OWNER)).toBeUndefined();
    expect(bench.host('function open() {}').lastOutcome()).toBeUndefined();
  });

  test('it has 30 seconds', () => {
    expect(onOpen('Utilities.sleep(31000);').open(OWNER)).toMatchObject({ ok: false, message: 'Exceeded maximum execution time' });
  });

  test('the call of a service at the top of the code takes the menu away', () => {
    const host = bench.host(`const name = SpreadsheetApp.getActive().getName(); function onOpen() { ${MENU} }`);
    expect(host.open(EDITOR, { enabled: false })).toMatchObject({ ok: false, ui: [] });
    expect(host.open(EDITOR)).toMatchObject({ ok: true, ui: ITEMS });
  });
});

test('A4 onInstall has all rights', () => {
  const outcome = onOpen(
    `${PROPERTIES} SpreadsheetApp.getActive().getName(); UrlFetchApp.fetch("https://example.com/"); Logger.log(e.authMode);`,
  ).install(EDITOR);
  expect(outcome).toMatchObject({ ok: true, ui: ITEMS, log: ['FULL'] });
});
