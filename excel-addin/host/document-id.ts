import type { KeyValueStore } from '../../shared/ports';
import { inExcel } from './excel-run';

const KEY = 'activtrak.workbook';

/** A random word of the workbook, and the name of its file when that was first known. */
interface Origin {
  readonly word: string;
  readonly file?: string;
}

/**
 * The random word that the workbook keeps in its settings. Those go along into a copy of the file, so a file of another name than
 * at first has that name behind its word: a copy, or the file renamed. An address would tell no more, since one file has several
 * (on the web, synchronised, on a drive). A workbook that was never saved has no file yet.
 */
export async function documentId(store: KeyValueStore): Promise<string> {
  const file = await fileName();
  const kept = await store.get(KEY);
  const before = kept === undefined ? undefined : (JSON.parse(kept) as Origin);
  const origin: Origin = { word: before?.word ?? randomWord(), ...(before?.file === undefined ? { file } : { file: before.file }) };
  const text = JSON.stringify(origin);
  if (text !== kept) await store.set(KEY, text);
  return file === undefined || file === origin.file ? origin.word : `${origin.word} ${file}`;
}

/** 32 letters and digits. */
const randomWord = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** `undefined` for one that was never saved: its name has no ending (ExcelApi 1.7). */
const fileName = (): Promise<string | undefined> =>
  inExcel(async (context) => {
    const { workbook } = context;
    workbook.load('name');
    await context.sync();
    return /\.[a-z]{3,4}$/i.test(workbook.name) ? workbook.name : undefined;
  });
