/**
 * What the core asks of a host. Each port has one adapter a host, in `<host>/host/`, and one contract suite in test/contract.
 * @module
 */
import type { MaybePromise } from './task';

/** One GET. Nothing else is ever sent. */
export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer, whatever its status. Header names are in lower case. Status 0: no answer came, and `failure` says why in words without the URL. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly failure?: string;
  /** What stood in the way, where the host knows it better than the status tells. */
  readonly barrier?: Barrier;
}

/** What stands between the host and ActivTrak. */
export interface Barrier {
  /** The sentence for a person, with the next step; no address and no key is in it. */
  readonly words: string;
  /** Whether the same request may get through in a moment. */
  readonly passes: boolean;
  /** @default `network`, which is asked again sooner than a host that limits requests */
  readonly code?: 'rate-limited' | 'too-large';
}

/** Sends a list of requests together and answers in their order. Never throws on a status, nor for one lost connection. */
export interface Transport {
  /** How many of a list are under way at the same time, where that is fewer than a list has; the others wait for their turn. */
  readonly together?: number;
  send(requests: readonly HttpRequest[]): MaybePromise<readonly HttpResponse[]>;
}

/** Strings by key. Secrets (one store a user) and definitions (one store a document) are two stores. */
export interface KeyValueStore {
  get(key: string): MaybePromise<string | undefined>;
  set(key: string, value: string): MaybePromise<void>;
  remove(key: string): MaybePromise<void>;
  /** Everything whose key begins with `prefix`, by key. */
  all(prefix: string): MaybePromise<Readonly<Record<string, string>>>;
}

/** How long a person's key is kept where she works: until it is disconnected, or until the host's page is closed. */
export type KeyPlace = 'device' | 'session';

/** Where a key is kept on the person's own device, and she chooses for how long. */
export interface KeyKeeper {
  place(): MaybePromise<KeyPlace>;
  /** The next key that is saved goes there. One that is saved already stays where it is until it is saved anew. */
  choose(place: KeyPlace): MaybePromise<void>;
}

export interface CacheEntry {
  readonly key: string;
  readonly value: string;
}

/** Strings that may be forgotten at any time. Lists, because one call into a host costs as much as forty keys do. */
export interface Cache {
  /** The values in the order of the keys, `undefined` for each that is gone. */
  get(keys: readonly string[]): MaybePromise<readonly (string | undefined)[]>;
  /** Keeps the entries for `seconds` at most; a host may keep them for less. */
  put(entries: readonly CacheEntry[], seconds: number): MaybePromise<void>;
}

/** Gives the lock back. Calling it twice does nothing more. */
export type Release = () => MaybePromise<void>;

/** Keeps two runs of one name apart. */
export interface Lock {
  /** Waits up to `waitMs` milliseconds; `undefined` when somebody else still has it then. */
  acquire(name: string, waitMs: number): MaybePromise<Release | undefined>;
}

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  sleep(ms: number): MaybePromise<void>;
  /** The calendar day it is now in an IANA zone, as `YYYY-MM-DD`. */
  today(zone: string): string;
  /** What a clock on the wall there shows at a moment (milliseconds since 1970): `YYYY-MM-DDTHH:MM`. */
  wallTime(ms: number, zone: string): string;
}

/** Why a run has to stop. */
export type Spent = 'time' | 'cancelled';

/** How long a run may go on; asked between pages and before a pause. */
export interface Budget {
  /** Whether the budget is spent, or would be `aheadMs` milliseconds from now. */
  spent(aheadMs?: number): Spent | undefined;
}

