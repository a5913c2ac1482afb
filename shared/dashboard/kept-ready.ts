import type { MarkedSheets } from '../marks';
import type { KeyValueStore } from '../ports';
import { unusable } from '../report/definition/unusable';
import { isNewerState } from '../report/kept/report-state';
import { loadJson } from '../report/kept/stored-json';
import type { SheetValue } from '../sheet-writer';
import { readyOwner } from '../table/place/ready-marks';
import { MOST_NAME_CHARACTERS } from '../table/place/sheet-name';
import { type Task, wait } from '../task';
import type { Blueprint, Fact, OwnPlans, OwnSheet, ReadyKind } from './blueprint';

/** A sheet that was made, as it was left last. */
export interface MadeSheet {
  readonly version: 1;
  readonly sheet: string;
  readonly sheetName: string;
  /** Of one of the user's own: its columns' headers. */
  readonly columns?: readonly string[];
  /** Of one of the user's own that is no named connection's: the connection, by its ID, whose people it had last. */
  readonly by?: string;
  /** How many rows below the header have their colors; at least a thousand where it isn't said. */
  readonly dressed?: number;
  /** What each fact's cell may hold that no person typed. */
  readonly facts?: Readonly<Partial<Record<Fact, readonly SheetValue[]>>>;
}

/** A report's ready sheet as it is kept in the document. */
export interface KeptReady {
  readonly version: 1;
  readonly blueprint: Blueprint;
  /** Of the own sheets that it needs. */
  readonly own: OwnPlans;
  /** Whose own sheets it looks things up in, once it is drawn. Without it, those of reports that name no connection. */
  readonly ownOf?: OwnOf;
  /** The sheet, once it is whole. */
  readonly drawn?: MadeSheet;
  /** Somebody deleted it. */
  readonly isDeleted?: true;
}

/** The connection whose people one of the user's own sheets has: the same IDs and names are other people with another. */
export interface OwnOf {
  readonly handle: string;
  readonly name: string;
}

/** A ready sheet in a file of reports. */
export interface SaidReady {
  readonly kind: ReadyKind;
  /** What stood in the cells on top that are a person's to change, by their keys. */
  readonly inputs: Readonly<Record<string, SheetValue>>;
}

const readyKey = (id: string): string => `activtrak.ready.${id}`;
const OWN_KEY = 'activtrak.own.';
const ownWord = (sheet: OwnSheet, of: OwnOf | undefined): string => (of ? `${sheet}.${of.handle}` : sheet);

const OWN = 'own.';
/** Whose marks one of the user's own sheets has. */
export const ownOwner = (sheet: OwnSheet, of?: OwnOf): string => OWN + ownWord(sheet, of);

/** Whether marks are those of one of the user's own sheets. */
export const isOfOwnSheet = (owner: string): boolean => owner.startsWith(OWN);

/** The hidden sheet of an owner while it is made. */
export const hiddenName = (owner: string): string => `ActivTrak ${owner}`.slice(0, MOST_NAME_CHARACTERS);

/** The ID under which a ready sheet's chart is kept. */
export const readyChart = (id: string): string => `${id}.ready`;

/** The ready sheet of a report; `undefined` if it has none that this version knows. */
export const loadReady = (documents: KeyValueStore, id: string): Task<KeptReady | undefined> => load(documents, readyKey(id));

/** What a file of reports says of a ready sheet: what it is, and what was chosen. Formulas stay behind, as those of a stranger could send data away. */
export function* readySaid(documents: KeyValueStore, id: string): Task<{ readonly ready?: SaidReady }> {
  const kept = yield* loadReady(documents, id);
  if (kept === undefined || kept.isDeleted) return {};
  const { kind, top } = kept.blueprint;
  const inputs = top.flatMap(({ key, holds }) => (holds.kind === 'input' ? [[key, holds.value]] : []));
  return { ready: { kind, inputs: Object.fromEntries(inputs) } };
}

/** Whether this version can draw a ready sheet. @throws ActivTrakError `argument` for one as only a newer panel makes them */
export function checkBlueprint({ version, title }: Blueprint): void {
  if (version !== 1) throw unusable('newer', `“${title}”`);
}

/** Keeps the ready sheet of a report in place of the one before. */
export const saveReady = (documents: KeyValueStore, id: string, kept: KeptReady): Task<void> =>
  wait(documents.set(readyKey(id), JSON.stringify(kept)));

/** Whether a newer version made the ready sheet of a report. */
export function* wasDrawnByNewer(documents: KeyValueStore, id: string): Task<boolean> {
  return isNewerState(yield* wait(documents.get(readyKey(id))));
}

/** What is in the document of a ready sheet stays as the person's own, and it is drawn anew where the report goes. */
export function* leaveReady(documents: KeyValueStore, sheets: MarkedSheets, id: string): Task<void> {
  const kept = yield* loadReady(documents, id);
  if (kept === undefined) return;
  const owner = readyOwner(id);
  const begun = yield* wait(sheets.sheet('name', hiddenName(owner)));
  if (begun) yield* wait(sheets.removeSheet(begun.id));
  const names = (yield* wait(sheets.marks(owner))).map(({ name }) => name);
  yield* wait(sheets.removeMarks(owner, names));
  yield* saveReady(documents, id, { version: 1, blueprint: kept.blueprint, own: kept.own });
}

/** Forgets the ready sheet of a report; what stands in the document stays. */
export const forgetReady = (documents: KeyValueStore, id: string): Task<void> => wait(documents.remove(readyKey(id)));

/** One of the user's own sheets; `undefined` before it was made. */
export const loadOwn = (documents: KeyValueStore, sheet: OwnSheet, of?: OwnOf): Task<MadeSheet | undefined> =>
  load(documents, OWN_KEY + ownWord(sheet, of));

/** All of the user's own sheets that were made in a document, of every connection, with whose marks they have. */
export function* everyOwn(documents: KeyValueStore): Task<readonly (MadeSheet & { readonly owner: string })[]> {
  const found: (MadeSheet & { readonly owner: string })[] = [];
  for (const key of Object.keys(yield* wait(documents.all(OWN_KEY))).sort()) {
    const made = yield* load<MadeSheet>(documents, key);
    if (made) found.push({ ...made, owner: OWN + key.slice(OWN_KEY.length) });
  }
  return found;
}

/** Keeps what is known of one of the user's own sheets. */
export const saveOwn = (documents: KeyValueStore, sheet: OwnSheet, of: OwnOf | undefined, made: MadeSheet): Task<void> =>
  wait(documents.set(OWN_KEY + ownWord(sheet, of), JSON.stringify(made)));

function* load<Kept extends { readonly version: 1 }>(documents: KeyValueStore, key: string): Task<Kept | undefined> {
  const kept = yield* loadJson<Kept>(documents, key);
  return kept?.version === 1 ? kept : undefined;
}
