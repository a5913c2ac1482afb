import { readFileSync } from 'node:fs';
import { deploy } from '../../scripts/deploy';
import { type DeployTarget, TARGETS } from '../../scripts/deploy-target';
import { CLASP, DeployRefusal, REFUSALS, type RefusalCode } from '../../scripts/deploy-words';
import { inProject } from '../../scripts/root';

const ID = '1abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrst';
const project = (target: DeployTarget, scriptId = ID): string => JSON.stringify({ scriptId, rootDir: target.folder });

interface Play {
  readonly commands: string[];
  readonly said: string[];
}

/** Deploys with a clasp that answers as the real one does, and as a test says. */
function play(
  target: DeployTarget,
  answers: Readonly<Record<string, { readonly status?: number; readonly output?: string }>> = {},
  files: Readonly<Record<string, string>> = { [target.projectFile]: project(target) },
  options: readonly string[] = [],
  kept: Record<string, string> = {},
): Play & { readonly refused: RefusalCode | undefined; readonly words: string } {
  const commands: string[] = [];
  const said: string[] = [];
  const written = kept;
  const usual: Readonly<Record<string, string>> = {
    'show-authorized-user': '{\n  "loggedIn": true,\n  "email": "someone@example.com"\n}',
    'show-file-status': JSON.stringify({ filesToPush: target.files.map((file) => `${target.folder}/${file}`), untrackedFiles: [] }),
    push: '[]',
    'create-version': '{"versionNumber": 7}',
  };
  let refused: RefusalCode | undefined;
  let words = '';
  try {
    deploy(target, options, {
      run(command, args) {
        commands.push([command, ...args].join(' '));
        const name = args.includes(CLASP) ? (args[5] as string) : 'build';
        return { status: answers[name]?.status ?? 0, output: answers[name]?.output ?? usual[name] ?? '' };
      },
      read: (file) => written[file] ?? files[file],
      write: (file, text) => {
        written[file] = text;
      },
      say: (line) => said.push(line),
    });
  } catch (failure) {
    if (!(failure instanceof DeployRefusal)) throw failure;
    refused = failure.code;
    words = failure.message;
  }
  return { commands, said, refused, words };
}

const pushed = ({ commands }: Play): boolean => commands.some((command) => command.includes(' push'));
const { sheets, library } = TARGETS;

test.each([sheets, library])(
  '$name: builds, looks who is there and what would go, pushes, makes a version, says what is next',
  (target) => {
    const clasp = `npx --yes @google/clasp@3.4.1 --project ${target.projectFile} --json`;
    const { commands, said, refused } = play(target);
    expect(refused).toBeUndefined();
    expect(commands).toEqual([
      'npx --no-install tsx scripts/build.ts',
      `${clasp} show-authorized-user`,
      `${clasp} show-file-status`,
      `${clasp} push --force`,
      expect.stringMatching(/create-version v\d+\.\d+\.\d+$/),
    ]);
    expect(said.join('\n')).toContain('ersion 7');
    expect(said.join('\n')).toContain(ID);
  },
);

test('options of the build are handed on', () => {
  expect(play(sheets, {}, undefined, ['--mail', '--workspace']).commands[0]).toBe(
    'npx --no-install tsx scripts/build.ts --mail --workspace',
  );
});

