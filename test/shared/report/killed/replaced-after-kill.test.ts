import type { Report } from '../../../../shared/report/definition/definition';
import { expectSame } from '../../../doubles/same-as';
import { longAfter } from './killed-cases';
import { COLUMNS, EDIT_NAMES, editAfterKill, OLD, prepared, secondsIn, secondsOf, tried } from './killed-log';
import { refreshKnown } from './known-ends';

/** Without the header, or the marks of its end, a report is refused whatever its disposition is. */
const EDITS = EDIT_NAMES.filter((edit) => !edit.includes('header'));

describe.each([
  ['without identity', 40, false],
  ['with log ids', 40, true],
  ['without a moment', 700, false],
] as const)('a log %s that was replaced, put aside before and killed anywhere (%i rows, columns apart: %s)', (name, more, isApart) => {
  const bench = prepared(COLUMNS[name] as Report['columns'], false, more, isApart, 'replace');
  const states = tried(bench, more);
  const refresh = refreshKnown(bench);
  it.each(EDITS)('has each record once, where somebody %s', (edit) => {
    for (const { dies, restore } of states) {
      restore();
      longAfter(bench);
      editAfterKill(edit, bench);
      const { outcome, message } = refresh();
      const at = [dies, message];
      if (outcome === 'failed' && message.startsWith('The last rows of')) continue;
      if (outcome === 'failed') throw new Error(at.join());
      const wanted = Array.from({ length: OLD + more }, (_, index) => secondsOf(index));
      expectSame(at, [...secondsIn(bench)].sort(), wanted.sort());
    }
  });
});
