/**
 * Which of a reading's ways are open: which may begin, whose turn it is, and which are over after a round of pages. Pure.
 * @module
 */
import { REQUESTS_TOGETHER } from '../../api/requests/client';
import { firstWalk, type Stride, type Walk } from '../../api/streams/walk';
import { type Counters, countedTogether, NO_COUNTERS } from './counters';
import { type Times, timesTogether } from './pages-by-time';
import { isSideBySide, type OpenWay, type Reading, type ReadingPlan } from './reading';
import type { Way, Ways } from './ways';

/** So many ways of days, and so many characters of cursors, are kept between two calls. */
const MOST_DAYS = 31;
const MOST_CURSOR_CHARACTERS = 3000;

/** How many ways are open at once; fewer where cursors are long. The first page shows that, and how the server is to be asked. */
function mostOpen(plan: ReadingPlan, reading: Reading): number {
  if (reading.pages === 0) return 1;
  const most = isSideBySide(plan, reading) ? MOST_DAYS : REQUESTS_TOGETHER;
  return Math.max(1, Math.min(most, Math.floor(MOST_CURSOR_CHARACTERS / (reading.longest ?? 1))));
}

/** The reading with the ways that may begin now. */
export function withOpened(plan: ReadingPlan, reading: Reading, ways: Ways): Reading {
  const open: OpenWay[] = [...reading.open];
  const most = mostOpen(plan, reading);
  const isOpenable = (phase: ReturnType<Ways['phase']>): boolean => {
    if (phase === 'days') return open.every(({ way, walk }) => ways.phase(way) !== 'lead' || walk.page > 0);
    return phase === 'lead' || open.every(({ way }) => ways.phase(way) === 'rest');
  };
  let { next } = reading;
  for (; next < ways.count && open.length < most && isOpenable(ways.phase(next)); next += 1) {
    const way = ways.at(next);
    if (way) open.push({ way: next, walk: { ...firstWalk(way), ...reading.tries?.[next] } });
  }
  return { ...reading, open, next };
}

/** The reading after a pause. Meanwhile rows may have gone, which nobody sees among more that came. */
export const afterPause = (reading: Reading): Reading => ({
  ...reading,
  open: reading.open.map((one) => ({ ...one, walk: { ...one.walk, rested: true } })),
});

/** What came of a way whose turn it was, with what was counted in the rows that are kept. */
export interface WayDone extends Stride {
  readonly counters: Counters;
  readonly times?: Times | undefined;
}

const isOpen = (state: Stride['state']): boolean => state === 'more' || state === 'again';

/** The reading with what a round's rows were counted to be. Ways that are all of a part are counted each for itself while they are open. */
export function withCounted(reading: Reading, ways: Ways, done: ReadonlyMap<number, WayDone>): Reading {
  let { over } = reading;
  const open = reading.open.map(({ counters: before, ...one }): OpenWay => {
    const { state, counters } = done.get(one.way) ?? { state: 'more', counters: NO_COUNTERS };
    const own = state === 'again' ? NO_COUNTERS : countedTogether({ ...NO_COUNTERS, ...before }, counters);
    if (isOpen(state) && ways.at(one.way)?.kind === 'whole') return { ...one, counters: withoutZeros(own) };
    over = countedTogether(over, own);
    return one;
  });
  return {
    ...reading,
    open,
    over,
    counters: open.reduce((all, { counters }) => countedTogether(all, { ...NO_COUNTERS, ...counters }), over),
  };
}

/**
 * The reading after a round, without the ways that are over.
 * @param done what came of the ways whose turn it was, by their numbers
 */
export function afterRound(plan: ReadingPlan, reading: Reading, ways: Ways, done: ReadonlyMap<number, WayDone>): Reading {
  const open: OpenWay[] = [];
  const cursors = { ...reading.cursors };
  const tips = [...(reading.tips ?? [])];
  let { counted, longest = 1 } = reading;
  for (const { times: before, ...one } of reading.open) {
    const { way } = one;
    const { walk, state, times: came } = done.get(way) ?? { ...one, state: 'more', times: undefined };
    const { part, place, range, endless, kind } = ways.at(way) as Way;
    longest = Math.max(longest, walk.cursor?.length ?? 0);
    if (isOpen(state)) {
      const times = timesTogether([before, came]);
      open.push({ ...one, walk: kept(walk), ...(times && state !== 'again' ? { times } : {}) });
      continue;
    }
    counted &&= walk.total !== undefined;
    if (walk.cursor !== undefined && (kind === 'whole' || endless)) cursors[part.key] = walk.cursor;
    // Without a record there may be no cursor yet, and its last days are taken along.
    const isBare = kind === 'lead' && endless && walk.cursor === undefined && (walk.rows ?? 0) === 0;
    if (!isBare || range.from === plan.range.from) continue;
    tips[place] = Math.max(plan.range.from, range.from - 2 * (range.to - range.from + 1));
    open.push({ way, walk: firstWalk({ cursor: undefined }) });
  }
  return {
    ...reading,
    open,
    cursors,
    counted,
    longest,
    ...(tips.length > 0 ? { tips: Array.from(tips, (tip) => tip ?? plan.range.to) } : {}),
  };
}

/** What of a way is needed further on: many are kept together. How it is asked for is kept once for all parts of a kind. */
const kept = ({ attempt, page, dialect: _, turned: __, proven: ___, ...walk }: Walk): Walk => ({ attempt, page, ...withoutZeros(walk) });

const withoutZeros = <T extends object>(counts: T): Partial<T> =>
  Object.fromEntries(Object.entries(counts).filter(([, value]) => value)) as Partial<T>;