test.each([
  [
    'a file too many',
    {
      'show-file-status': {
        output: `{"filesToPush":["dist/sheets-addon/Code.js","dist/sheets-addon/Reports.js","dist/sheets-addon/appsscript.json","dist/sheets-addon/sidebar.html","dist/sheets-addon/notes.html"]}`,
      },
    },
    'extra-files',
    'notes.html',
  ],
  [
    'a file missing',
    {
      'show-file-status': {
        output: `{"filesToPush":["dist/sheets-addon/Code.js","dist/sheets-addon/appsscript.json","dist/sheets-addon/sidebar.html"]}`,
      },
    },
    'missing-files',
    'Reports.js',
  ],
  [
    'files of another folder',
    { 'show-file-status': { output: `{"filesToPush":["Code.js","appsscript.json","sidebar.html"]}` } },
    'extra-files',
    '../../Code.js',
  ],
  ['no list of files', { 'show-file-status': { output: 'oops' } }, 'no-list', ''],
  ['nobody logged in', { 'show-authorized-user': { output: '{"loggedIn": false}' } }, 'not-logged-in', `npx ${CLASP} login`],
  ['no clasp', { 'show-authorized-user': { status: 1, output: 'npm error code ECONNREFUSED\n' } }, 'no-clasp', 'npm registry'],
  ['a failing build', { build: { status: 2 } }, 'build-failed', ''],
] as const)('%s: nothing is pushed', (_, answers, code, fact) => {
  const played = play(sheets, answers);
  expect(played.refused).toBe(code);
  expect(played.words).toContain(fact);
  expect(pushed(played)).toBe(false);
});

test('backslashes of Windows are paths too', () => {
  const output = JSON.stringify({ filesToPush: ['dist\\library\\Code.js', 'dist\\library\\appsscript.json'] });
  expect(play(library, { 'show-file-status': { output } }).refused).toBeUndefined();
});

test('a push that fails makes no version; a version that fails says that the files are there', () => {
  const failing = play(library, { push: { status: 1 } });
  expect(failing.refused).toBe('not-pushed');
  expect(failing.commands.some((command) => command.includes('create-version'))).toBe(false);
  expect(play(library, { 'create-version': { status: 1 } }).refused).toBe('no-version');
});

test.each([
  ['no project file', {}, 'no-project-file'],
  ['the example as it is', { '.clasp.sheets.json': readFileSync(inProject('.clasp.sheets.example.json'), 'utf8') }, 'no-script-id'],
  ['another folder', { '.clasp.sheets.json': JSON.stringify({ scriptId: ID, rootDir: '.' }) }, 'other-folder'],
  ['the library’s script', { '.clasp.sheets.json': project(sheets), '.clasp.library.json': project(library) }, 'same-script'],
] as const)('%s: refused before anything runs', (_, files, code) => {
  const played = play(sheets, {}, files);
  expect(played.refused).toBe(code);
  expect(played.commands).toEqual([]);
});

test('the examples name the folders, and git leaves the real ones out', () => {
  for (const { projectFile, folder } of Object.values(TARGETS)) {
    const example = JSON.parse(readFileSync(inProject(projectFile.replace('.json', '.example.json')), 'utf8'));
    expect(example.rootDir).toBe(folder);
    expect(readFileSync(inProject('.gitignore'), 'utf8').split('\n')).toContain(projectFile);
  }
});

test('a login that has expired is named', () => {
  for (const output of ['Error: invalid_grant', 'GaxiosError: Token has been expired or revoked.', 'invalid_rapt'])
    expect(play(sheets, { push: { status: 1, output } }).refused).toBe('login-expired');
});

test('what has not changed since it was deployed from here makes no version', () => {
  const kept: Record<string, string> = {};
  const files = { [sheets.projectFile]: project(sheets), 'dist/sheets-addon/Code.js': 'one' };
  expect(play(sheets, {}, files, [], kept).commands.some((command) => command.includes('create-version'))).toBe(true);
  const again = play(sheets, {}, files, [], kept);
  expect([pushed(again), again.refused, again.said.join(' ')]).toEqual([false, undefined, expect.stringContaining('since version 7')]);
  const changed = play(sheets, {}, { ...files, 'dist/sheets-addon/Code.js': 'two' }, [], kept);
  expect(pushed(changed)).toBe(true);
});

test('every refusal says in short sentences what happened and what to do', () => {
  for (const words of Object.values(REFUSALS).map((say) => (say as (...facts: string[]) => string)('ONE', 'OTHER'))) {
    const sentences = words.split(/(?<=\.) (?=[A-Z])/);
    expect(sentences.length).toBeGreaterThan(1);
    for (const sentence of sentences) expect(sentence.split(' ').length).toBeLessThanOrEqual(25);
    expect(words).not.toMatch(/;|[a-z]: (?!ONE|OTHER)/);
  }
});
