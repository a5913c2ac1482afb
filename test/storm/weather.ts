import type { HttpRequest, HttpResponse } from '../../shared/ports';
import { fakeApi } from '../doubles/fake-api';
import { brokenConnection, httpAnswer } from '../doubles/scripted-transport';
import type { Fault, Weather } from './step';
import type { World } from './world';

/** The API over a world, in some weather. */
export interface Server {
  readonly send: (requests: readonly HttpRequest[]) => readonly HttpResponse[];
}

/** @param log whether it is asked for the log */
export function server(world: World, weather: Weather): Server {
  let asked = 0;
  const answerOf = (request: HttpRequest): HttpResponse => {
    const api = fakeApi('at once', { organisation: world.organisation(), dialect: 'current', largestPage: weather.largestPage });
    return (api.send([request]) as readonly HttpResponse[])[0] as HttpResponse;
  };
  return {
    send: (requests) =>
      requests.map((request) => {
        const number = asked;
        asked += 1;
        const fault = weather.faults.find(({ at, times }) => number >= at && number < at + times);
        const own = answerOf(request);
        const hit = fault && faulty(fault.kind, request, own);
        if (hit) return hit;
        if (own.status !== 200) return own;
        return request.url.includes('activitylog') ? withCursor(request, own, weather, answerOf) : withTotal(request, own, weather);
      }),
  };
}

function faulty(kind: Fault, { url }: HttpRequest, own: HttpResponse): HttpResponse | undefined {
  switch (kind) {
    case '429':
      return httpAnswer(429);
    case '429-after':
      return httpAnswer(429, '', { 'retry-after': '5' });
    case '500':
      return httpAnswer(500, 'Internal Server Error');
    case '503':
      return httpAnswer(503);
    case 'reset':
      return brokenConnection;
    case 'broken':
      return { ...own, body: own.body.slice(0, own.body.length / 2) };
    case 'page':
      return httpAnswer(200, '<html><body>Sign in</body></html>', { 'content-type': 'text/html' });
    case 'empty':
      return httpAnswer(200, '');
    case 'refused-400':
      return url.includes('cursor=') ? httpAnswer(400, '{"messages":["Invalid cursor"],"success":false}') : undefined;
    case 'refused-410':
      return url.includes('cursor=') ? httpAnswer(410) : undefined;
  }
}

/** The last page with rows loses its cursor. */
function withCursor(
  request: HttpRequest,
  own: HttpResponse,
  { lastCursor }: Weather,
  answerOf: (request: HttpRequest) => HttpResponse,
): HttpResponse {
  const page = JSON.parse(own.body) as { readonly activity: readonly unknown[]; readonly cursor: string };
  if (lastCursor === 'usual' || page.activity.length === 0) return own;
  const url = new URL(request.url);
  url.searchParams.set('cursor', page.cursor);
  const rest = JSON.parse(answerOf({ ...request, url: url.href }).body) as { readonly activity: readonly unknown[] };
  if (rest.activity.length > 0) return own;
  const other = { null: ',"cursor":null}', empty: ',"cursor":""}', missing: '}' }[lastCursor];
  return { ...own, body: own.body.replace(/,"cursor":"[^"]*"\}$/, other) };
}

function withTotal({ url }: HttpRequest, own: HttpResponse, { total }: Weather): HttpResponse {
  const page = new URL(url).searchParams.get('page') ?? '1';
  if (total === 'text') return { ...own, body: own.body.replace(/"total":(\d+)\}$/, '"total":"$1"}') };
  return total === 'missing' || (total === 'first' && page !== '1') ? { ...own, body: own.body.replace(/,"total":\d+\}$/, '}') } : own;
}
