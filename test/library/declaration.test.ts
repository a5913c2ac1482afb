import ts from 'typescript';
import { DECLARATION_FILES, libraryDeclaration } from '../../scripts/library-declaration';
import { inProject } from '../../scripts/root';
import { STREAMS, type StreamName } from '../../shared/api/streams/streams';
import { SAME_FUNCTIONS, SAME_NAMES } from '../../sheets-addon/library/declared';
import * as library from '../../sheets-addon/library/index';

const source = ts.createSourceFile('activtrak.d.ts', libraryDeclaration(), ts.ScriptTarget.ES2022, true);

/** The members of an interface of the declaration, those it inherits first. */
function members(name: string): string[] {
  let found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === name) {
      const parents = (node.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => type.expression.getText()));
      found = [...parents.flatMap(members), ...node.members.map((member) => member.name?.getText() ?? '')];
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('the declaration says what the library has, and how it is called', () => {
  expect(SAME_NAMES).toBe(true);
  expect(Object.keys(SAME_FUNCTIONS).sort()).toEqual(Object.keys(library).sort());
});

test.each([
  ['HoursRow', 'user-hours'],
  ['ComputerHoursRow', 'computer-hours'],
  ['LogRow', 'activity-log'],
] as const)('%s has every column of %s that can be asked for, and no other', (name, stream: StreamName) => {
  const offered = STREAMS[stream].columns.filter(({ offer }) => offer !== 'internal').map(({ key }) => key);
  expect(members(name).sort()).toEqual(offered.sort());
});

test('it compiles by itself, strictly, beside Google’s own types', () => {
  const program = ts.createProgram(DECLARATION_FILES, {
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    lib: ['lib.es2020.d.ts'],
    types: ['google-apps-script'],
    typeRoots: [inProject('node_modules', '@types')],
  });
  // Of the declaration's own files: Google's types are not ours to check.
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.includes('/declaration/'));
  expect(files.length).toBe(DECLARATION_FILES.length);
  const own = files.flatMap((file) => program.getSemanticDiagnostics(file));
  expect(own.map(({ messageText }) => messageText)).toEqual([]);
});
