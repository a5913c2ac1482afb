import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { codeFaults } from '../../playground/apps-script/runtime/code-rules';
import { version } from '../../scripts/root';
import { builtLibrary } from './built';

const FUNCTIONS = [
  'activityLog',
  'computerHours',
  'connect',
  'forgetTable',
  'groups',
  'hours',
  'isFailure',
  'syncActivityLog',
  'table',
  'users',
  'writeTable',
];

let folder = '';
let code = '';
beforeAll(async () => {
  folder = await builtLibrary();
  code = readFileSync(path.join(folder, 'Code.js'), 'utf8');
});

const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const declarations = (): readonly ts.FunctionDeclaration[] =>
  ts
    .createSourceFile('Code.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS)
    .statements.filter((statement) => ts.isFunctionDeclaration(statement));

test('it loads where there is nothing but ECMAScript, so it touches no service, and shows its functions alone', () => {
  const context = vm.createContext(Object.create(null));
  vm.runInContext(code, context);
  const names = Object.keys(context);
  expect(names.filter((name) => !name.endsWith('_')).sort()).toEqual(FUNCTIONS);
  expect(names.filter((name) => name.endsWith('_'))).toEqual(['activtrak_']);
});

test('every function has a comment for the script editor, with each of its parameters', () => {
  expect(declarations().map((declaration) => declaration.name?.text)).toEqual(expect.arrayContaining(FUNCTIONS));
  for (const declaration of declarations()) {
    const [comment] = ts.getJSDocCommentsAndTags(declaration).filter(ts.isJSDoc);
    const parameters = [...(comment?.tags ?? [])].filter(ts.isJSDocParameterTag).map(({ name }) => name.getText());
    expect([declaration.name?.text, parameters.filter((name) => !name.includes('.'))]).toEqual([
      declaration.name?.text,
      declaration.parameters.map(({ name }) => name.getText()),
    ]);
    expect(comment?.tags?.some(ts.isJSDocReturnTag)).toBe(true);
  }
});

test('Apps Script can parse it, it is at most 144 KB, and its files name the version', () => {
  expect(codeFaults(code)).toEqual([]);
  expect(Buffer.byteLength(code)).toBeLessThanOrEqual(144 * 1024);
  for (const name of ['Code.js', 'activtrak.d.ts']) expect(read(name).split('\n')[0]).toContain(version());
});

test('its manifest asks for V8, the open spreadsheet and requests, and limits no address: that is for the including script', () => {
  expect(JSON.parse(read('appsscript.json'))).toEqual({
    timeZone: 'Etc/UTC',
    runtimeVersion: 'V8',
    exceptionLogging: 'STACKDRIVER',
    oauthScopes: ['https://www.googleapis.com/auth/spreadsheets.currentonly', 'https://www.googleapis.com/auth/script.external_request'],
  });
});
