import type { Progress, RunRecord, Trigger } from '../../report/kept/run';
import { countWords, numberWords } from '../../words/en/numbers';

/** `Page 3 of 12 · 3,000 of 11,240 rows`, with what is known. */
export function progressWords({ phase, pages, pagesExpected, rows, rowsExpected }: Progress): string {
  if (phase === 'writing') return `Writing ${countWords(rows, 'row')} into the sheet`;
  if (pages === 0) return 'Asking ActivTrak';
  const ofPages = pagesExpected === undefined ? countWords(pages, 'page') : `Page ${numberWords(pages)} of ${numberWords(pagesExpected)}`;
  const ofRows = rowsExpected === undefined ? countWords(rows, 'row') : `${numberWords(rows)} of ${countWords(rowsExpected, 'row')}`;
  return `${ofPages} · ${ofRows}`;
}

/** How far a refresh is, 0 to 1; `undefined` where nobody knows. */
export function progressShare({ pages, pagesExpected, rows, rowsExpected, phase }: Progress): number | undefined {
  if (phase === 'writing') return 1;
  if (rowsExpected) return Math.min(1, rows / rowsExpected);
  return pagesExpected ? Math.min(1, pages / pagesExpected) : undefined;
}

const TRIGGER_WORDS: Readonly<Record<Trigger, string>> = { hand: 'by hand', schedule: 'by schedule', request: 'on request' };

/** `by schedule · 3 pages · 4 s`. */
export function runWords({ trigger, pages, retries, ms }: RunRecord): string {
  const again = retries > 0 ? [`${countWords(retries, 'request')} sent again`] : [];
  return [TRIGGER_WORDS[trigger], countWords(pages, 'page'), ...again, `${Math.max(1, Math.round(ms / 1000))}\u00a0s`].join(' · ');
}
