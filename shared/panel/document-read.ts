/**
 * What the product keeps in a document, read in one go: a host takes its time for each look, and every report would take several.
 * @module
 */
import type { Mark, MarkedSheets } from '../marks';
import type { KeyValueStore } from '../ports';
import type { SheetInfo } from '../sheet-writer';
import { type Task, wait } from '../task';

/** What the keys of everything begin with. */
const PREFIX = 'activtrak.';

/** All that is kept at one moment, by its keys. */
export type DocumentRead = Readonly<Record<string, string>>;

/** Reads it. */
export const readDocument = (documents: KeyValueStore): Task<DocumentRead> => wait(documents.all(PREFIX));

/** A store that answers as it was then. @param documents what is written goes there */
export function storeAsRead(read: DocumentRead, documents: KeyValueStore): KeyValueStore {
  const kept = new Map(Object.entries(read));
  return {
    get: (key) => kept.get(key),
    all: (prefix) => Object.fromEntries([...kept].filter(([key]) => key.startsWith(prefix))),
    set: (key, value) => documents.set(key, value),
    remove: (key) => documents.remove(key),
  };
}

/** What is asked of sheets where nothing is changed. */
export type SheetsRead = Pick<MarkedSheets, 'sheets' | 'marks'>;

/** Sheets that answer as they and all marks were then. */
export const sheetsAsRead = (infos: readonly SheetInfo[], marks: ReadonlyMap<string, readonly Mark[]>): SheetsRead => ({
  sheets: () => infos,
  marks: (owner) => marks.get(owner) ?? [],
});
