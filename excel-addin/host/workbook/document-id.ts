import type { KeyValueStore } from '../../../shared/ports';
import { loadJson } from '../../../shared/report/kept/stored-json';
import { runAsync } from '../../../shared/task';
import { randomWord } from '../device/random-word';
import { inExcel } from './excel-run';

const KEY = 'activtrak.workbook';

/** A random word of the workbook, and the name of its file when that was first known. */
interface Origin {
  readonly word: string;
  readonly file?: string;
}

/** The word of a workbook that keeps none yet, for as long as it is open. */
let ownWord: string | undefined;

/**
 * The random word that the workbook keeps in its settings. Those go along into a copy of the file, so a file of another name than
 * at first has that name behind its word: a copy, or the file renamed. An address would tell no more, since one file has several
 * (on the web, synchronised, on a drive). A workbook that was never saved has no file yet. Nothing is written: a workbook that only lets
 * itself be viewed refuses that.
 */
export async function documentId(store: KeyValueStore): Promise<string> {
  const { word, file } = await originOf(store);
  const now = await fileName();
  return now === undefined || file === undefined || now === file ? word : `${word} ${now}`;
}

/** Has the workbook keep its word, and its file's name once it has one. */
export async function keepDocumentId(store: KeyValueStore): Promise<void> {
  const { word, file = await fileName() } = await originOf(store);
  const text = JSON.stringify({ word, ...(file === undefined ? {} : { file }) } satisfies Origin);
  if (text !== (await store.get(KEY))) await store.set(KEY, text);
}

async function originOf(store: KeyValueStore): Promise<Origin> {
  const { word, file } = (await runAsync(loadJson<{ readonly word?: unknown; readonly file?: unknown }>(store, KEY))) ?? {};
  ownWord ??= randomWord();
  // What another program has put there counts as nothing.
  if (typeof word !== 'string') return { word: ownWord };
  return { word, ...(typeof file === 'string' ? { file } : {}) };
}

/** `undefined` for one that was never saved: its name has no ending (ExcelApi 1.7). */
const fileName = (): Promise<string | undefined> =>
  inExcel(async (context) => {
    const { workbook } = context;
    workbook.load('name');
    await context.sync();
    return /\.[a-z]{3,4}$/i.test(workbook.name) ? workbook.name : undefined;
  });
