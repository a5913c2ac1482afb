import { countWords, numberWords } from './numbers';

/** How far a refresh is. What nobody knows is `undefined`. */
interface HowFar {
  readonly phase: 'reading' | 'writing';
  readonly pages: number;
  readonly pagesExpected?: number | undefined;
  readonly rows: number;
  readonly rowsExpected?: number | undefined;
  /** About how much of it is read, or written, 0 to 1. */
  readonly share?: number | undefined;
}

export const ASKING = 'Waiting for ActivTrak';
export const WAITING = 'Waiting for its turn';
export const STARTED = 'The refresh has started.';
export const STARTED_ELSEWHERE = 'The refresh has started. See its progress under “Reports”.';
export const STOPPED = 'The refresh was stopped.';
export const STOPPED_UNCHANGED = 'The refresh was stopped. The sheet is unchanged.';
export const READ_IS_KEPT = 'What was read so far is kept.';

/** `Page 3 of 12 · 3,000 of 11,240 rows`, or `About 40% · 3,000 rows`, with what is known. */
export function progressWords({ phase, pages, pagesExpected, rows, rowsExpected, share }: HowFar): string {
  const percent = share === undefined ? '' : `${Math.round(share * 100)}%`;
  if (phase === 'writing') return `Writing ${countWords(rows, 'row')} to the sheet${percent && ` · ${percent}`}`;
  if (pages === 0) return ASKING;
  if (share !== undefined) return `About ${percent} · ${countWords(rows, 'row')}`;
  const ofPages = pagesExpected === undefined ? countWords(pages, 'page') : `Page ${numberWords(pages)} of ${numberWords(pagesExpected)}`;
  const ofRows = rowsExpected === undefined ? countWords(rows, 'row') : `${numberWords(rows)} of ${countWords(rowsExpected, 'row')}`;
  return `${ofPages} · ${ofRows}`;
}

/** What was read before a refresh was stopped or failed. */
export const keptWords = (progress: HowFar): string =>
  progress.phase === 'writing'
    ? 'Some rows are new already, and the others are kept for a day.'
    : `Read so far: ${progressWords(progress)}. This is kept for a day.`;

/** What buttons do to which report, for who can't see where they stand. */
export const closeResult = (report: string): string => `Close the result of “${report}”`;
export const tryAgain = (report: string): string => `Try again: “${report}”`;
export const closeMessageAbout = (report: string): string => `Close the message about “${report}”`;
export const stopRefreshing = (button: string, report: string): string => `${button} refreshing “${report}”`;
export const continueReport = (report: string): string => `Continue “${report}”`;
export const startAgain = (report: string): string => `Start again: “${report}”`;
export const refreshOf = (report: string): string => `Refresh of “${report}”`;
