import type { KeyValueStore } from '../../ports';
import { parsedJson } from '../../report/kept/stored-json';
import { type Task, wait } from '../../task';
import { wrongTableName } from '../../warehouse/table-name';
import type { TablePlace } from './warehouse-calls';

const PLACE_KEY = 'activtrak.table-place';

/** Where the last table was put, for the next one; nothing that can't be used. It is no secret: whoever may read there is Google's to say. */
export function* loadTablePlace(documents: KeyValueStore): Task<TablePlace | undefined> {
  const text = yield* wait(documents.get(PLACE_KEY));
  const place = text === undefined ? undefined : parsedJson<TablePlace>(text);
  return place !== undefined && PARTS.every((part) => wrongTableName(part, String(place[part])) === undefined) ? place : undefined;
}

const PARTS = ['project', 'dataset', 'location'] as const;

/** Remembers it. */
export const saveTablePlace = (documents: KeyValueStore, { project, dataset, location }: TablePlace): Task<void> =>
  wait(documents.set(PLACE_KEY, JSON.stringify({ project, dataset, location })));
