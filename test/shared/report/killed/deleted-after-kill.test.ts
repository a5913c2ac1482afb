import type { Report } from '../../../../shared/report/definition/definition';
import { expectEachOnce } from './each-once';
import { COLUMNS, EDIT_NAMES, isTold, prepared, tried } from './killed-log';
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
      for (const state of states)
        expectEachOnce(bench, state, refresh, { edit, more: more as number, isSortable: !isApart && isTold(name) });
    });
  },
);
