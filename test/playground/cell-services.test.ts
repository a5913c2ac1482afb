import { createScriptHost } from '../../playground/apps-script/script-host';
import { createVmRealm } from '../../playground/node/vm-realm';
import { inF, messageOf } from './cell-messages';
import { createScriptBench, EDITOR, OWNER, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeAll(async () => {
  bench = await createScriptBench();
});
afterAll(() => bench.dispose());

const message = (code: string, user = OWNER) => messageOf(bench, code, user);

describe('A1.7 a custom function changes nothing and opens nothing', () => {
  const cellA1 = 'SpreadsheetApp.getActive().getSheets()[0].getRange("A1")';
  test.each([
    [`${cellA1}.setValue(1)`, 'setValue'],
    [`${cellA1}.setValues([[1]])`, 'setValues'],
    [`${cellA1}.setFormula("=1")`, 'setFormula'],
    [`${cellA1}.setNumberFormat("0")`, 'setNumberFormat'],
    [`${cellA1}.setNote("x")`, 'setNote'],
    [`${cellA1}.clearContent()`, 'clearContent'],
    ['SpreadsheetApp.getActive().insertSheet("x")', 'insertSheet'],
    ['SpreadsheetApp.getActiveSheet().deleteRows(1, 1)', 'deleteRows'],
    ['SpreadsheetApp.getActiveSheet().insertRowsAfter(1, 1)', 'insertRowsAfter'],
    ['SpreadsheetApp.getActiveSheet().appendRow([1])', 'appendRow'],
    ['SpreadsheetApp.getActiveSheet().hideSheet()', 'hideSheet'],
    ['SpreadsheetApp.openById("spreadsheet-1")', 'SpreadsheetApp.openById'],
    ['SpreadsheetApp.openByUrl("https://docs.google.com/spreadsheets/d/spreadsheet-1/edit")', 'SpreadsheetApp.openByUrl'],
  ])('%s', (code, call) => {
    expect(message(inF(`${code};`))).toContain(`You do not have permission to call ${call}`);
    expect(bench.backend.spreadsheet.sheets()).toHaveLength(1);
  });

  test('it can read', () => {
    bench.playground.type('H9', 'seen');
    expect(bench.cell(inF('return SpreadsheetApp.getActiveSheet().getRange("H9").getValue();'))).toEqual({ values: [['seen']] });
  });
});

describe('A1.8 services in a cell', () => {
  test.each([
    'CacheService.getScriptCache().put("k", "v"); return CacheService.getScriptCache().get("k");',
    'return HtmlService.createHtmlOutput("v").getContent();',
    'return LockService.getScriptLock().tryLock(0) ? "v" : "";',
    'PropertiesService.getScriptProperties().setProperty("k", "v"); return PropertiesService.getScriptProperties().getProperty("k");',
    'return Utilities.base64Decode("dg==")[0] === 118 ? "v" : "";',
    'Logger.log("x"); console.log("x"); return "v";',
  ])('allowed: %s', (body) => {
    expect(bench.cell(inF(body))).toEqual({ values: [['v']] });
  });

  test('UrlFetchApp is allowed whatever scopes the manifest has', () => {
    bench.answer = () => ({ status: 200, headers: {}, body: 'v' });
    const manifest = { runtimeVersion: 'V8', oauthScopes: [] };
    const code = inF('return UrlFetchApp.fetch("https://example.com/").getContentText();');
    const host = createScriptHost({ backend: bench.backend, code, manifest, realm: createVmRealm });
    expect(host.callFromCell({ name: 'F', args: [] }, OWNER)).toEqual({ values: [['v']] });
  });

  test('everything else throws', () => {
    expect(message(inF('ScriptApp.getOAuthToken();'))).toContain('You do not have permission to call ScriptApp.getOAuthToken');
    expect(message(inF('SpreadsheetApp.getUi().alert("x");'))).toContain('Cannot call SpreadsheetApp.getUi() from this context');
  });
});

describe('A1.9 user properties in a cell', () => {
  const set = (value: string) => `function main() { PropertiesService.getUserProperties().setProperty("key", "${value}"); }`;
  const get = inF('return PropertiesService.getUserProperties().getProperty("key");');

  test("they are the owner's, whoever types", () => {
    bench.run(set('of the owner'), { user: OWNER });
    bench.run(set('of the editor'), { user: EDITOR });
    expect(bench.cell(get, [], OWNER)).toEqual({ values: [['of the owner']] });
    expect(bench.cell(get, [], EDITOR)).toEqual({ values: [['of the owner']] });
  });

  test('an editor cannot set them', () => {
    const code = inF('PropertiesService.getUserProperties().setProperty("key", "stolen");');
    expect(message(code, EDITOR)).toContain('You do not have permission to call setProperty');
    expect(bench.cell(get)).toEqual({ values: [['of the owner']] });
  });
});

describe('A1.10 a cell is anonymous', () => {
  test('getEmail is blank', () => {
    expect(bench.cell(inF('return "[" + Session.getActiveUser().getEmail() + "]";'))).toEqual({ values: [['[]']] });
  });

  test('quotas count against the user at the keyboard', () => {
    const before = bench.backend.quota.spend(EDITOR, 'urlfetch', 0);
    bench.cell(inF('UrlFetchApp.fetch("https://example.com/");'), [], EDITOR);
    expect(bench.backend.quota.spend(EDITOR, 'urlfetch', 0)).toBe(before + 1);
  });
});
