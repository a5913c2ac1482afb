import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { loadJson } from './stored-json';

/** A colleague's wish for a refresh, which the schedule's owner serves with her next run. */
export interface RefreshRequest {
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const requestKey = (id: string): string => `activtrak.request.${id}`;

/** The refresh that a colleague asked for; `undefined` if nobody did. */
export const loadRequest = (documents: KeyValueStore, id: string): Task<RefreshRequest | undefined> =>
  loadJson<RefreshRequest>(documents, requestKey(id));

/** Asks the schedule's owner for a refresh. */
export const saveRequest = (documents: KeyValueStore, id: string, request: RefreshRequest): Task<void> =>
  wait(documents.set(requestKey(id), JSON.stringify(request)));

/** Forgets the request, because it was served or is no longer wanted. */
export const removeRequest = (documents: KeyValueStore, id: string): Task<void> => wait(documents.remove(requestKey(id)));
