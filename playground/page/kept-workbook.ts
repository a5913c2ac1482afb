/** Workbooks kept in this browser, so that a reload goes on where it was: cells as Univer saves them, and what is tied to them. */
import { CommandType, ICommandService, type IWorkbookData, type Univer } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { ANCHOR_KINDS, type Anchor, type SpreadsheetBackend } from '../spreadsheet/backend';

const DATABASE = 'activtrak-playground';
const STORE = 'workbooks';
/** Changes that come one upon another are saved together. */
const QUIET_MS = 700;
/** Saving more takes so long that a person notices. */
const MOST_CELLS = 300_000;

export interface KeptWorkbook {
  readonly workbook: Partial<IWorkbookData>;
  readonly anchors: readonly Anchor[];
  /** What the host keeps beside the cells. */
  readonly beside?: unknown;
}

/** `undefined` where none is kept, or this browser keeps none. */
export async function keptWorkbook(id: string): Promise<KeptWorkbook | undefined> {
  return (await inStore('readonly', (store) => store.get(id)).catch(() => undefined)) as KeptWorkbook | undefined;
}

export const putWorkbook = (id: string, kept: KeptWorkbook): Promise<unknown> => inStore('readwrite', (store) => store.put(kept, id));

export const forgetWorkbook = (id: string): Promise<unknown> => inStore('readwrite', (store) => store.delete(id)).catch(() => undefined);

export interface KeepingOptions {
  readonly univer: Univer;
  readonly api: FUniver;
  readonly spreadsheet: SpreadsheetBackend;
  readonly id: string;
  readonly beside?: () => unknown;
  /** It cannot be kept any more, for this reason. */
  readonly failed: (reason: string) => void;
}

export interface Keeping {
  /** Saves at once. */
  save(): Promise<KeptWorkbook>;
  /** Something was changed that Univer does not know of. */
  changed(): void;
}

/** Saves the workbook a moment after each change. */
export function keepWorkbook({ univer, api, spreadsheet, id, beside, failed }: KeepingOptions): Keeping {
  const open = (api as unknown as { getActiveWorkbook(): { save(): IWorkbookData } }).getActiveWorkbook;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSaid = false;

  function cells(): number {
    return spreadsheet.sheets().reduce((sum, { key }) => {
      const { rows, columns } = spreadsheet.used(key);
      return sum + rows * columns;
    }, 0);
  }

  async function save(): Promise<KeptWorkbook> {
    clearTimeout(timer);
    const anchors = ANCHOR_KINDS.flatMap((kind) => spreadsheet.anchors(kind));
    const kept = { workbook: open.call(api).save(), anchors, ...(beside && { beside: beside() }) };
    await putWorkbook(id, kept);
    return kept;
  }

  async function saveSoon(): Promise<void> {
    try {
      if (cells() > MOST_CELLS) throw new Error('it has more than 300,000 cells');
      await save();
      isSaid = false;
    } catch (failure) {
      if (!isSaid) failed((failure as Error).message);
      isSaid = true;
      await forgetWorkbook(id);
    }
  }

  function changed(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void saveSoon(), QUIET_MS);
  }

  univer
    .__getInjector()
    .get(ICommandService)
    .onCommandExecuted(({ type }) => {
      if (type === CommandType.MUTATION) changed();
    });
  return { save, changed };
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
  const database = await answered(opening);
  try {
    return await answered(work(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('This browser keeps nothing.'));
  });
