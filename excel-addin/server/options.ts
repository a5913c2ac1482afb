import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import {
  API_WRONG,
  BASE_URL_WRONG,
  HTTP_AND_CERTIFICATE,
  NO_CERTIFICATE,
  notAncestor,
  notNumber,
  privateWebhook,
  unknownOption,
  unreadable,
  WEBHOOK_ADDRESS_WRONG,
  WEBHOOKS_WRONG,
} from '#words/server';
import { KNOWN_WEBHOOKS } from '../../shared/report/notices/notice-ways';
import { ownAddressOf } from '../../shared/report/notices/webhook-address';
import type { WebhookRules } from './notice';
import { isPublicAddress } from './public-address';
import type { OwnApi } from './upstreams';

/** How a server is started. */
export interface ServerOptions {
  /** The built add-in. */
  readonly folder: string;
  /** The address under which people see it; without a path, since an origin shares what it stores. */
  readonly baseUrl: URL;
  /** What to listen on: an address of this machine, and a port, 0 taking any. */
  readonly address: string;
  readonly port: number;
  /** PEM texts; without them it speaks http, for a balancer that has the certificate. */
  readonly certificate?: { readonly cert: string; readonly key: string };
  readonly api?: OwnApi;
  /** Where messages about schedules may go. */
  readonly webhooks?: WebhookRules;
  readonly hsts: boolean;
  /** More pages that may show the task pane in a frame. */
  readonly frameAncestors: readonly string[];
  /** How long it goes on taking requests after it was told to stop. */
  readonly graceSeconds: number;
}

/** What `--help` prints. */
export const HELP = `The server of the Excel add-in: its files, and the way to ActivTrak, on one address.

  --base-url URL        the address under which people see it (https://localhost:3000)
  --folder DIR          the built add-in (dist/excel-addin)
  --address IP          what to listen on (127.0.0.1; 0.0.0.0 is every network of the machine)
  --port N              the port to listen on (that of the base URL, or 443)
  --cert FILE           the certificate with those between it and its authority, PEM
  --key FILE            its key, PEM
  --http                no certificate: a balancer before it has one, and only the balancer reaches this port
  --api URL             one more address that may be asked besides ActivTrak's five, such as https://activtrak.example.com
  --private-api         the name in --api may lead to a private address
  --webhooks LIST       messages about schedules may go to webhooks of slack, teams and google-chat; with commas between
  --webhook-address L   and to webhooks of your own that begin so, such as https://hooks.example.com/in/; with commas between
  --private-webhooks    names in --webhook-address may lead to a private address
  --hsts                tell browsers to use only https, for a year
  --frame-ancestors L   more pages that may show the task pane, separated by commas, such as https://*.sharepoint.us
  --grace SECONDS       how long to continue after SIGTERM, while /health says 503, so that a balancer can turn away (0)
  --help                this text

Each has an environment variable, which the option overrides: LIVE_DATA_BASE_URL, LIVE_DATA_HTTP=true and so on.
`;

const NAMES = {
  'base-url': { type: 'string' },
  folder: { type: 'string' },
  address: { type: 'string' },
  port: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  http: { type: 'boolean' },
  api: { type: 'string' },
  'private-api': { type: 'boolean' },
  webhooks: { type: 'string' },
  'webhook-address': { type: 'string' },
  'private-webhooks': { type: 'boolean' },
  hsts: { type: 'boolean' },
  'frame-ancestors': { type: 'string' },
  grace: { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Name = keyof typeof NAMES;
type TextName = Exclude<Name, FlagName>;
type FlagName = 'http' | 'private-api' | 'private-webhooks' | 'hsts' | 'help';
type Environment = Readonly<Record<string, string | undefined>>;

/** The options of a command line and an environment, or `'help'`. @throws Error with a sentence for what cannot be used. */
export function parseOptions(args: readonly string[], environment: Environment): ServerOptions | 'help' {
  const given = valuesOf(args);
  const variable = (name: Name): string | undefined => environment[`LIVE_DATA_${name.toUpperCase().replaceAll('-', '_')}`] || undefined;
  const text = (name: TextName): string | undefined => given[name] ?? variable(name);
  const flag = (name: FlagName): boolean => given[name] ?? variable(name) === 'true';
  if (flag('help')) return 'help';
  const baseUrl = originOf(text('base-url') ?? 'https://localhost:3000');
  const certificate = certificateOf(text('cert'), text('key'), flag('http'));
  const api = text('api');
  const webhooks = webhooksOf(text('webhooks') ?? '', text('webhook-address') ?? '', flag('private-webhooks'));
  return {
    folder: text('folder') ?? 'dist/excel-addin',
    baseUrl,
    address: text('address') ?? '127.0.0.1',
    port: numberOf('port', text('port') ?? (baseUrl.port || '443'), 65_535),
    ...(certificate ? { certificate } : {}),
    ...(api === undefined ? {} : { api: { address: apiAddress(api), mayBePrivate: flag('private-api') } }),
    ...(webhooks ? { webhooks } : {}),
    hsts: flag('hsts'),
    frameAncestors: ancestorsOf(text('frame-ancestors') ?? ''),
    graceSeconds: numberOf('grace', text('grace') ?? '0', 600),
  };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: NAMES, strict: true, allowPositionals: false }).values;
  } catch (failure) {
    throw new Error(unknownOption((failure as Error).message.split('. ')[0] ?? ''), { cause: failure });
  }
}

function numberOf(name: string, text: string, highest: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) <= highest) return Number(text);
  throw new Error(notNumber(name, highest, text));
}

function originOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' && url.href === `${url.origin}/`) return url;
  throw new Error(BASE_URL_WRONG);
}

function apiAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.protocol === 'https:' && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url && isPlain && /^[\w./-]*$/.test(url.pathname)) return url;
  throw new Error(API_WRONG);
}

/** @throws Error with a sentence when there is half a certificate, or none and `--http` was not asked for. */
function certificateOf(cert: string | undefined, key: string | undefined, isHttp: boolean): ServerOptions['certificate'] {
  if (isHttp && cert === undefined && key === undefined) return undefined;
  if (isHttp) throw new Error(HTTP_AND_CERTIFICATE);
  if (cert !== undefined && key !== undefined) return { cert: fileText('cert', cert), key: fileText('key', key) };
  throw new Error(NO_CERTIFICATE);
}

function fileText(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (failure) {
    throw new Error(unreadable(name, file), { cause: failure });
  }
}

function webhooksOf(services: string, addresses: string, mayBePrivate: boolean): WebhookRules | undefined {
  const words = listOf(services);
  if (words.some((word) => !KNOWN_WEBHOOKS.some((one) => one === word))) throw new Error(WEBHOOKS_WRONG);
  const ownAddresses = listOf(addresses).map((address) => {
    const own = ownAddressOf(address);
    if (own === undefined || !URL.canParse(own)) throw new Error(WEBHOOK_ADDRESS_WRONG);
    // For digits, in whatever writing, no name is looked up when a message is posted.
    const { hostname } = new URL(own);
    if (isIP(hostname) !== 0 && !mayBePrivate && !isPublicAddress(hostname)) throw new Error(privateWebhook(hostname));
    return own;
  });
  return words.length + ownAddresses.length === 0 ? undefined : { services: words, ownAddresses, mayBePrivate };
}

const listOf = (text: string): readonly string[] => text.split(/[\s,]+/).filter((part) => part !== '');

function ancestorsOf(text: string): readonly string[] {
  const addresses = listOf(text);
  const wrong = addresses.find((address) => !/^https:\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/i.test(address));
  if (wrong === undefined) return addresses;
  throw new Error(notAncestor(wrong));
}
