import type { Transport } from '../../../shared/ports';
import type { Sync } from '../../../shared/task';
import { fetchLists } from './fetch-lists';

/**
 * ActivTrak, over UrlFetchApp.
 * @param msLeft how long an answer may take, in milliseconds
 */
export const urlFetchTransport = (msLeft: () => number): Sync<Transport> => ({
  send: fetchLists(msLeft, ({ headers: { 'content-type': contentType, ...headers } }) => ({
    method: 'get',
    headers,
    ...(contentType === undefined ? {} : { contentType }),
  })),
});
