import { ALERT_HEADERS } from '#words/alerts';
import { hiddenName } from '../../dashboard/kept-ready';
import { COLUMN_MARK, type Mark, type MarkedSheets } from '../../marks';
import type { KeyValueStore } from '../../ports';
import type { SheetWriter } from '../../sheet-writer';
import { markedHome } from '../../table/place/placement';
import type { Trace } from '../../table/place/target';
import { type Task, wait } from '../../task';
import { loadJson } from '../kept/stored-json';

/** A report's list of alerts as it was left. */
export interface KeptList {
  readonly version: 1;
  /** Where it stands, by the sheet's ID and name: a copy of that sheet is left alone. */
  readonly sheet: string;
  readonly sheetName: string;
  /** The columns as they were written: key and header. One that is not in the sheet any more was deleted there. */
  readonly columns: readonly (readonly [key: string, label: string])[];
  readonly rows: number;
  /** Its rows may name people as ActivTrak does, and not under other names. */
  readonly hasPeople?: true | undefined;
  /** What a refresh may have written that did not come to the end of it. */
  readonly claim?: { readonly rows: number; readonly traces: readonly Trace[] } | undefined;
}

const PREFIX = 'activtrak.alert-list.';

/** Whose marks the list of a report's alerts has. */
export const alertsOwner = (id: string): string => `alerts.${id}`;

/** The list of a report, `undefined` where it has none, or `newer` where a newer version made it. */
export function* loadList(documents: KeyValueStore, id: string): Task<KeptList | 'newer' | undefined> {
  const kept = yield* loadJson<KeptList>(documents, PREFIX + id);
  return kept === undefined || kept.version === 1 ? kept : 'newer';
}

/** A list that is being made: its sheet is hidden under that name until it is whole. */
export const begunList = (sheetName: string, hasPeople: boolean): KeptList =>
  withPeople({ version: 1, sheet: '', sheetName, columns: [], rows: 0 }, hasPeople);

/** A list that may name people, where one does; else as it is. */
export const withPeople = (kept: KeptList, hasPeople: boolean): KeptList => (hasPeople && !kept.hasPeople ? { ...kept, hasPeople } : kept);

/**
 * The columns of a list that say whom its rows are about.
 * @param marks those of its owner: a column that is given up keeps its own until it is empty
 */
export function personalList({ columns }: KeptList, marks: readonly Mark[]): KeptList['columns'] {
  const own = columns.filter(([key]) => key === 'who');
  return own.length === 0 && marks.some(({ name }) => name === `${COLUMN_MARK}who`) ? [['who', ALERT_HEADERS.who]] : own;
}

/** Keeps where and how a list was left. */
export const saveList = (documents: KeyValueStore, id: string, kept: KeptList): Task<void> =>
  wait(documents.set(PREFIX + id, JSON.stringify(kept)));

/** Forgets a list; what stands in the sheet stays. */
export const forgetList = (documents: KeyValueStore, id: string): Task<void> => wait(documents.remove(PREFIX + id));

/** The id of the sheet with the list of a report's alerts, or `undefined` where it has none. */
export function* alertListSheet(documents: KeyValueStore, sheets: MarkedSheets, id: string): Task<string | undefined> {
  const kept = yield* loadList(documents, id);
  if (kept === undefined || kept === 'newer') return undefined;
  return markedHome(yield* wait(sheets.marks(alertsOwner(id))), yield* wait(sheets.sheets()), kept)?.id;
}

/** Takes a list away that was begun, and is not whole. */
export function* removeBegun(sheets: SheetWriter, owner: string): Task<void> {
  const begun = yield* wait(sheets.sheet('name', hiddenName(owner)));
  if (begun) yield* wait(sheets.removeSheet(begun.id));
}
