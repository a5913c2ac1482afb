import type { Report } from '../../../../shared/report/definition/definition';
import { expectEachOnce } from './each-once';
import { COLUMNS, EDIT_NAMES, isTold, logOf, OLD, prepared, tried } from './killed-log';
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
      const meanwhile = (): void => {
        bench.clock.advance(DAY);
        bench.serve(served, { largestPage: Math.ceil(more / 3) });
      };
      for (const state of states) expectEachOnce(bench, state, refresh, { edit, more, isSortable: !isApart && isTold(name), meanwhile });
    });
  },
);
