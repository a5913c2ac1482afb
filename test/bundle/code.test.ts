import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { OWNERS_KEY, THE_OWNER } from '#words/connection';
import { formulasUnconnected } from '#words/formula-keys';
import { OTHER_BUILD } from '#words/google';
import { NOT_FOR_CELLS } from '#words/menu';
import { projectScripts } from '../../playground/node/project-scripts';
import { version } from '../../scripts/root';
import { mapsOf } from '../../scripts/source-maps';
import { CATALOG } from '../../shared/functions/catalog';
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

let folder = '';
let code = '';
let reports = '';
let page = '';
let manifest: { oauthScopes: string[]; urlFetchWhitelist: string[]; runtimeVersion: string };

beforeAll(async () => {
  folder = await builtSheetsAddon();
  code = readFileSync(path.join(folder, 'Code.js'), 'utf8');
  reports = readFileSync(path.join(folder, 'Reports.js'), 'utf8');
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

/** Read once each: that takes long. */
const sources = new Map<string, ts.SourceFile>();

function sourceFile(text = code): ts.SourceFile {
  const source = sources.get(text) ?? ts.createSourceFile('Code.js', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  sources.set(text, source);
  return source;
}

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

  it.each(['Code.js', 'Reports.js'])('nor %s holds anything that Apps Script cannot parse', (name) => {
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
    visit(sourceFile(name === 'Code.js' ? code : reports));
    expect(refused).toEqual([]);
  });

  it('is at most 160 KB and names its version', () => {
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(160 * 1024);
    expect(code.split('\n')[0]).toContain(version());
  });

  it('says so if Reports.js is of another build', () => {
    const { context } = bareContext();
    vm.runInContext(code, context);
    vm.runInContext(reports.replace(/\b[0-9a-f]{12}\b/, '0123456789ab'), context);
    expect(() => vm.runInContext('activtrak_.reports()', context)).toThrow(OTHER_BUILD);
  });

  it('throws the sentence of an error, as an Error with nothing else in it', () => {
    const { context } = bareContext();
    vm.runInContext(code, context);
    for (const name of SERVICES) delete context[name];
    const properties = { getProperty: () => null, getProperties: () => ({}) };
    const cache = { getAll: () => ({}), putAll: () => undefined };
    Object.assign(context, {
      SpreadsheetApp: { getActiveSpreadsheet: () => ({ getId: () => 'one', getSpreadsheetTimeZone: () => 'Etc/UTC' }) },
      PropertiesService: { getUserProperties: () => properties },
      CacheService: { getDocumentCache: () => cache },
      LockService: { getDocumentLock: () => ({ tryLock: () => true, releaseLock: () => undefined }) },
    });
    const call = 'try { ACTIVTRAK_HOURS() } catch (failure) { String(failure) }';
    expect(vm.runInContext(call, context)).toBe(`Error: ${formulasUnconnected(OWNERS_KEY, THE_OWNER)}`);
  });
});

describe('Reports.js', () => {
  it('is one function, with a name that nobody can call from outside, and so does nothing when it is loaded', () => {
    const statements = sourceFile(reports).statements.filter((statement) => !ts.isEmptyStatement(statement));
    expect(statements.map((statement) => ts.isFunctionDeclaration(statement) && statement.name?.text)).toEqual(['activtrakReports_']);
  });

  it('is at most 270 KB and names its version', () => {
    expect(Buffer.byteLength(reports)).toBeLessThanOrEqual(270 * 1024);
    expect(reports.split('\n')[0]).toContain(version());
  });

  it.each([
    ['Code.js first', (texts: readonly string[]) => texts],
    ['Reports.js first', (texts: readonly string[]) => [...texts].reverse()],
  ])('is called with the first call of what it has, and once, whichever file is loaded first: %s', (_, inOrder) => {
    const { context, touched } = bareContext();
    for (const text of inOrder([code, reports])) vm.runInContext(text, context);
    vm.runInContext(
      'var calls = 0, real = activtrakReports_; activtrakReports_ = function (given) { calls += 1; return real(given); };',
      context,
    );
    expect(vm.runInContext('try { ACTIVTRAK_HOURS() } catch (failure) {} calls', context)).toBe(0);
    expect(touched.length).toBeGreaterThan(0);
    expect(JSON.parse(vm.runInContext("panel('state', '{}')", context) as string)).toMatchObject({ ok: false, message: NOT_FOR_CELLS });
    expect(vm.runInContext("panel('state', '{}'); runHourly(); calls", context)).toBe(1);
  });

  it('has from Code.js whatever is in both', () => {
    const sources = (name: string): readonly string[] =>
      (JSON.parse(readFileSync(path.join(mapsOf(folder), `${name}.map`), 'utf8')) as { readonly sources: readonly string[] }).sources;
    const cells = new Set(sources('Code.js'));
    expect(cells).toContain('shared/errors.ts');
    expect(sources('Reports.js').length).toBeGreaterThan(100);
    expect(sources('Reports.js').filter((source) => cells.has(source) && !source.endsWith('<stdin>'))).toEqual([]);
  });
});

it('what goes to Google is two scripts, a page and a manifest', () => {
  expect(readdirSync(folder).sort()).toEqual(['Code.js', 'Reports.js', 'appsscript.json', 'sidebar.html']);
  expect(projectScripts(folder).map(({ name }) => name)).toEqual(['Code', 'Reports']);
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
