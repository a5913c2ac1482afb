import { BOOKMARK_UNSENDABLE } from '#words/answers';
import { ONE_FILTER } from '#words/narrowing';
import { ActivTrakError, wrong } from '../../errors';
import type { HttpRequest } from '../../ports';
import type { Connection, KeyHeader } from '../connections/connection';

/** One parameter of a request's query, before it is encoded. */
export type Parameter = readonly [name: string, value: string | number];

/** A GET of the API, before address and key are put to it. */
export interface ApiRequest {
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** The names of users and groups are SCIM, whose description asks for a content type even of a GET. */
  readonly contentType?: string;
}

const FILTER_PARAMETERS = new Set(['userId', 'clientId', 'groupId', 'computerId', 'deviceId']);

const KEY_SENT: Readonly<Record<KeyHeader, (key: string) => Readonly<Record<string, string>>>> = {
  bearer: (key) => ({ authorization: `Bearer ${key}` }),
  'x-api-key': (key) => ({ 'x-api-key': key }),
};

/** The query behind the `?`, percent-encoded; Apps Script has no URL class. */
const queryText = (parameters: readonly Parameter[]): string =>
  parameters.map(([name, value]) => `${encodeURIComponent(name)}=${encoded(String(value))}`).join('&');

/** A half of a pair of surrogates has no encoding, so what the server gave cannot be given back. */
function encoded(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    throw new ActivTrakError('rejected', BOOKMARK_UNSENDABLE, {
      retryable: true,
    });
  }
}

/**
 * The request as a transport sends it.
 * @throws ActivTrakError `argument` when it holds more than one of user, group and computer: the API answers one at a time; `rejected`
 * for a cursor that is no text.
 */
export function httpRequest(request: ApiRequest, connection: Connection, keyHeader: KeyHeader): HttpRequest {
  if (request.parameters.filter(([name]) => FILTER_PARAMETERS.has(name)).length > 1) {
    throw wrong(ONE_FILTER);
  }
  const query = queryText(request.parameters);
  return {
    url: `${connection.baseUrl}${request.path}${query === '' ? '' : `?${query}`}`,
    headers: {
      accept: 'application/json',
      ...KEY_SENT[keyHeader](connection.key),
      ...(request.contentType === undefined ? {} : { 'content-type': request.contentType }),
    },
  };
}
