import type { Report } from '../../../../shared/report/definition/definition';
import { expectSame } from '../../../doubles/same-as';
import { longAfter } from './killed-cases';
import { COLUMNS, EDIT_NAMES, editAfterKill, isTold, OLD, prepared, rowsOf, secondsIn, secondsOf, tried } from './killed-log';
import { refreshKnown } from './known-ends';

describe.each(
  Object.keys(COLUMNS).flatMap((name) =>
    [[40, true, false], [40, false, true], ...(isTold(name) ? [[700, true, false] as const, [700, false, false] as const] : [])].map(
      ([more, statusLine, isApart]) => [name, more, statusLine, isApart] as const,
    ),
  ),
)(
  'an append of the log %s that was killed anywhere (%i rows, status line: %s, columns apart: %s), before somebody',
  (name, more, statusLine, isApart) => {
    const bench = prepared(COLUMNS[name] as Report['columns'], statusLine as boolean, more as number, isApart as boolean);
    const states = tried(bench, more as number);
    const refresh = refreshKnown(bench);
    it.each(EDIT_NAMES)('%s, has each record once and all but deleted ones, or says why not', (edit) => {
      for (const { dies, restore } of states) {
        restore();
        const before = secondsIn(bench);
        longAfter(bench);
        editAfterKill(edit, bench);
        const [left, rows] = [secondsIn(bench), rowsOf(bench)];
        const { message, outcome } = refresh();
        const at = [dies, message];
        if (outcome === 'failed') {
          expectSame(at, rowsOf(bench), rows);
          const isMixed = edit.includes('sort') && (isApart || !isTold(name));
          // Before it claimed rows, the end goes with its marks.
          const isEndGone = before.length === OLD && message.startsWith('The last rows of');
          expectSame(at, isMixed || isEndGone || edit.includes('header'), true);
          continue;
        }
        const seconds = secondsIn(bench);
        const found = new Set(seconds);
        expectSame(at, found.size, seconds.length);
        const isLeft = new Set(left);
        const deleted = new Set(before.filter((one) => !isLeft.has(one)));
        const wanted = Array.from({ length: OLD + (more as number) }, (_, index) => secondsOf(index)).filter((one) => !deleted.has(one));
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
