import { KNOWN_WEBHOOKS, type KnownWebhook } from '../shared/report/notices/notice-ways';
import { ownAddressOf, WEBHOOK_PLACES } from '../shared/report/notices/webhook-address';

/** What an administrator can choose when the add-on or the add-in is built. */
export interface BuildOptions {
  /** The owner of schedules can be mailed about them; asks for two scopes more: to send mail, and to know the address. */
  readonly mail?: boolean;
  /** Services whose webhooks can tell the owner of schedules; asks for their addresses. */
  readonly webhooks?: readonly KnownWebhook[];
  /** What webhooks of one's own begin with, each with a slash at its end. */
  readonly webhookAddresses?: readonly string[];
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

const FLAGS: Readonly<Record<string, 'mail' | 'bigquery' | 'wideScope' | 'workspace' | 'namespace'>> = {
  '--mail': 'mail',
  '--bigquery': 'bigquery',
  '--wide-scope': 'wideScope',
  '--workspace': 'workspace',
  '--namespace': 'namespace',
};

/** Options with a word behind them: what they add to those that follow. */
const VALUES: Readonly<Record<string, (text: string, others: BuildOptions) => BuildOptions>> = {
  '--base-url': (text) => ({ baseUrl: addressOf(text) }),
  '--webhooks': (text, { webhooks = [] }) => ({ webhooks: [...new Set([...servicesOf(text), ...webhooks])] }),
  '--webhook-address': (text, { webhookAddresses = [] }) => ({
    webhookAddresses: [...new Set([webhookAddressOf(text), ...webhookAddresses])],
  }),
};

/** The answer to `--help`. */
export const BUILD_HELP = `Makes what is deployed, in dist/: the Google Sheets add-on, the library and the Excel add-in.

  npm run build -- [options]

  --bigquery       reports may fill tables of BigQuery (docs/bigquery.md)
  --mail           the owner of schedules can be mailed about them (docs/notices.md)
  --webhooks LIST  the same by webhooks of slack, teams and google-chat, with commas between
  --webhook-address URL
                   the same by webhooks of your own that begin with this address; can be given more than once
  --wide-scope     the hourly run may open its spreadsheet by ID
  --workspace      the people are of a Google Workspace, whose triggers may run longer
  --namespace      functions in Excel are written ACTIVTRAK.HOURS and not ACTIVTRAK_HOURS
  --base-url URL   where the Excel add-in's files will be
  --help           this text
`;

/** Reads the command's words. @throws Error that names the options there are, or says what is wrong with an address. */
export function buildOptions(words: readonly string[]): BuildOptions {
  const [word, ...others] = words.flatMap((one) => (/^--[\w-]+=/.test(one) ? [one.replace(/=.*/, ''), one.replace(/^[^=]*=/, '')] : [one]));
  if (word === undefined) return {};
  const value = VALUES[word];
  if (value) {
    const rest = buildOptions(others.slice(1));
    return { ...rest, ...value(others[0] ?? '', rest) };
  }
  const flag = FLAGS[word];
  if (flag === undefined)
    throw new Error(`There is no option ${word}: choose from ${[...Object.keys(FLAGS), ...Object.keys(VALUES)].join(', ')}.`);
  return { ...buildOptions(others), [flag]: true };
}

function addressOf(text: string): string {
  // Add-ins of one host share what a browser keeps for it, so the address has no folder behind it.
  if (URL.canParse(text) && /^https:\/\/[^/?#<>"'&]+\/?$/.test(text)) return text.replace(/\/$/, '');
  throw new Error(`--base-url has to be followed by an address without a folder, such as https://live-data.example.com, not by “${text}”.`);
}

function servicesOf(text: string): readonly KnownWebhook[] {
  return text.split(',').map((word) => {
    const service = KNOWN_WEBHOOKS.find((one) => one === word.trim());
    if (service) return service;
    throw new Error(`--webhooks has to be followed by some of ${KNOWN_WEBHOOKS.join(',')}, not by “${text}”.`);
  });
}

function webhookAddressOf(text: string): string {
  const address = ownAddressOf(text);
  if (address) return address;
  throw new Error(`--webhook-address has to be followed by an address such as https://hooks.example.com/live-data/, not by “${text}”.`);
}

/** What sheets-addon/build-options.ts is told, and shared/warehouse/has-warehouse.ts. */
export const definesOf = (options: BuildOptions): Readonly<Record<string, string>> => ({
  ...noticeDefines(options),
  BUILD_BIGQUERY: String(options.bigquery ?? false),
  BUILD_WIDE_SCOPE: String(options.wideScope ?? false),
  BUILD_WORKSPACE: String(options.workspace ?? false),
  READ_IN_SCRIPTS: 'false',
});

/** What panels and hosts are told of the ways by which people can be told. */
export const noticeDefines = ({
  mail = false,
  webhooks = [],
  webhookAddresses = [],
}: Pick<BuildOptions, 'mail' | 'webhooks' | 'webhookAddresses'>): Readonly<Record<string, string>> => ({
  BUILD_NOTICES: String(mail || webhooks.length > 0 || webhookAddresses.length > 0),
  BUILD_MAIL: String(mail),
  BUILD_WEBHOOKS: JSON.stringify(webhooks),
  BUILD_WEBHOOK_ADDRESSES: JSON.stringify(webhookAddresses),
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
export function manifestText(text: string, options: BuildOptions): string {
  const { mail = false, bigquery = false, wideScope = false, webhooks = [], webhookAddresses = [] } = options;
  const manifest = JSON.parse(text) as { oauthScopes: string[]; urlFetchWhitelist: string[] };
  const scopes = manifest.oauthScopes.map((scope) =>
    wideScope && scope === `${SCOPE}spreadsheets.currentonly` ? `${SCOPE}spreadsheets` : scope,
  );
  const added = [...(mail ? MAIL_SCOPES : []), ...(bigquery ? BIGQUERY_SCOPES : [])].map((scope) => SCOPE + scope);
  const services = webhooks.flatMap((webhook) => WEBHOOK_PLACES[webhook].hosts.map((host) => `https://${host}/`));
  const addresses = [...manifest.urlFetchWhitelist, ...(bigquery ? [BIGQUERY_ADDRESS] : []), ...services, ...webhookAddresses];
  return `${JSON.stringify({ ...manifest, oauthScopes: [...scopes, ...added], urlFetchWhitelist: addresses }, null, 2)}\n`;
}
