/** UrlFetchApp. The addresses are the real ones: where they lead is the network's business. */

import type { NetworkAnswer, NetworkFailure, NetworkRequest } from '../backend';
import { takesMore } from '../bytes/utf8';
import { ScriptException } from '../runtime/script-exception';
import { requireArguments } from '../runtime/service';
import { USUAL_READINGS } from '../spreadsheet/readings';
import { httpResponse } from './http-response';
import type { ServiceMaker } from './service-maker';
import { allowed } from './url-allowlist';

const URL_CHARACTERS = 2_082;
const HEADERS = 100;
const HEADER_BYTES = 8 * 1024;
const BODY_BYTES = 50 * 1024 * 1024;
const TIMEOUT_SECONDS = 360;
/** Calls a day for a consumer account. */
const PER_DAY = 20_000;
/** https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app#advanced-parameters, `method`. */
const METHODS = ['get', 'delete', 'patch', 'post', 'put'];
/** What a body is unless somebody says, by the same table, `contentType`. */
const FORM = 'application/x-www-form-urlencoded';
/** Google sets these itself. */
const RESERVED_HEADERS = ['host', 'content-length', 'connection', 'transfer-encoding'];

interface FetchOptions {
  readonly url?: unknown;
  readonly method?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly payload?: unknown;
  readonly contentType?: unknown;
  readonly muteHttpExceptions?: unknown;
  readonly followRedirects?: unknown;
  readonly timeoutSeconds?: unknown;
}

export function urlFetchApp({ execution, expose }: ServiceMaker): object {
  const { network, quota, readings = USUAL_READINGS } = execution.backend;

  function prepare(url: unknown, options: FetchOptions): NetworkRequest {
    const address = checkedUrl(url, execution.manifest.urlFetchWhitelist);
    const body = options.payload === undefined || options.payload === null ? null : String(options.payload);
    if (body !== null && takesMore([body], BODY_BYTES)) throw new ScriptException('Limit Exceeded: URLFetch POST Size.');
    const isIgnored = options.timeoutSeconds === undefined || readings.timeouts === 'ignored';
    const seconds = isIgnored ? TIMEOUT_SECONDS : Number(options.timeoutSeconds);
    return {
      url: address,
      method: checkedMethod(options.method ?? 'get'),
      headers: checkedHeaders(body === null ? options : { contentType: FORM, ...options }),
      body,
      followRedirects: options.followRedirects !== false,
      timeoutMs: Math.max(1, Math.min(seconds * 1000, execution.timeLeft())),
    };
  }

  function send(requests: readonly NetworkRequest[], muted: readonly boolean[]): object[] {
    execution.counts.urlsFetched += requests.length;
    if (quota.spend(execution.user, 'urlfetch', requests.length) > PER_DAY) {
      throw new ScriptException('Service invoked too many times for one day: urlfetch.');
    }
    const answers = network.fetchAll(requests);
    return requests.map((request, index) => {
      const answer = answered(request, answers[index], readings.fetchErrors === 'in other words');
      if (!muted[index] && failed(answer.status, request)) throw new ScriptException(failureText(request.url, answer));
      return httpResponse(expose, answer);
    });
  }

  return expose({
    name: 'UrlFetchApp',
    prefix: 'UrlFetchApp.',
    need: 'fetch',
    methods: {
      fetch: (...args: unknown[]) => {
        requireArguments('UrlFetchApp.fetch', args, 1);
        const options = (args[1] ?? {}) as FetchOptions;
        return send([prepare(args[0], options)], [options.muteHttpExceptions === true])[0];
      },
      fetchAll: (...args: unknown[]) => {
        requireArguments('UrlFetchApp.fetchAll', args, 1);
        const all = (args[0] as (string | FetchOptions)[]).map((item) => (typeof item === 'string' ? { url: item } : item));
        return send(
          all.map((options) => prepare(options.url, options)),
          all.map((options) => options.muteHttpExceptions === true),
        );
      },
    },
  });
}

