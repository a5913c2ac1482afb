/**
 * Which of a reading's ways are open: which may begin, whose turn it is, and which are over after a round of pages. Pure.
 * @module
 */
import { REQUESTS_TOGETHER } from '../../api/client';
import { firstWalk, type Stride, type Walk } from '../../api/walk';
import { type Counters, countedTogether, NO_COUNTERS } from './counters';
import { isSideBySide, type OpenWay, type Reading, type ReadingPlan } from './reading';
import type { Way, Ways } from './ways';

/** So many ways, and so many characters of cursors, are kept between two calls. */
const MOST_OPEN = 31;
const MOST_CURSOR_CHARACTERS = 3000;

/** How many ways are open at once; fewer where cursors are long. The first page shows that. */
function mostOpen(plan: ReadingPlan, reading: Reading): number {
  if (reading.pages === 0) return 1;
  if (plan.partsTogether) return REQUESTS_TOGETHER;
  if (!isSideBySide(plan, reading)) return 1;
  return Math.max(1, Math.min(MOST_OPEN, Math.floor(MOST_CURSOR_CHARACTERS / (reading.longest ?? 1))));
}

/**
 * The reading with the ways that may begin now.
 * @param rows how many the heap has
 */
export function withOpened(plan: ReadingPlan, reading: Reading, ways: Ways, rows: number): Reading {
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
  if (open.length === reading.open.length) return { ...reading, next };
  return { ...reading, open, next, rowsBefore: rows, ...(plan.partsTogether ? {} : { countersBefore: reading.counters }) };
}

/**
 * The ways whose turn it is: those that have come least far.
 * @param together how many may be asked about at once
 */
export function waysInTurn(open: readonly OpenWay[], together: number): readonly OpenWay[] {
  if (open.length <= together) return open;
  const turn = new Set([...open].sort((one, other) => one.walk.page - other.walk.page).slice(0, together));
  return open.filter((one) => turn.has(one));
}

/** What came of a way whose turn it was, with what was counted in the rows that are kept. */
export interface WayDone extends Stride {
  readonly counters: Counters;
}

const isOpen = (state: Stride['state']): boolean => state === 'more' || state === 'again';

/**
 * The reading with what a round's rows were counted to be. Of parts side by side the open ones are counted each for itself, since they may begin again.
 */
export function withCounted(plan: ReadingPlan, reading: Reading, done: ReadonlyMap<number, WayDone>): Reading {
  if (!plan.partsTogether) {
    const counters = [...done.values()].reduce((all, one) => countedTogether(all, one.counters), reading.counters);
    return { ...reading, counters };
  }
  let { countersBefore } = reading;
  const open = reading.open.map((one): OpenWay => {
    const { state, counters } = done.get(one.way) ?? { state: 'more', counters: NO_COUNTERS };
    const own = state === 'again' ? NO_COUNTERS : countedTogether({ ...NO_COUNTERS, ...one.counters }, counters);
    if (isOpen(state)) return { ...one, counters: withoutZeros(own) };
    countersBefore = countedTogether(countersBefore, own);
    return { ...one, counters: {} };
  });
  const counters = open.reduce((all, one) => countedTogether(all, { ...NO_COUNTERS, ...one.counters }), countersBefore);
  return { ...reading, open, countersBefore, counters };
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
  for (const one of reading.open) {
    const { way } = one;
    const { walk, state } = done.get(way) ?? { ...one, state: 'more' };
    const { part, place, range, endless, kind } = ways.at(way) as Way;
    longest = Math.max(longest, walk.cursor?.length ?? 0);
    if (isOpen(state)) {
      open.push({ ...one, walk: plan.partsTogether ? keptNumbered(walk) : kind === 'whole' ? walk : kept(walk) });
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

/** What of a way by numbers is needed further on. How it is asked for is kept once for all parts of a kind. */
const keptNumbered = ({ attempt, page, dialect: _, turned: __, proven: ___, lastRows: ____, ...walk }: Walk): Walk => ({
  attempt,
  page,
  ...withoutZeros(walk),
});

const withoutZeros = <T extends object>(counts: T): Partial<T> =>
  Object.fromEntries(Object.entries(counts).filter(([, value]) => value)) as Partial<T>;

/** What of a way by cursor is needed further on: many are kept together. */
function kept({ attempt, page, rows, empty, lastRows, cursor, mark }: Walk): Walk {
  return {
    attempt,
    page,
    cursor,
    ...(rows ? { rows } : {}),
    ...(empty ? { empty } : {}),
    ...(lastRows ? { lastRows } : {}),
    ...(mark ? { mark } : {}),
  };
}
