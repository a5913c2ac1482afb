/** What `npm run deploy:…` says when it refuses: what happened, then what to do. */

/** Pinned, and not a dependency: only those who deploy need it. */
export const CLASP = '@google/clasp@3.4.1';

const SETTINGS = 'https://script.google.com/home/usersettings';

/** Why nothing was done, or not everything, as a function of the facts. */
export const REFUSALS = {
  'no-target': () => "You didn't say what to deploy. Run npm run deploy:sheets or npm run deploy:library.",
  'no-project-file': (file: string, example: string) =>
    `${file} doesn't exist. Copy ${example} to it and enter the script's ID. docs/deploy-google.md explains how.`,
  'no-script-id': (file: string) => `${file} doesn't have a script ID. Enter the one from the script's Project Settings.`,
  'other-folder': (file: string, folder: string) => `${file} names another folder. Change it to "rootDir": "${folder}".`,
  'same-script': (file: string, other: string) => `${file} and ${other} name the same script. Give each its own.`,
  'build-failed': () => 'The build failed, so nothing was pushed. Fix what it printed, then run this again.',
  'no-clasp': () => `clasp couldn't be installed, so nothing was pushed. Check your connection to the npm registry, then run this again.`,
  'not-logged-in': () => `You aren't logged in to Google, so nothing was pushed. Run npx ${CLASP} login, then run this again.`,
  'no-list': () => `clasp couldn't list the files to push, so nothing was pushed. Run npx ${CLASP} show-file-status to see why.`,
  'extra-files': (what: string, files: string) => `These files aren't part of ${what}, so nothing was pushed. Delete them: ${files}.`,
  'missing-files': (what: string, files: string) => `Parts of ${what} are missing, so nothing was pushed. Build again to get ${files}.`,
  'login-expired': () => `Your Google login has expired, so no version was made. Run npx ${CLASP} login, then run this again.`,
  'not-pushed': (file: string) =>
    `Google refused the files, so no version was made. Turn on the Apps Script API (${SETTINGS}), and check that you can edit the script in ${file}.`,
  'no-version': () =>
    'The files are in Google, but without a version. A script can have 200 versions, so delete old ones in its Project History.',
} as const satisfies Readonly<Record<string, (...facts: readonly string[]) => string>>;

/** One of the reasons to refuse. */
export type RefusalCode = keyof typeof REFUSALS;

/** Why nothing was done, or not everything. Its message says what to do. */
export class DeployRefusal extends Error {
  override readonly name = 'DeployRefusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The refusal for a reason. */
export const deployRefusal = <Code extends RefusalCode>(code: Code, ...facts: Parameters<(typeof REFUSALS)[Code]>): DeployRefusal =>
  new DeployRefusal(code, (REFUSALS[code] as (...facts: readonly string[]) => string)(...facts));