/** A rectangle of cells; rows and columns count from 0. */
export interface SheetArea {
  /** The host's own word for the sheet, which stays when the sheet is renamed or moved. */
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The size of a grid, empty cells included. */
export interface SheetSize {
  readonly rows: number;
  readonly columns: number;
}

export interface SheetInfo extends SheetSize {
  readonly id: string;
  readonly name: string;
}

/** What a cell holds: text, a number (dates and times as serial numbers), true or false; `''` is empty. */
export type SheetValue = string | number | boolean;

/** A name tied to a row or a column: it goes where people move that, and is gone when they delete it. */
export interface Mark {
  readonly name: string;
  readonly sheet: string;
  readonly on: 'row' | 'column';
  /** Counted from 0. */
  readonly place: number;
}

export interface ColumnWidth {
  /** Counted from 0. */
  readonly column: number;
  readonly characters: number;
}

/** The most that a host's documents hold. */
export interface SheetLimits {
  /** Cells of all sheets together, empty ones too. */
  readonly cells: number;
  /** Of one sheet. */
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell, an apostrophe before them included. */
  readonly characters: number;
}

/** Dumb steps on the sheets of the open document. None of them decides anything. */
export interface SheetWriter {
  readonly limits: SheetLimits;
  /** The sheets that have cells; not those that are a chart or a connection to data elsewhere. */
  sheets(): MaybePromise<readonly SheetInfo[]>;
  /** Makes a sheet of that size at the end; a hidden one is for the product's own use. */
  addSheet(name: string, hidden: boolean, size: SheetSize): MaybePromise<SheetInfo>;
  removeSheet(sheet: string): MaybePromise<void>;
  /** Makes the grid at least so large. */
  grow(sheet: string, rows: number, columns: number): MaybePromise<void>;
  insertColumns(sheet: string, before: number, count: number): MaybePromise<void>;
  /** The owners that have marks in this document. */
  markOwners(): MaybePromise<readonly string[]>;
  marks(owner: string): MaybePromise<readonly Mark[]>;
  /** Sets marks; one of the same name moves. */
  setMarks(owner: string, marks: readonly Mark[]): MaybePromise<void>;
  removeMarks(owner: string, names: readonly string[]): MaybePromise<void>;
  /** The values of areas. */
  read(areas: readonly SheetArea[]): MaybePromise<readonly (readonly (readonly SheetValue[])[])[]>;
  /** The value that `Settings!B1` or a name given to a cell holds; `undefined` when there is no such cell. */
  readReference(reference: string): MaybePromise<SheetValue | undefined>;
  /** The formulas of an area relative to their own cells, so that equal ones do the same; `''` where there is none. */
  formulas(area: SheetArea): MaybePromise<readonly (readonly string[])[]>;
  /** Writes values as they are typed: a text stays text whatever it looks like. */
  write(area: SheetArea, rows: readonly (readonly SheetValue[])[]): MaybePromise<void>;
  /** Empties areas; formats and notes stay. */
  clear(areas: readonly SheetArea[]): MaybePromise<void>;
  /** The number formats of an area's first row. */
  formats(area: SheetArea): MaybePromise<readonly string[]>;
  format(areas: readonly SheetArea[], pattern: string): MaybePromise<void>;
  /** Makes columns so wide that about so many characters fit; one whose width somebody has changed stays as it is. */
  widen(sheet: string, widths: readonly ColumnWidth[]): MaybePromise<void>;
  /** Keeps a sheet's first rows in sight, and out of what is sorted, where the host can. */
  freeze(sheet: string, rows: number): MaybePromise<void>;
  /** Makes headers stand out. */
  emphasize(areas: readonly SheetArea[]): MaybePromise<void>;
  /** Copies an area's values to another place, without taking them into memory. */
  copyValues(from: SheetArea, to: SheetArea): MaybePromise<void>;
  /** Copies the formulas and formats of one row's cells into the `count` rows from row `first` on. */
  fillDown(from: SheetArea, first: number, count: number): MaybePromise<void>;
  /** The sentence why this person may not write into an area, or why rows would not be whole there; `undefined` where nothing is against it. */
  refusal(areas: readonly SheetArea[]): MaybePromise<string | undefined>;
  /** Sees to it that everything is in the document before the next step. */
  flush(): MaybePromise<void>;
}

/** The number formats of what a formula fills. */
export interface ResultFormats {
  /** From the formula's own column on; `undefined` where the host's way is right. */
  readonly columns: readonly (string | undefined)[];
  /** A header and rows below it; else one value. */
  readonly isTable: boolean;
}

/** What of the open document is before the person's eyes. */
export interface Desk {
  /** A random-looking word of the document; a copy has another. Looking for it writes nothing. */
  documentId(): MaybePromise<string>;
  /** Has the document keep its word, for a host that has none of its own. */
  keepDocumentId?(): MaybePromise<void>;
  /** The cell that is selected: the sheet's name, row and column counted from 0. */
  selection(): MaybePromise<{ readonly sheet: string; readonly row: number; readonly column: number }>;
  /** Brings an area before the person. */
  show(area: SheetArea): MaybePromise<void>;
  /** What stands between a formula's arguments: as people type it here, and as `insertFormula` takes it. Without it, a comma. */
  separators?(): MaybePromise<{ readonly typed: string; readonly inserted: string }>;
  /** Puts a formula into the selected cell and formats what it is going to fill, where nobody has set a format. */
  insertFormula(formula: string, formats: ResultFormats): MaybePromise<void>;
  /** Has every formula with this text in it calculated anew, since a host does so only when it or its cells change. */
  updateFormulas(text: string): MaybePromise<FormulasUpdated>;
  /** The names of the sheets that have formulas with this text in them. */
  sheetsWithFormula(text: string): MaybePromise<readonly string[]>;
  /**
   * Turns the formula at the selected cell, and all the cells that it fills, into the values that they show; for a host whose formulas
   * need the product on every computer. Fails with a sentence when no formula with this text is there.
   */
  formulaToValues?(text: string): MaybePromise<FormulaTurned>;
}

/** What came of calculating formulas anew. */
export interface FormulasUpdated {
  readonly updated: number;
  /** Those in cells that the person may not edit. */
  readonly closed: number;
}

/** A formula that was turned into values. */
export interface FormulaTurned {
  /** The cells: `B2:F12`. */
  readonly cells: string;
  readonly formula: string;
}

/** What happens by itself while a document is open, on the key of the person at the device. */
export interface WhileOpen {
  /** The product starts with the document, before anybody opens its panel. */
  readonly loads: boolean;
  /** All reports are refreshed when it starts. */
  readonly refreshes: boolean;
  /** All reports are refreshed every so many minutes; 0 for never. */
  readonly minutes: number;
}

/** The person's wishes for the open document. */
export interface WhileOpenSettings {
  load(): MaybePromise<WhileOpen>;
  save(wishes: WhileOpen): MaybePromise<void>;
}

/** What runs when, for the person at work: due reports are looked for every hour, where the host can. */
export interface Scheduler {
  /** Whether anything runs while the document is closed. */
  readonly whileClosed: boolean;
  /** Sees to it that this person's schedules are served. Gives the sentence why that cannot be. */
  start(): MaybePromise<string | undefined>;
  /** Nothing of this person's has to be served any more. */
  stop(): MaybePromise<void>;
  /** What is wrong with it, for the person, in sentences: consent that is missing, a run that could not reach the document. */
  problems(): MaybePromise<readonly string[]>;
}
