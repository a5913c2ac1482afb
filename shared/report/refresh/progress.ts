import type { Progress } from '../kept/run';
import { isSideBySide, type Reading, type ReadingPlan } from '../reading/reading';
import { waysOf } from '../reading/ways';
import type { RunState } from './run-state';

/** How far a reading is. Nobody knows how long a way by cursors is, nor how long the parts are that have not begun. */
export function progressOf(reading: Reading, { plan }: Pick<RunState, 'plan'>): Progress {
  const { open, pages, counters } = reading;
  const { page = 0, total, perPage } = open[0]?.walk ?? {};
  const isKnown = total !== undefined && perPage !== undefined && plan.parts.length === 1;
  return {
    pages,
    pagesExpected: isKnown ? pages - page + Math.max(1, Math.ceil(total / perPage)) : undefined,
    rows: counters.rows,
    rowsExpected: isKnown ? total : undefined,
    days: isSideBySide(plan, reading) ? daysOf(reading, plan) : undefined,
    phase: 'reading',
  };
}

/** Days whose ways are over, of all; with several parts a day counts for as many as have it. */
function daysOf(reading: Reading, plan: ReadingPlan): NonNullable<Progress['days']> {
  const ways = waysOf(plan, reading);
  const open = new Set(reading.open.map(({ way }) => way));
  let read = 0;
  for (let number = 0; number < reading.next; number += 1) {
    const way = open.has(number) ? undefined : ways.at(number);
    if (way && way.kind !== 'rest') read += way.range.to - way.range.from + 1;
  }
  return { read: Math.floor(read / plan.parts.length), of: plan.range.to - plan.range.from + 1 };
}
