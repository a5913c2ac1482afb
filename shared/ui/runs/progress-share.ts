import type { Progress } from '../../report/kept/run';

/** How far a refresh is, 0 to 1; `undefined` where nobody knows. */
export function progressShare({ pages, pagesExpected, rows, rowsExpected, share, phase }: Progress): number | undefined {
  if (phase === 'writing') return 1;
  if (rowsExpected) return Math.min(1, rows / rowsExpected);
  if (share !== undefined) return share;
  return pagesExpected ? Math.min(1, pages / pagesExpected) : undefined;
}
