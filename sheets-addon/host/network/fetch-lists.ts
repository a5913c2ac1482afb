import { patience, TOO_SLOW, tooLong } from '../../../shared/api/requests/patience';
import type { HttpResponse } from '../../../shared/ports';
import { concernsAll, fetchTrouble } from './fetch-trouble';

type Options = GoogleAppsScript.URL_Fetch.URLFetchRequest & { readonly timeoutSeconds?: number };

/** Google takes no longer address: quotas and limits, "URL Fetch URL length". */
const LONGEST_URL = 2_082;
/** With less time left nothing is sent again. */
const LEAST_MS = 1_000;
/** And an answer that comes is there by then, mostly. */
const SOON_MS = 5_000;
/** So many requests that failed alone, while none was answered, speak for the others. */
const ENOUGH_ALONE = 3;

/**
 * UrlFetchApp: a list goes out together. One connection that breaks or hangs makes Google throw for the whole list. The one that Google
 * names is then left out, or else the list is sent again in halves, so that the others have their answers and hung ones do not cost each
 * its time-out.
 * @param msLeft how long an answer may take, in milliseconds: Google itself would wait for six minutes
 * @param optionsOf what is sent for a request, but for the time-out and what holds for all
 */
export function fetchLists<Request extends { readonly url: string }>(
  msLeft: () => number,
  optionsOf: (request: Request) => Omit<Options, 'url'>,
): (requests: readonly Request[]) => readonly HttpResponse[] {
  let slowest: number | undefined;

  /** The answers, or the failure of the whole list. Where it goes out again, others have shown how long an answer takes. */
  function fetchAll(requests: readonly Request[], isAgain: boolean): readonly HttpResponse[] | HttpResponse {
    const longest = isAgain && slowest !== undefined ? Math.max(SOON_MS, slowest * 3) : Number.POSITIVE_INFINITY;
    const seconds = Math.max(1, Math.floor(Math.min(longest, patience(msLeft(), isAgain ? 2 : requests.length, slowest)) / 1000));
    const began = Date.now();
    try {
      const answers = UrlFetchApp.fetchAll(
        requests.map((request) => ({ ...optionsOf(request), ...FOR_ALL, url: request.url, timeoutSeconds: seconds })),
      ).map(answer);
      slowest = Math.max(slowest ?? 0, Date.now() - began);
      return answers;
    } catch (cause) {
      const words = String((cause as { readonly message?: unknown } | null)?.message ?? cause);
      const barrier = fetchTrouble(words, Date.now() - began >= seconds * 950);
      return { ...(barrier ? unsent(barrier) : NO_ANSWER), failure: words };
    }
  }

  return (requests) => {
    const answers = new Map<Request, HttpResponse>();
    const give = (list: readonly Request[], response: HttpResponse): void => {
      for (const request of list) answers.set(request, { ...response, failure: 'Google could not reach the address.' });
    };
    const isTooLong = ({ url }: Request): boolean => url.length > LONGEST_URL;
    give(requests.filter(isTooLong), unsent(tooLong(LONGEST_URL)));
    const waiting = [requests.filter((request) => !isTooLong(request))];
    let verdict: HttpResponse | undefined;
    let alone = 0;
    let isAnswered = false;
    for (let call = 0; waiting.length > 0; call += 1) {
      const list = waiting.shift() as readonly Request[];
      if (list.length === 0) continue;
      if (call > 0 && msLeft() < LEAST_MS) verdict ??= unsent(TOO_SLOW);
      const came = verdict ?? fetchAll(list, call > 0);
      if (isList(came)) {
        isAnswered = true;
        for (const [index, response] of came.entries()) answers.set(list[index] as Request, response);
        continue;
      }
      const named = list.length === 1 ? list[0] : namedBy(came.failure ?? '', list);
      if (named) alone += 1;
      if (concernsAll(came.barrier) || (!isAnswered && alone >= ENOUGH_ALONE)) verdict = came;
      if (verdict || named) give(verdict ? list : [named as Request], came);
      if (verdict || list.length === 1) continue;
      const others = list.filter((request) => request !== named);
      // One alone shows whether anything is answered, and how soon.
      const probe = isAnswered ? undefined : others.pop();
      const half = named ? 0 : Math.ceil(others.length / 2);
      waiting.push(others.slice(0, half), others.slice(half));
      if (probe) waiting.unshift([probe]);
    }
    return requests.map((request) => answers.get(request) as HttpResponse);
  };
}

const isList = (came: readonly HttpResponse[] | HttpResponse): came is readonly HttpResponse[] => Array.isArray(came);

const FOR_ALL = { muteHttpExceptions: true, followRedirects: false };

const NO_ANSWER: HttpResponse = { status: 0, headers: {}, body: '' };

const unsent = (barrier: NonNullable<HttpResponse['barrier']>): HttpResponse => ({ ...NO_ANSWER, barrier });

/** The request whose address Google names: the longest of those in its words, since one may be the beginning of another. */
function namedBy<Request extends { readonly url: string }>(words: string, list: readonly Request[]): Request | undefined {
  const [longest] = list.filter(({ url }) => words.includes(url)).sort((one, other) => other.url.length - one.url.length);
  return longest;
}

function answer(response: GoogleAppsScript.URL_Fetch.HTTPResponse): HttpResponse {
  const headers = Object.entries(response.getHeaders()).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return { status: response.getResponseCode(), headers: Object.fromEntries(headers), body: response.getContentText('UTF-8') };
}
