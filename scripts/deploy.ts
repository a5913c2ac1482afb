/** `npm run deploy:sheets` and `npm run deploy:library`: builds, looks at what would go to Google, pushes it and makes a version. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DeployTarget, TARGETS } from './deploy-target';
import { CLASP, DeployRefusal, deployRefusal } from './deploy-words';
import { inProject, root, version } from './root';

/** What deploying asks of the machine. */
export interface DeployHost {
  /** Runs a command to its end; `output` is what it printed. */
  readonly run: (command: string, args: readonly string[]) => { readonly status: number; readonly output: string };
  /** The text of a file of the project, or `undefined`. */
  readonly read: (file: string) => string | undefined;
  readonly write: (file: string, text: string) => void;
  readonly say: (line: string) => void;
}

/**
 * Builds a product, checks what would go to Google, pushes it and makes a version.
 * @param buildOptions handed on to the build
 * @throws DeployRefusal at the first thing that isn't as it has to be. Its message says what was done until then.
 */
export function deploy(target: DeployTarget, buildOptions: readonly string[], { run, read, write, say }: DeployHost): void {
  const scriptId = scriptIdOf(target, read);
  const clasp = (...args: readonly string[]): { readonly status: number; readonly output: string } =>
    run('npx', ['--yes', CLASP, '--project', target.projectFile, '--json', ...args]);

  say(`Building ${target.words}.`);
  if (run('npx', ['--no-install', 'tsx', 'scripts/build.ts', ...buildOptions]).status !== 0) throw deployRefusal('build-failed');

  const login = clasp('show-authorized-user');
  if (login.status !== 0 && FROM_NPM.test(login.output)) throw deployRefusal('no-clasp');
  if (login.status !== 0 || json<{ loggedIn?: boolean }>(login.output)?.loggedIn !== true) throw deployRefusal('not-logged-in');

  const files = target.files.map((file) => read(`${target.folder}/${file}`) ?? '');
  const stamp = createHash('sha256')
    .update(JSON.stringify([scriptId, files]))
    .digest('hex');
  const before = json<Deployed>(read(deployedFile(target)) ?? '');
  if (before?.stamp === stamp) {
    say(`Nothing has changed since version ${before.version}, so nothing was pushed.`);
    return;
  }
  refuseOtherFiles(target, clasp('show-file-status'));
  say(`Pushing ${target.files.join(', ')} to script ${scriptId}.`);
  const push = clasp('push', '--force');
  if (push.status !== 0 && EXPIRED.test(push.output)) throw deployRefusal('login-expired');
  if (push.status !== 0) throw deployRefusal('not-pushed', target.projectFile);

  const made = clasp('create-version', `v${version()}`);
  const number = /\d+/.exec(made.output)?.[0];
  if (made.status !== 0 || number === undefined) throw deployRefusal('no-version');
  write(deployedFile(target), `${JSON.stringify({ stamp, version: number } satisfies Deployed)}\n`);
  for (const line of target.next(number, scriptId)) say(line);
}

/** What was deployed last from this machine; Google keeps 200 versions of a script, and one of each state is enough. */
interface Deployed {
  readonly stamp: string;
  readonly version: string;
}

const deployedFile = (target: DeployTarget): string => `build/deployed-${target.name}.json`;

/** What npm says where it can't get clasp, which then didn't run. */
const FROM_NPM = /^npm (?:error|ERR!)/m;

/** What Google says of a login that has ended. */
const EXPIRED = /invalid_grant|invalid_rapt|expired|revoked|unauthenticated|invalid authentication credentials/i;

function scriptIdOf(target: DeployTarget, read: DeployHost['read']): string {
  const text = read(target.projectFile);
  const example = target.projectFile.replace('.json', '.example.json');
  if (text === undefined) throw deployRefusal('no-project-file', target.projectFile, example);
  const settings = json<{ scriptId?: string; rootDir?: string }>(text);
  const { scriptId = '', rootDir } = settings ?? {};
  if (!/^[\w-]{30,}$/.test(scriptId)) throw deployRefusal('no-script-id', target.projectFile);
  if (rootDir !== target.folder) throw deployRefusal('other-folder', target.projectFile, target.folder);
  for (const other of Object.values(TARGETS)) {
    const theirs = other === target ? undefined : json<{ scriptId?: string }>(read(other.projectFile) ?? '');
    if (theirs?.scriptId === scriptId) throw deployRefusal('same-script', target.projectFile, other.projectFile);
  }
  return scriptId;
}

/** Whatever stands in the folder goes to Google, and to everybody who may look at the script. */
function refuseOtherFiles(target: DeployTarget, status: { readonly status: number; readonly output: string }): void {
  const listed = json<{ filesToPush?: readonly string[] }>(status.output)?.filesToPush;
  if (status.status !== 0 || listed === undefined) throw deployRefusal('no-list');
  const names = listed.map((file) => path.posix.relative(target.folder, file.split('\\').join('/')));
  const extra = names.filter((name) => !target.files.includes(name));
  const missing = target.files.filter((name) => !names.includes(name));
  if (extra.length > 0) throw deployRefusal('extra-files', target.words, extra.join(', '));
  if (missing.length > 0) throw deployRefusal('missing-files', target.words, missing.join(', '));
}

/** The JSON in what a command printed, whatever else it printed around it. */
function json<T>(text: string): T | undefined {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as T;
  } catch {
    return undefined;
  }
}

const thisMachine: DeployHost = {
  run(command, args) {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['inherit', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    process.stderr.write(stderr ?? '');
    return { status: status ?? 1, output: `${stdout ?? ''}${stderr ?? ''}` };
  },
  read: (file) => (existsSync(inProject(file)) ? readFileSync(inProject(file), 'utf8') : undefined),
  write(file, text) {
    mkdirSync(path.dirname(inProject(file)), { recursive: true });
    writeFileSync(inProject(file), text);
  },
  say: console.log,
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name, ...buildOptions] = process.argv.slice(2);
  const target = Object.values(TARGETS).find((candidate) => candidate.name === name);
  try {
    if (!target) throw deployRefusal('no-target');
    deploy(target, buildOptions, thisMachine);
  } catch (failure) {
    if (!(failure instanceof DeployRefusal)) throw failure;
    console.error(failure.message);
    process.exitCode = 1;
  }
}
