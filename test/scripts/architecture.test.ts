import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { circularImports } from '../../scripts/architecture/cycles';
import { SHARED_LAYERS, wrongDirections } from '../../scripts/architecture/directions';
import { modulesIn } from '../../scripts/architecture/imports';
import { namesTwice } from '../../scripts/architecture/names';
import { programOf } from '../../scripts/architecture/program';
import { misusedTasks } from '../../scripts/architecture/tasks';
import { inProject } from '../../scripts/root';

/** A small project on disk, and what the checks say of it. */
function project(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'architecture-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}

const TASK = `
  export type Task<T> = Generator<unknown, T, unknown>;
  export function* wait<T>(answer: T): Task<T> { return (yield answer) as T; }
`;

/** The folders that a page has in the first column of its tables, in their order. */
const roomsOf = (page: string): readonly string[] =>
  [...readFileSync(inProject(page), 'utf8').matchAll(/^\| `([\w/-]+)\/` \|/gm)].map(([, room = '']) => room);

test('the pages have every room of the core, from the ground up, and no other', () => {
  expect(roomsOf('docs/architecture.md').filter((room) => room !== 'dashboard/ready')).toEqual(
    SHARED_LAYERS.filter((room) => room !== 'base'),
  );
  const ofReport = SHARED_LAYERS.filter((room) => room.startsWith('report/'));
  expect(roomsOf('shared/report/README.md').map((room) => `report/${room}`)).toEqual(ofReport);
});

describe('the check of imports', () => {
  it('finds a circular import, over several files too', () => {
    const root = project({
      'shared/a.ts': "import './b'",
      'shared/b.ts': "export * from './c'",
      'shared/c.ts': "import type { A } from './a'",
    });
    expect(circularImports(modulesIn(root))).toEqual(['circular import: shared/a.ts → shared/b.ts → shared/c.ts → shared/a.ts']);
    rmSync(root, { recursive: true });
  });

  it.each([
    ['shared/model/a.ts', 'shared/api/streams/b.ts'],
    ['shared/api/streams/a.ts', 'shared/functions/b.ts'],
    ['shared/errors.ts', 'shared/model/b.ts'],
    ['shared/table/plan/a.ts', 'shared/api/streams/b.ts'],
    ['shared/table/place/a.ts', 'shared/table/plan/b.ts'],
    ['shared/report/kept/a.ts', 'shared/report/refresh/b.ts'],
    ['shared/report/refresh/a.ts', 'shared/report/schedule/b.ts'],
    ['shared/functions/a.ts', 'sheets-addon/b.ts'],
    ['sheets-addon/a.ts', 'excel-addin/b.ts'],
    ['excel-addin/a.ts', 'sheets-addon/b.ts'],
    ['sheets-addon/a.ts', 'sandbox/b.ts'],
    ['sandbox/a.ts', 'shared/b.ts'],
    ['shared/a.ts', 'playground/b.ts'],
    ['playground/a.ts', 'shared/model/b.ts'],
    ['sheets-addon/a.ts', 'test/b.ts'],
  ])('refuses that %s imports %s', (from, to) => {
    const up = '../'.repeat(from.split('/').length - 1);
    const root = project({ [from]: `import '${up}${to.replace('.ts', '')}'`, [to]: '' });
    expect(wrongDirections(modulesIn(root))).toEqual([`${from} must not import ${to}`]);
    rmSync(root, { recursive: true });
  });

  it.each([
    ['shared/functions/a.ts', 'shared/api/streams/b.ts'],
    ['shared/model/a.ts', 'shared/errors.ts'],
    ['shared/report/refresh/a.ts', 'shared/table/plan/b.ts'],
    ['shared/report/schedule/a.ts', 'shared/report/kept/b.ts'],
    ['sheets-addon/a.ts', 'shared/functions/b.ts'],
    ['playground/a.ts', 'shared/functions/catalog.ts'],
    ['test/a.ts', 'playground/b.ts'],
  ])('lets %s import %s', (from, to) => {
    const up = '../'.repeat(from.split('/').length - 1);
    const root = project({ [from]: `import '${up}${to.replace('.ts', '')}'`, [to]: '' });
    expect(wrongDirections(modulesIn(root))).toEqual([]);
    rmSync(root, { recursive: true });
  });
});

describe('the check of Tasks', () => {
  const check = (code: string): readonly string[] => {
    const root = project({ 'shared/task.ts': TASK, 'shared/api/a.ts': code });
    const files = ['shared/task.ts', 'shared/api/a.ts'];
    const found = misusedTasks(root, files, programOf(root, files));
    rmSync(root, { recursive: true });
    return found;
  };

  it('finds a bare yield outside task.ts', () => {
    expect(check('export function* f() { yield 1; }')).toEqual(['shared/api/a.ts:1: a bare yield; write yield* wait(…)']);
  });

  it('finds a Task that is called as a statement and never run', () => {
    const code =
      "import { type Task, wait } from '../task';\nfunction* save(): Task<void> { yield* wait(1); }\nexport function* f(): Task<void> {\n  save();\n  yield* save();\n}";
    expect(check(code)).toEqual(['shared/api/a.ts:4: this Task is never run; write yield* before it']);
  });

  it('finds a Task behind void and behind a method', () => {
    const code =
      "import { type Task } from '../task';\nexport function f(client: { send(): Task<void> }) {\n  void client.send();\n  client.send();\n}";
    expect(check(code)).toHaveLength(2);
  });

  it('lets a Task be given on', () => {
    expect(
      check(
        "import { type Task, wait } from '../task';\nexport const f = (): Task<number> => wait(1);\nexport function* g(): Task<number> { return yield* f(); }",
      ),
    ).toEqual([]);
  });
});

describe('the check of names', () => {
  const exporting = (files: Readonly<Record<string, string>>): readonly string[] => {
    const root = project(files);
    const found = namesTwice(root, Object.keys(files), programOf(root, Object.keys(files)));
    rmSync(root, { recursive: true });
    return found;
  };

  it.each([
    ['export const at = 1;', 'export interface at { readonly a: 1 }'],
    ['export function at(): void {}', 'export type at = 1;'],
    ['export const [one, at] = [1, 2]; export const at = 1;', 'export function* at() {}'],
  ])('finds a name that two files export: %s, %s', (one, other) => {
    expect(exporting({ 'shared/a.ts': one, 'shared/b.ts': other })).toEqual(['at is exported by shared/a.ts and shared/b.ts']);
  });

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['what is handed on', { 'shared/a.ts': 'export const at = 1;', 'shared/b.ts': "export { at } from './a';" }],
    ['what stays inside a file', { 'shared/a.ts': 'export const at = 1;', 'shared/b.ts': 'const at = 1;' }],
    [
      'the overloads of a function',
      { 'shared/a.ts': 'export function at(a: 1): 1; export function at(a: 2): 2; export function at(a: any) { return a; }' },
    ],
    ['the adapters of both hosts', { 'sheets-addon/host/a.ts': 'export const at = 1;', 'excel-addin/host/a.ts': 'export const at = 1;' }],
    ['sentences', { 'shared/words/en/a.ts': 'export const at = 1;', 'shared/a.ts': 'export const at = 1;' }],
  ])('lets pass %s', (_, files) => {
    expect(exporting(files)).toEqual([]);
  });

  it('finds a third beside the adapters of both hosts', () => {
    const text = 'export const at = 1;';
    expect(exporting({ 'sheets-addon/a.ts': text, 'excel-addin/a.ts': text, 'shared/a.ts': text })).toHaveLength(1);
  });
});
