import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { loadJson } from './report-state';

/** A colleague's wish for a refresh, which the schedule's owner serves with her next run. */
export interface RefreshRequest {
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const requestKey = (id: string): string => `activtrak.request.${id}`;

export const loadRequest = (documents: KeyValueStore, id: string): Task<RefreshRequest | undefined> =>
  loadJson<RefreshRequest>(documents, requestKey(id));

export const saveRequest = (documents: KeyValueStore, id: string, request: RefreshRequest): Task<void> =>
  wait(documents.set(requestKey(id), JSON.stringify(request)));

export const removeRequest = (documents: KeyValueStore, id: string): Task<void> => wait(documents.remove(requestKey(id)));
