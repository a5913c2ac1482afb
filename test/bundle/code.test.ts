import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { version } from '../../scripts/root';
import { CATALOG } from '../../shared/functions/catalog';
import { formulasUnconnected, OWNERS_KEY, THE_OWNER } from '../../shared/words/en/connection';
import { builtSheetsAddon } from './built';

const SERVICES = [
  'SpreadsheetApp',
  'PropertiesService',
  'CacheService',
  'LockService',
  'UrlFetchApp',
  'Utilities',
  'Session',
  'ScriptApp',
  'HtmlService',
  'Logger',
  'console',
];

let code = '';
let page = '';
let manifest: { oauthScopes: string[]; urlFetchWhitelist: string[]; runtimeVersion: string };

beforeAll(async () => {
  const folder = await builtSheetsAddon();
  code = readFileSync(path.join(folder, 'Code.js'), 'utf8');
  page = readFileSync(path.join(folder, 'sidebar.html'), 'utf8');
  manifest = JSON.parse(readFileSync(path.join(folder, 'appsscript.json'), 'utf8'));
});

/** A context that has nothing but ECMAScript, and services that count when they are touched. */
function bareContext(): { readonly context: vm.Context; readonly touched: string[] } {
  const context = vm.createContext(Object.create(null));
  const touched: string[] = [];
  for (const name of SERVICES) {
    Object.defineProperty(context, name, {
      configurable: true,
      get() {
        touched.push(name);
        throw new Error(`${name} was touched at load.`);
      },
    });
  }
  return { context, touched };
}

const sourceFile = (): ts.SourceFile => ts.createSourceFile('Code.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);

describe('Code.js', () => {
  it('loads in a bare context and touches no service', () => {
    const { context, touched } = bareContext();
    vm.runInContext(code, context);
    expect(touched).toEqual([]);
  });

  it('has the functions of the catalogue and of the pages as its globals, and one hidden variable', () => {
    const { context } = bareContext();
    const before = new Set(Object.keys(context));
    vm.runInContext(code, context);
    const globals = Object.keys(context).filter((name) => !before.has(name) && !SERVICES.includes(name));
    expect(globals.filter((name) => !name.endsWith('_')).sort()).toEqual(
      [
        ...CATALOG.map(({ name }) => name),
        'onEdit',
        'onInstall',
        'onOpen',
        'panel',
        'refreshAll',
        'runHourly',
        'showPanel',
        'updateFormulas',
      ].sort(),
    );
    expect(globals.filter((name) => name.endsWith('_'))).toEqual(['activtrak_']);
  });

  it.each(CATALOG.map((definition) => [definition.name, definition] as const))(
    '%s is declared with its parameters and its JSDoc',
    (name, definition) => {
      const declaration = sourceFile().statements.find(
        (statement): statement is ts.FunctionDeclaration => ts.isFunctionDeclaration(statement) && statement.name?.text === name,
      );
      expect(declaration?.parameters.map((parameter) => parameter.name.getText())).toEqual(
        definition.parameters.map((parameter) => parameter.name),
      );
      const [documentation] = declaration ? ts.getJSDocCommentsAndTags(declaration).filter(ts.isJSDoc) : [];
      const tags = (documentation?.tags ?? []).map((tag) => tag.tagName.text);
      expect(tags).toEqual([...definition.parameters.map(() => 'param'), 'return', 'customfunction']);
      expect(
        documentation
          ?.getText()
          .split('\n')
          .some((line) => line.includes(definition.description)),
      ).toBe(true);
    },
  );

  it('holds nothing that Apps Script cannot parse', () => {
    const refused: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isPrivateIdentifier(node)) refused.push(`#private at ${node.pos}`);
      if (ts.isPropertyDeclaration(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword))
        refused.push(`static field at ${node.pos}`);
      if (ts.isClassStaticBlockDeclaration(node)) refused.push(`static block at ${node.pos}`);
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isExportAssignment(node))
        refused.push(`module syntax at ${node.pos}`);
      if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) refused.push(`import() at ${node.pos}`);
      if (
        (ts.isFunctionLike(node) as boolean) &&
        'asteriskToken' in node &&
        node.asteriskToken &&
        'modifiers' in node &&
        (node.modifiers as ts.NodeArray<ts.Modifier> | undefined)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)
      )
        refused.push(`async generator at ${node.pos}`);
      if (
        ts.isBinaryExpression(node) &&
        [ts.SyntaxKind.QuestionQuestionEqualsToken, ts.SyntaxKind.BarBarEqualsToken, ts.SyntaxKind.AmpersandAmpersandEqualsToken].includes(
          node.operatorToken.kind,
        )
      )
        refused.push(`logical assignment at ${node.pos}`);
      if (ts.isBigIntLiteral(node)) refused.push(`BigInt literal at ${node.pos}`);
      ts.forEachChild(node, visit);
    };
    visit(sourceFile());
    expect(refused).toEqual([]);
  });

  it('is at most 300 KB and names its version', () => {
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(300 * 1024);
    expect(code.split('\n')[0]).toContain(version());
  });

  it('throws the sentence of an error, as an Error with nothing else in it', () => {
    const { context } = bareContext();
    vm.runInContext(code, context);
    for (const name of SERVICES) delete context[name];
    const properties = { getProperty: () => null };
    const cache = { getAll: () => ({}), putAll: () => undefined };
    Object.assign(context, {
      SpreadsheetApp: { getActiveSpreadsheet: () => ({ getSpreadsheetTimeZone: () => 'Etc/UTC' }) },
      PropertiesService: { getUserProperties: () => properties },
      CacheService: { getDocumentCache: () => cache },
      LockService: { getDocumentLock: () => ({ tryLock: () => true, releaseLock: () => undefined }) },
    });
    const call = 'try { ACTIVTRAK_HOURS() } catch (failure) { String(failure) }';
    expect(vm.runInContext(call, context)).toBe(`Error: ${formulasUnconnected(OWNERS_KEY, THE_OWNER)}`);
  });
});

describe('appsscript.json', () => {
  it('asks for V8, the four narrow scopes and ActivTrak alone', () => {
    expect(manifest.runtimeVersion).toBe('V8');
    expect(manifest.oauthScopes.map((scope) => scope.replace('https://www.googleapis.com/auth/', '')).sort()).toEqual([
      'script.container.ui',
      'script.external_request',
      'script.scriptapp',
      'spreadsheets.currentonly',
    ]);
    expect(manifest.urlFetchWhitelist).toEqual(['https://*.activtrak.com/']);
  });
});

describe('sidebar.html', () => {
  it('has no template literal with what looks like a comment: HtmlService would cut it out', () => {
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);
    expect(scripts.join('').length).toBeGreaterThan(10_000);
    for (const script of scripts) expect(script.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '')).not.toContain('`');
  });
});
