import { OTHER_HOST, OTHER_PATH, OTHER_QUERY } from '#words/server';
import { apiPaths } from '../../shared/api/streams/paths';
import { type Refusal, refusedWith } from './refusal';
import type { Upstream, Upstreams } from './upstreams';

/** Where a request goes on to. */
export interface ForwardTarget {
  readonly upstream: Upstream;
  /** One of the API's own paths, without what the upstream has before it. */
  readonly apiPath: string;
  /** The path and the query as they are sent. */
  readonly path: string;
}

const FORM = /^\/proxy\/([^/?#]+)(\/[^?#]*)(?:\?([^#]*))?$/;
/** What `encodeURIComponent` leaves, with `&` and `=` between. */
const QUERY = /^(?:[\w.!~*'()&=-]|%[0-9a-f]{2})*$/i;

/**
 * The target of `/proxy/HOST[:PORT]/PATH?QUERY`, or why it is refused. Host and path are compared as they stand and never decoded or
 * put together, so that no spelling of one can stand for another.
 */
export function targetOf(url: string, upstreams: Upstreams): ForwardTarget | Refusal {
  const [, host = '', path = '', query = ''] = FORM.exec(url) ?? [];
  const upstream = upstreams.get(host.toLowerCase().replace(/:443$/, ''));
  if (!upstream) {
    return refusedWith(404, OTHER_HOST);
  }
  const apiPath = apiPaths().find((known) => upstream.basePath + known === path);
  if (apiPath === undefined) return refusedWith(404, OTHER_PATH);
  if (!QUERY.test(query)) return refusedWith(400, OTHER_QUERY);
  return { upstream, apiPath, path: query === '' ? path : `${path}?${query}` };
}
