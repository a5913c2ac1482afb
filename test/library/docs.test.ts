import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { codeFaults } from '../../playground/apps-script/runtime/code-rules';
import { DECLARATION_FILES, libraryDeclaration } from '../../scripts/library-declaration';
import { inProject } from '../../scripts/root';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { OWNER } from '../playground/script-bench';
import { activity, createLibraryBench, DAYS, KEY, type LibraryBench } from './library-bench';

const page = readFileSync(inProject('docs', 'library.md'), 'utf8');
const examples = [...page.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code).join('\n');

let library: LibraryBench;
beforeEach(async () => {
  library = await createLibraryBench();
  library.value(`PropertiesService.getScriptProperties().setProperty('ACTIVTRAK_KEY', '${KEY}');`);
  library.organisation = fakeOrganisation(4, DAYS, [activity(1, DAYS[3] ?? '', 1), activity(2, DAYS[3] ?? '', 2)]);
});
afterEach(() => library.dispose());

const host = () => library.bench.host(examples, { libraries: [library.included], kind: 'bound' });
const call = (name: string): unknown => {
  const outcome = host().call(name, [], { context: 'sidebar', user: OWNER });
  if (!outcome.ok) throw new Error(`${name}: ${outcome.message}`);
  return outcome.value;
};

/** Of the declaration, Google's types and ECMAScript's: either way of compiling reads the same. */
const parsed = new Map<string, ts.SourceFile | undefined>();

test.each(['ts', 'js'])('the examples compile in strict TypeScript beside the declaration, as .%s', (ending) => {
  const file = inProject('test', 'library', `examples.${ending}`);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowJs: true,
    checkJs: true,
    target: ts.ScriptTarget.ES2020,
    lib: ['lib.es2020.d.ts'],
    types: ['google-apps-script'],
    typeRoots: [inProject('node_modules', '@types')],
  };
  const plain = ts.createCompilerHost(options);
  const own: ts.CompilerHost = {
    ...plain,
    fileExists: (name) => name === file || plain.fileExists(name),
    readFile: (name) => (name === file ? examples : plain.readFile(name)),
    getSourceFile(name, language) {
      if (name === file) return ts.createSourceFile(name, examples, language, true);
      if (!parsed.has(name)) parsed.set(name, plain.getSourceFile(name, language));
      return parsed.get(name);
    },
  };
  const program = ts.createProgram([...DECLARATION_FILES, file], options, own);
  const source = program.getSourceFile(file);
  expect([...program.getSemanticDiagnostics(source)].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))).toEqual(
    [],
  );
  // The types say something: what is no column, no option and no function of the library does not compile.
  expect(source?.statements.length).toBeGreaterThan(12);
});

test('every example of the page can be parsed', () => {
  expect(examples.length).toBeGreaterThan(1000);
  expect(codeFaults(examples)).toEqual([]);
});

test.each(['logLastWeek', 'byComputer', 'newestTen', 'secondsByApplication', 'salesNames', 'groupSizes', 'hoursOrWhy', 'moveHours'])(
  '%s runs',
  (name) => {
    expect(() => call(name)).not.toThrow();
  },
);

test('what examples give is what the page says', () => {
  expect(call('secondsByApplication')).toEqual({ 'editor.exe': 123 });
  expect(call('groupSizes')).toEqual([
    ['Sales', 2],
    ['Support', 2],
  ]);
  expect(call('writeHours')).toEqual({ added: 16, updated: 0, rows: 16 });
  expect(library.bench.playground.values('B2:F2')).toEqual([['Date', 'User ID', 'User', 'Active', 'Over 8 h']]);
});

test('the sync of the page, every hour, with new rows in between', () => {
  call('syncLog');
  const rows = (): unknown =>
    library.value(`return SpreadsheetApp.getActive().getSheetByName('Log').getRange('A1:A5').getValues().flat();`);
  expect(rows()).toEqual(['Log ID', 1, 2, '', '']);
  library.organisation = fakeOrganisation(4, DAYS, [...library.organisation.log, activity(3, DAYS[2] ?? '', 3)]);
  call('syncLog');
  call('syncLog');
  expect(rows()).toEqual(['Log ID', 1, 2, 3, '']);
});

test('the functions for cells', () => {
  expect(host().callFromCell({ name: 'MY_USERS', args: ['Sales'] }, OWNER)).toEqual({ values: [['Person 2'], ['Person 4']] });
  expect(host().callFromCell({ name: 'MY_HOURS', args: ['today', 'Person 1'] }, OWNER)).toMatchObject({
    values: [expect.arrayContaining(['Date', 'Active (h)']), expect.arrayContaining(['Person 1'])],
  });
  expect(host().callFromCell({ name: 'MY_HOURS', args: [] }, OWNER)).toMatchObject({ values: { length: 17 } });
  // An empty cell is nobody, and no group.
  for (const call of [
    { name: 'MY_HOURS', args: ['today', ''] },
    { name: 'MY_USERS', args: [''] },
  ])
    expect(host().callFromCell(call, OWNER)).toMatchObject({ error: '#ERROR!', message: expect.stringMatching(/ is empty\./) });
});

test('the page names every code of an error, and every function', () => {
  const declaration = libraryDeclaration();
  const codes = [...(/type ErrorCode =([\s\S]*?);/.exec(declaration)?.[1] ?? '').matchAll(/'([\w-]+)'/g)].map(([, code]) => code);
  const functions = [...declaration.matchAll(/^ {2}function (\w+)/gm)].map(([, name]) => name);
  // Nobody can stop a script's reading by hand.
  for (const code of codes.filter((name) => name !== 'cancelled')) expect(page).toContain(`\`${code}\``);
  for (const name of functions) expect(page).toMatch(new RegExp(`(### .*|ActivTrak\\.)${name}\\(`));
});
