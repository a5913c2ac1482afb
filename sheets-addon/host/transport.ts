import type { Barrier, HttpRequest, HttpResponse, Transport } from '../../shared/ports';
import type { Sync } from '../../shared/task';

type Options = GoogleAppsScript.URL_Fetch.URLFetchRequest & { readonly timeoutSeconds: number };

/**
 * UrlFetchApp: a list goes out together. One connection that breaks makes Google throw for the whole list, so its requests are
 * then sent one by one, and only the broken ones have no answer.
 * @param msLeft how long an answer may take, in milliseconds: Google itself would wait for six minutes
 */
export function urlFetchTransport(msLeft: () => number): Sync<Transport> {
  const options = ({ url, headers }: HttpRequest): Options => {
    const { 'content-type': contentType, ...others } = headers;
    return {
      url,
      method: 'get',
      headers: others,
      ...(contentType === undefined ? {} : { contentType }),
      muteHttpExceptions: true,
      followRedirects: false,
      timeoutSeconds: Math.max(1, Math.floor(msLeft() / 1000)),
    };
  };

  function sendOne(request: HttpRequest): HttpResponse {
    try {
      const [response] = UrlFetchApp.fetchAll([options(request)]);
      return answer(response as GoogleAppsScript.URL_Fetch.HTTPResponse);
    } catch (cause) {
      const barrier = barrierOf(String((cause as { readonly message?: unknown } | null)?.message ?? cause));
      return { status: 0, headers: {}, body: '', failure: 'Google could not reach the address.', ...(barrier ? { barrier } : {}) };
    }
  }

  return {
    send(requests) {
      if (requests.length === 1) return requests.map(sendOne);
      try {
        return UrlFetchApp.fetchAll(requests.map(options)).map(answer);
      } catch {
        return requests.map(sendOne);
      }
    },
  };
}

/** What Google itself does not let through, by the words in which it says so; a connection that broke is none of it. */
function barrierOf(words: string): Barrier | undefined {
  if (/too many times/i.test(words))
    return {
      words: 'Google sends no more requests for this account today: go on tomorrow, or refresh fewer reports in a day.',
      passes: false,
    };
  if (/not been whitelisted/i.test(words))
    return {
      words:
        'This installation may not reach the address that is connected: choose a region, or have an administrator add the address to its manifest.',
      passes: false,
    };
  return undefined;
}

function answer(response: GoogleAppsScript.URL_Fetch.HTTPResponse): HttpResponse {
  const headers = Object.entries(response.getHeaders()).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return { status: response.getResponseCode(), headers: Object.fromEntries(headers), body: response.getContentText('UTF-8') };
}
