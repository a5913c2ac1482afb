/** What an administrator can choose when the add-on is built. */
export interface BuildOptions {
  /** Failures of a schedule are mailed to its owner; asks for two scopes more: to send mail, and to know the address. */
  readonly mail?: boolean;
  /** The hourly run may open its spreadsheet by id; asks for the scope of all spreadsheets. */
  readonly wideScope?: boolean;
  /** The people are of a Google Workspace, whose triggers may run longer. */
  readonly workspace?: boolean;
}

const FLAGS: Readonly<Record<string, keyof BuildOptions>> = { '--mail': 'mail', '--wide-scope': 'wideScope', '--workspace': 'workspace' };

/** Reads the command's words. @throws Error that names the flags there are. */
export function buildOptions(words: readonly string[]): BuildOptions {
  const unknown = words.find((word) => FLAGS[word] === undefined);
  if (unknown !== undefined) throw new Error(`There is no option ${unknown}: choose from ${Object.keys(FLAGS).join(', ')}.`);
  return Object.fromEntries(words.map((word) => [FLAGS[word], true]));
}

/** What sheets-addon/build-options.ts is told. */
export const definesOf = ({ mail = false, wideScope = false, workspace = false }: BuildOptions): Readonly<Record<string, string>> => ({
  BUILD_MAIL: String(mail),
  BUILD_WIDE_SCOPE: String(wideScope),
  BUILD_WORKSPACE: String(workspace),
});

const SCOPE = 'https://www.googleapis.com/auth/';

/** The manifest with the scopes that the options need; without options the narrowest. */
export function manifestText(text: string, { mail = false, wideScope = false }: BuildOptions): string {
  const manifest = JSON.parse(text) as { oauthScopes: string[] };
  const scopes = manifest.oauthScopes.map((scope) =>
    wideScope && scope === `${SCOPE}spreadsheets.currentonly` ? `${SCOPE}spreadsheets` : scope,
  );
  return `${JSON.stringify({ ...manifest, oauthScopes: mail ? [...scopes, `${SCOPE}script.send_mail`, `${SCOPE}userinfo.email`] : scopes }, null, 2)}\n`;
}
