/** `npm run deploy:sheets` and `npm run deploy:library`: builds, looks at what would go to Google, pushes it and makes a version. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DeployTarget, TARGETS } from './deploy-target';
import { inProject, root, version } from './root';

/** Pinned, and no dependency: it is needed by whoever deploys, and by nobody else. */
export const CLASP = '@google/clasp@3.4.1';

/** Why nothing was done, or not everything: a sentence with the next step. */
export class DeployRefusal extends Error {
  override readonly name = 'DeployRefusal';
}

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
 * @param buildOptions handed on to the build
 * @throws DeployRefusal at the first thing that is not as it has to be; nothing is pushed then
 */
export function deploy(target: DeployTarget, buildOptions: readonly string[], { run, read, write, say }: DeployHost): void {
  const scriptId = scriptIdOf(target, read);
  const clasp = (...args: readonly string[]): { readonly status: number; readonly output: string } =>
    run('npx', ['--yes', CLASP, '--project', target.projectFile, '--json', ...args]);

  say(`Building ${target.words}.`);
  if (run('npx', ['--no-install', 'tsx', 'scripts/build.ts', ...buildOptions]).status !== 0)
    throw new DeployRefusal('The build failed; nothing was pushed.');

  const login = clasp('show-authorized-user');
  if (login.status !== 0 || json<{ loggedIn?: boolean }>(login.output)?.loggedIn !== true)
    throw new DeployRefusal(`Nobody is logged in: run npx ${CLASP} login, then again. Nothing was pushed.`);

  const files = target.files.map((file) => read(`${target.folder}/${file}`) ?? '');
  const stamp = createHash('sha256')
    .update(JSON.stringify([scriptId, files]))
    .digest('hex');
  const before = json<Deployed>(read(deployedFile(target)) ?? '');
  if (before?.stamp === stamp) {
    say(`Nothing has changed since version ${before.version}, so no version was made.`);
    return;
  }
  refuseOtherFiles(target, clasp('show-file-status'));
  say(`Pushing ${target.files.join(', ')} to script ${scriptId}.`);
  const push = clasp('push', '--force');
  if (push.status !== 0 && EXPIRED.test(push.output))
    throw new DeployRefusal(`Your login at Google has expired. Run npx ${CLASP} login, then again; no version was made.`);
  if (push.status !== 0)
    throw new DeployRefusal(
      'Google did not take the files, so no version was made: look whether the Apps Script API is on (https://script.google.com/home/usersettings) and the id in ' +
        `${target.projectFile} is a script that you may edit.`,
    );

  const made = clasp('create-version', `v${version()}`);
  const number = /\d+/.exec(made.output)?.[0];
  if (made.status !== 0 || number === undefined)
    throw new DeployRefusal(
      'The files are in Google, but no version was made of them: a script has 200 at most, so delete old ones in its Project History.',
    );
  write(deployedFile(target), `${JSON.stringify({ stamp, version: number } satisfies Deployed)}\n`);
  for (const line of target.next(number, scriptId)) say(line);
}

/** What was deployed last from this machine; Google keeps 200 versions of a script, and one of each state is enough. */
interface Deployed {
  readonly stamp: string;
  readonly version: string;
}

const deployedFile = (target: DeployTarget): string => `build/deployed-${target.name}.json`;

/** What Google says of a login that has ended. */
const EXPIRED = /invalid_grant|invalid_rapt|expired|revoked|unauthenticated|invalid authentication credentials/i;

function scriptIdOf(target: DeployTarget, read: DeployHost['read']): string {
  const text = read(target.projectFile);
  const example = target.projectFile.replace('.json', '.example.json');
  if (text === undefined)
    throw new DeployRefusal(
      `There is no ${target.projectFile}: copy ${example} to it and put the script's id in; docs/deploy-google.md says how.`,
    );
  const settings = json<{ scriptId?: string; rootDir?: string }>(text);
  const { scriptId = '', rootDir } = settings ?? {};
  if (!/^[\w-]{30,}$/.test(scriptId))
    throw new DeployRefusal(`${target.projectFile} has no script's id: put the one that the script's Project Settings show.`);
  if (rootDir !== target.folder) throw new DeployRefusal(`${target.projectFile} has to say "rootDir": "${target.folder}".`);
  for (const other of Object.values(TARGETS)) {
    const theirs = other === target ? undefined : json<{ scriptId?: string }>(read(other.projectFile) ?? '');
    if (theirs?.scriptId === scriptId)
      throw new DeployRefusal(`${target.projectFile} and ${other.projectFile} name the same script: each needs one of its own.`);
  }
  return scriptId;
}

/** Whatever stands in the folder goes to Google, and to everybody who may look at the script. */
function refuseOtherFiles(target: DeployTarget, status: { readonly status: number; readonly output: string }): void {
  const listed = json<{ filesToPush?: readonly string[] }>(status.output)?.filesToPush;
  if (status.status !== 0 || listed === undefined)
    throw new DeployRefusal('clasp could not say which files it would push; nothing was pushed.');
  const names = listed.map((file) => path.posix.relative(target.folder, file.split('\\').join('/')));
  const extra = names.filter((name) => !target.files.includes(name));
  const missing = target.files.filter((name) => !names.includes(name));
  if (extra.length > 0)
    throw new DeployRefusal(`These files do not belong to ${target.words}: ${extra.join(', ')}. Delete them; nothing was pushed.`);
  if (missing.length > 0) throw new DeployRefusal(`These files are missing of ${target.words}: ${missing.join(', ')}. Nothing was pushed.`);
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
    if (!target) throw new DeployRefusal('Say what to deploy: npm run deploy:sheets or npm run deploy:library.');
    deploy(target, buildOptions, thisMachine);
  } catch (failure) {
    if (!(failure instanceof DeployRefusal)) throw failure;
    console.error(failure.message);
    process.exitCode = 1;
  }
}
