import type { Report } from '../../../../shared/report/definition/definition';
import { expectSame } from '../../../doubles/same-as';
import { longAfter } from './killed-cases';
import { COLUMNS, EDIT_NAMES, editAfterKill, isTold, logOf, OLD, prepared, rowsOf, secondsIn, secondsOf, tried } from './killed-log';
import { refreshKnown } from './known-ends';

const DAY = 86_400_000;

/** The same log, and since then a second person who is called as the first one is. */
function withNamesake(count: number) {
  const { people, ...log } = logOf(count);
  return { ...log, people: [...people, { id: 99, name: 'Person 1', computerId: 1099, groupIds: [51] }] };
}

const CASES = [
  ['without identity', 700, false],
  ['without identity', 40, true],
  ['by the day alone', 700, false],
  ['without a moment', 700, true],
] as const;

describe.each(CASES)(
  'an append of the log %s that was killed anywhere (%i rows, columns apart: %s), before somebody of the same name came and',
  (name, more, isApart) => {
    const bench = prepared(COLUMNS[name] as Report['columns'], false, more, isApart);
    const states = tried(bench, more);
    const refresh = refreshKnown(bench);
    const served = withNamesake(OLD + more);
    it.each(['changes nothing', ...EDIT_NAMES])('somebody %s, has each record once and all but deleted ones, or says why not', (edit) => {
      for (const { dies, restore } of states) {
        restore();
        const before = secondsIn(bench);
        longAfter(bench);
        editAfterKill(edit, bench);
        const [left, rows] = [secondsIn(bench), rowsOf(bench)];
        bench.clock.advance(DAY);
        bench.serve(served, { largestPage: Math.ceil(more / 3) });
        const { message, outcome } = refresh();
        const at = [dies, before.length, message];
        if (outcome === 'failed') {
          expectSame(at, rowsOf(bench), rows);
          const isMixed = edit.includes('sort') && (isApart || !isTold(name));
          const isEndGone = before.length === OLD && message.startsWith('The last rows of');
          expectSame(at, isMixed || isEndGone || edit.includes('header'), true);
          continue;
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
    });
  },
);
