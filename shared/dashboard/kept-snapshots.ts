import type { KeyValueStore } from '../ports';
import { parsedJson } from '../report/kept/stored-json';
import type { SheetInfo } from '../sheet-writer';
import { type Task, wait } from '../task';

/** A snapshot as it was left. */
export interface KeptSnapshot {
  readonly sheet: string;
  readonly sheetName: string;
  /** A word of all that stands in it. */
  readonly word: number;
  /** When the scheduled run began that took it; milliseconds since 1970. One that was taken by hand is kept until a person deletes it. */
  readonly since?: number | undefined;
  /** Somebody renamed it or typed into it, so that it is a person's own. */
  readonly isOwn?: true;
  /** Headers of its columns that are about people, and how many people. */
  readonly columns: readonly string[];
  readonly people?: number | undefined;
}

/** The snapshots of a report, the oldest first. They outlive it. */
export interface KeptSnapshots {
  readonly version: 1;
  readonly reportName: string;
  readonly list: readonly KeptSnapshot[];
}

/** What the key of a report's snapshots begins with in the document's store. */
export const SNAPSHOTS = 'activtrak.snapshots.';

/** Kept snapshots, where this version can use them. */
export const usableSnapshots = (text: string | undefined): KeptSnapshots | undefined => {
  const kept = text === undefined ? undefined : parsedJson<KeptSnapshots>(text);
  return kept?.version === 1 ? kept : undefined;
};

/** The snapshots of a report; none where a newer version keeps them. */
export function* loadSnapshots(documents: KeyValueStore, id: string): Task<readonly KeptSnapshot[]> {
  return usableSnapshots(yield* wait(documents.get(SNAPSHOTS + id)))?.list ?? [];
}

/**
 * Gives the sheet of each of a report's snapshots. A host may give it another ID when the file is opened again, or its own to another sheet, so its
 * name counts first. Where a person renamed one, a later one may have got its name, and the ID is all that it is known by.
 */
export function snapshotSheets(infos: readonly SheetInfo[], list: readonly KeptSnapshot[]): (one: KeptSnapshot) => SheetInfo | undefined {
  const named = new Map(list.map((one) => [one.sheetName, one]));
  return (one) =>
    (named.get(one.sheetName) === one ? infos.find(({ name }) => name === one.sheetName) : undefined) ??
    infos.find(({ id }) => id === one.sheet);
}
