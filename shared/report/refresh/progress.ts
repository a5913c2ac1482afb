import type { Progress } from '../kept/run';
import type { Reading } from '../reading/reading';
import type { RunState } from './run-state';

/** How far a reading is. Nobody knows how long a way by cursors is, nor how long the parts are that have not begun. */
export function progressOf({ open, pages, counters }: Reading, { plan }: Pick<RunState, 'plan'>): Progress {
  const { page = 0, total, perPage } = open[0]?.walk ?? {};
  const isKnown = total !== undefined && perPage !== undefined && plan.parts.length === 1;
  return {
    pages,
    pagesExpected: isKnown ? pages - page + Math.max(1, Math.ceil(total / perPage)) : undefined,
    rows: counters.rows,
    rowsExpected: isKnown ? total : undefined,
    phase: 'reading',
  };
}