type Answer = Extract<NetworkAnswer, { status: number }>;

/**
 * What Google says of a request without an answer. "DNS error" and "Address unavailable" are quoted all over public scripts; so is
 * "Bandwidth quota exceeded: … Try reducing the rate of data transfer." The throttle of seconds: "Service invoked too many times in a
 * short time: urlfetch" (GESI, issue 99), where "for one day" is the quota.
 */
const FAILURES: Readonly<Record<NetworkFailure, (url: string) => string>> = {
  unreachable: (url) => `Address unavailable: ${url}`,
  timeout: (url) => `Timeout: ${url}`,
  broken: (url) => `Unexpected error: ${url}`,
  dns: (url) => `DNS error: ${url}`,
  throttled: () => 'Service invoked too many times in a short time: urlfetch. Try Utilities.sleep(1000) between calls.',
  bandwidth: (url) => `Bandwidth quota exceeded: ${url}. Try reducing the rate of data transfer.`,
};

/** The same in a language that nobody here knows; the service's name stays. */
const otherWords = (kind: NetworkFailure): string =>
  kind === 'throttled' || kind === 'bandwidth' ? 'Dienst zu oft aufgerufen: urlfetch.' : 'Die Adresse antwortet nicht.';

/** @throws ScriptException when no answer came: in a list that fails the whole list. */
function answered(request: NetworkRequest, answer: NetworkAnswer | undefined, isForeign: boolean): Answer {
  if (!answer || 'failure' in answer) {
    const kind = answer?.failure ?? 'broken';
    throw new ScriptException(isForeign ? otherWords(kind) : FAILURES[kind](request.url));
  }
  if (takesMore([answer.body], BODY_BYTES)) throw new ScriptException('Limit Exceeded: URLFetch Response Size.');
  return answer;
}

/** A redirection that was not to be followed is an answer like any other. */
function failed(status: number, request: NetworkRequest): boolean {
  return status < 200 || status >= (request.followRedirects ? 300 : 400);
}

function failureText(url: string, answer: Answer): string {
  const host = /^[a-z]+:\/\/[^/?#]+/i.exec(url)?.[0] ?? url;
  const hint = '(use muteHttpExceptions option to examine full response)';
  return `Request failed for ${host} returned code ${answer.status}. Truncated server response: ${answer.body.slice(0, 200)} ${hint}`;
}

function checkedUrl(url: unknown, allowlist: readonly string[] | undefined): string {
  const text = String(url);
  if (!/^https?:\/\/[^/?#]/i.test(text)) throw new ScriptException(`Invalid argument: ${text}`);
  if (text.length > URL_CHARACTERS) throw new ScriptException('Limit Exceeded: URLFetch URL Length.');
  if (allowlist && !allowed(text, allowlist)) {
    throw new ScriptException(`Request to ${text} failed because the URL has not been whitelisted in the script manifest`);
  }
  return text;
}

function checkedMethod(method: unknown): string {
  if (!METHODS.includes(String(method).toLowerCase())) throw new ScriptException('Attribute provided with invalid value: method');
  return String(method).toUpperCase();
}

function checkedHeaders(options: FetchOptions): Record<string, string> {
  const headers = Object.fromEntries(Object.entries(options.headers ?? {}).map(([name, value]) => [name, String(value)]));
  if (options.contentType !== undefined) headers['Content-Type'] = String(options.contentType);
  const entries = Object.entries(headers);
  if (entries.length > HEADERS) throw new ScriptException('Limit Exceeded: URLFetch Header Count.');
  for (const [name, value] of entries) {
    if (takesMore([name, value], HEADER_BYTES)) throw new ScriptException('Limit Exceeded: URLFetch Header Size.');
    if (RESERVED_HEADERS.includes(name.toLowerCase()) || !/^[!#$%&'*+.^_`|~\w-]+$/.test(name) || /[\r\n]/.test(value)) {
      throw new ScriptException(`Attribute provided with invalid value: Header:${name}`);
    }
  }
  return headers;
}
