import { expectSame } from '../../../doubles/same-as';
import type { ReportBench } from '../report-bench';
import { longAfter } from './killed-cases';
import { editAfterKill, OLD, rowsOf, secondsIn, secondsOf } from './killed-log';
import type { refreshKnown } from './known-ends';
import type { LeftState } from './left-states';

/** What is done to an append of a log after it was killed. */
interface AfterKill {
  /** What somebody does to the sheet. */
  readonly edit: string;
  /** How many records came, beside those of the refresh before. */
  readonly more: number;
  /** Whether rows that were sorted can be told from those before. */
  readonly isSortable: boolean;
  /** What happens before the next refresh. */
  readonly meanwhile?: () => void;
}

/** Looks that the refresh after a kill leaves each record once and all but those that somebody deleted, or changes nothing and says why not. */
export function expectEachOnce(
  bench: ReportBench,
  { dies, restore }: LeftState,
  refresh: ReturnType<typeof refreshKnown>,
  { edit, more, isSortable, meanwhile }: AfterKill,
): void {
  restore();
  const before = secondsIn(bench);
  longAfter(bench);
  editAfterKill(edit, bench);
  const [left, rows] = [secondsIn(bench), rowsOf(bench)];
  meanwhile?.();
  const { message, outcome } = refresh();
  const at = [dies, before.length, message];
  if (outcome === 'failed') {
    expectSame(at, rowsOf(bench), rows);
    const isMixed = edit.includes('sort') && !isSortable;
    // Before it claimed rows, the end goes with its marks.
    const isEndGone = before.length === OLD && message.startsWith('The last rows of');
    expectSame(at, isMixed || isEndGone || edit.includes('header'), true);
    return;
  }
  const seconds = secondsIn(bench);
  const found = new Set(seconds);
  expectSame(at, found.size, seconds.length);
  const isLeft = new Set(left);
  const deleted = new Set(before.filter((one) => !isLeft.has(one)));
  const wanted = Array.from({ length: OLD + more }, (_, index) => secondsOf(index)).filter((one) => !deleted.has(one));
  expectSame(
    at,
    wanted.filter((one) => !found.has(one)),
    [],
  );
  expectSame(at, refresh().outcome, 'nothing-new');
}
