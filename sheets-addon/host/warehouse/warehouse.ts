import { ADDRESS_NOT_ALLOWED, ANSWER_TOO_LARGE } from '#words/google';
import {
  WAREHOUSE_ADDRESS_NOT_ALLOWED,
  WAREHOUSE_ANSWER_TOO_LARGE,
  WAREHOUSE_NOT_ALLOWED,
  WAREHOUSE_REQUEST_TOO_LARGE,
  WAREHOUSE_TOO_SLOW,
} from '#words/google-warehouse';
import { TOO_SLOW } from '../../../shared/api/requests/patience';
import type { HttpResponse } from '../../../shared/ports';
import type { Sync } from '../../../shared/task';
import type { WarehouseRequest, WarehouseTransport } from '../../../shared/warehouse/warehouse';
import { fetchLists } from '../network/fetch-lists';

const SERVICE = 'https://bigquery.googleapis.com';
/** Quotas and limits, "URL Fetch POST size": 50 MB, whichever kind of megabyte that is. */
const MOST_BYTES = 50_000_000;
/** The token was refused, and so the request. */
const UNAUTHORIZED = 401;

interface AddressedRequest extends WarehouseRequest {
  readonly url: string;
}

/**
 * BigQuery's service over UrlFetchApp, with the token of whoever the script runs as. A list goes out together. A request whose connection breaks may
 * have arrived, and may be sent twice, so each has to be one that can be repeated.
 * The token "expires after a time (a few minutes at minimum)", and is asked for again when it is refused
 * (https://developers.google.com/apps-script/reference/script/script-app#getoauthtoken).
 * @param msLeft how long an answer may take, in milliseconds
 */
export function bigQueryTransport(msLeft: () => number): Sync<WarehouseTransport> {
  let token: string | undefined;
  const send = fetchLists<AddressedRequest>(msLeft, ({ method, contentType, headers, body }) => ({
    method: METHODS[method],
    headers: { ...headers, Authorization: `Bearer ${token}` },
    ...(contentType === undefined ? {} : { contentType }),
    ...(body === undefined ? {} : { payload: body }),
  }));

  function sendWithToken(requests: readonly AddressedRequest[]): readonly HttpResponse[] {
    if (requests.length === 0) return [];
    try {
      token ??= ScriptApp.getOAuthToken();
    } catch {
      return requests.map(() => unsent(WAREHOUSE_NOT_ALLOWED));
    }
    return send(requests).map(spokenOf);
  }

  return {
    send(requests) {
      const all = requests.map((request) => ({ ...request, url: SERVICE + request.path }));
      const small = all.filter(({ body }) => isSendable(body));
      const answers = new Map(sendWithToken(small).map((answer, at) => [small[at], answer]));
      const refused = small.filter((request) => answers.get(request)?.status === UNAUTHORIZED);
      if (refused.length > 0) token = undefined;
      for (const [at, answer] of sendWithToken(refused).entries()) answers.set(refused[at], answer);
      return all.map((request) => answers.get(request) ?? unsent(WAREHOUSE_REQUEST_TOO_LARGE, 'too-large'));
    },
  };
}

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const satisfies Readonly<
  Record<WarehouseRequest['method'], GoogleAppsScript.URL_Fetch.HttpMethod>
>;

const unsent = (words: string, code?: 'too-large'): HttpResponse => ({
  status: 0,
  headers: {},
  body: '',
  barrier: { words, passes: false, ...(code && { code }) },
});

/** Whether it is small enough in UTF-8. What is long is counted here: Google's own way would hold its bytes as well. */
function isSendable(body = ''): boolean {
  if (body.length * 3 <= MOST_BYTES) return true;
  let bytes = body.length;
  for (let at = 0; at < body.length && bytes <= MOST_BYTES; at += 1) {
    const unit = body.charCodeAt(at);
    // A surrogate is half of four bytes.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes <= MOST_BYTES;
}

/** What is otherwise said of ActivTrak. */
const SPOKEN: Readonly<Record<string, string>> = {
  [ADDRESS_NOT_ALLOWED]: WAREHOUSE_ADDRESS_NOT_ALLOWED,
  [ANSWER_TOO_LARGE]: WAREHOUSE_ANSWER_TOO_LARGE,
  [TOO_SLOW.words]: WAREHOUSE_TOO_SLOW,
};

function spokenOf(answer: HttpResponse): HttpResponse {
  const { barrier } = answer;
  return barrier ? { ...answer, barrier: { ...barrier, words: SPOKEN[barrier.words] ?? barrier.words } } : answer;
}
