import type { Walk } from '../../api/streams/walk';
import type { Progress } from '../kept/run';
import { pagesByTime } from '../reading/pages-by-time';
import { isSideBySide, type Reading, type ReadingPlan } from '../reading/reading';
import { waysOf } from '../reading/ways';
import type { RunState } from './run-state';

/** How far a reading is. Nobody knows how long a way by cursors is, nor how long the parts are that have not begun. */
export function progressOf(reading: Reading, { plan, put, staged, fill }: Pick<RunState, 'plan' | 'put' | 'staged' | 'fill'>): Progress {
  const { open, pages, counters } = reading;
  const { page = 0, total, perPage } = open[0]?.walk ?? {};
  const isKnown = total !== undefined && perPage !== undefined && plan.parts.length === 1;
  const ofLeg = isKnown ? Math.min(1, page / pagesIn({ total, perPage })) : shareOf(reading, plan);
  if (fill && fill.of > 0) {
    const days = Math.min(plan.range.to - plan.range.from + 1, fill.of - fill.left);
    const share = Math.max(reading.share ?? 0, (fill.of - fill.left - days * (1 - ofLeg)) / fill.of);
    return { pages, pagesExpected: undefined, rows: counters.rows, rowsExpected: undefined, share, phase: 'reading' };
  }
  return {
    pages,
    pagesExpected: isKnown ? pages - page + pagesIn({ total, perPage }) : undefined,
    rows: counters.rows,
    rowsExpected: isKnown ? total : undefined,
    share:
      put !== undefined
        ? put / staged.rows
        : plan.parts.length > 1 || isSideBySide(plan, reading)
          ? Math.max(reading.share ?? 0, shareOf(reading, plan))
          : undefined,
    phase: put === undefined ? 'reading' : 'writing',
  };
}

const pagesIn = ({ total = 0, perPage = 1 }: Pick<Walk, 'total' | 'perPage'>): number => Math.max(1, Math.ceil(total / perPage));

/** So much at most while pages are missing. */
const ALMOST = 0.95;

/**
 * Where ways don't say how many pages they have, one with times has as many as its records so far let expect. All others are taken to have as many as
 * those that are over have, or one more than the open ones so far; so it may fall as longer ones are met.
 */
function shareOf(reading: Reading, plan: ReadingPlan): number {
  const { open, next, pages } = reading;
  const { at, count } = waysOf(plan, reading);
  const all = Array.from({ length: count }, (_, number) => number).filter((number) => at(number));
  const begun = all.filter((number) => number < next).length;
  const over = begun - open.length;
  const ofOpen = open.reduce((sum, { walk }) => sum + walk.page, 0);
  const longest = Math.max(over > 0 ? (pages - ofOpen) / over : 0, ...open.map(({ walk }) => walk.page + 1));
  const expected = open.map(({ walk, times }) => {
    const known = walk.total === undefined ? times && pagesByTime(walk.page, times) : pagesIn(walk);
    return known === undefined ? longest : Math.max(walk.page + 1, known);
  });
  const ofBegun = pages - ofOpen + expected.reduce((sum, one) => sum + one, 0);
  const perWay = Math.max(longest, begun > 0 ? ofBegun / begun : 0);
  return Math.min(ALMOST, pages / Math.max(1, ofBegun + (all.length - begun) * perWay));
}
