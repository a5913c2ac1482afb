/** What an administrator can choose when the add-on or the add-in is built. */
export interface BuildOptions {
  /** Failures of a schedule are mailed to its owner; asks for two scopes more: to send mail, and to know the address. */
  readonly mail?: boolean;
  /** Reports may fill tables of BigQuery; asks for two scopes more, and for the address of its service. */
  readonly bigquery?: boolean;
  /** The hourly run may open its spreadsheet by id; asks for the scope of all spreadsheets. */
  readonly wideScope?: boolean;
  /** The people are of a Google Workspace, whose triggers may run longer. */
  readonly workspace?: boolean;
  /** Functions in Excel are written `ACTIVTRAK.HOURS` and not `ACTIVTRAK_HOURS`. */
  readonly namespace?: boolean;
  /** Where the Excel add-in's files will be, without a slash at its end. */
  readonly baseUrl?: string;
}

const FLAGS: Readonly<Record<string, keyof BuildOptions>> = {
  '--mail': 'mail',
  '--bigquery': 'bigquery',
  '--wide-scope': 'wideScope',
  '--workspace': 'workspace',
  '--namespace': 'namespace',
};
const BASE_URL = '--base-url';

/** The answer to `--help`. */
export const BUILD_HELP = `Makes what is deployed, in dist/: the Google Sheets add-on, the library and the Excel add-in.

  npm run build -- [options]

  --bigquery       reports may fill tables of BigQuery (docs/bigquery.md)
  --mail           failures of a schedule are mailed to its owner
  --wide-scope     the hourly run may open its spreadsheet by ID
  --workspace      the people are of a Google Workspace, whose triggers may run longer
  --namespace      functions in Excel are written ACTIVTRAK.HOURS and not ACTIVTRAK_HOURS
  --base-url URL   where the Excel add-in's files will be
  --help           this text
`;

/** Reads the command's words. @throws Error that names the options there are, or says what is wrong with an address. */
export function buildOptions(words: readonly string[]): BuildOptions {
  const [word, ...others] = words.flatMap((one) => (one.startsWith(`${BASE_URL}=`) ? [BASE_URL, one.slice(BASE_URL.length + 1)] : [one]));
  if (word === undefined) return {};
  if (word === BASE_URL) return { ...buildOptions(others.slice(1)), baseUrl: addressOf(others[0] ?? '') };
  const flag = FLAGS[word];
  if (flag === undefined) throw new Error(`There is no option ${word}: choose from ${[...Object.keys(FLAGS), BASE_URL].join(', ')}.`);
  return { ...buildOptions(others), [flag]: true };
}

function addressOf(text: string): string {
  // Add-ins of one host share what a browser keeps for it, so the address has no folder behind it.
  if (URL.canParse(text) && /^https:\/\/[^/?#<>"'&]+\/?$/.test(text)) return text.replace(/\/$/, '');
  throw new Error(
    `${BASE_URL} has to be followed by an address without a folder, such as https://live-data.example.com, not by “${text}”.`,
  );
}

/** What sheets-addon/build-options.ts is told, and shared/warehouse/has-warehouse.ts. */
export const definesOf = ({
  mail = false,
  bigquery = false,
  wideScope = false,
  workspace = false,
}: BuildOptions): Readonly<Record<string, string>> => ({
  BUILD_MAIL: String(mail),
  BUILD_BIGQUERY: String(bigquery),
  BUILD_WIDE_SCOPE: String(wideScope),
  BUILD_WORKSPACE: String(workspace),
  READ_IN_SCRIPTS: 'false',
});

const SCOPE = 'https://www.googleapis.com/auth/';

const MAIL_SCOPES = ['script.send_mail', 'userinfo.email'];

/**
 * `bigquery` is for loads and statements, sent with the person's own token. Connected Sheets asks for `bigquery.readonly` by its name
 * (https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet-app#enablebigqueryexecution), which allows nothing that the first
 * does not. For everything else, such as `insertDataSourceSheet`, `spreadsheets.currentonly` is enough by the same reference.
 */
const BIGQUERY_SCOPES = ['bigquery', 'bigquery.readonly'];

const BIGQUERY_ADDRESS = 'https://bigquery.googleapis.com/';

/** The manifest with the scopes and addresses that the options need; without options the narrowest. */
export function manifestText(text: string, { mail = false, bigquery = false, wideScope = false }: BuildOptions): string {
  const manifest = JSON.parse(text) as { oauthScopes: string[]; urlFetchWhitelist: string[] };
  const scopes = manifest.oauthScopes.map((scope) =>
    wideScope && scope === `${SCOPE}spreadsheets.currentonly` ? `${SCOPE}spreadsheets` : scope,
  );
  const added = [...(mail ? MAIL_SCOPES : []), ...(bigquery ? BIGQUERY_SCOPES : [])].map((scope) => SCOPE + scope);
  const addresses = [...manifest.urlFetchWhitelist, ...(bigquery ? [BIGQUERY_ADDRESS] : [])];
  return `${JSON.stringify({ ...manifest, oauthScopes: [...scopes, ...added], urlFetchWhitelist: addresses }, null, 2)}\n`;
}
