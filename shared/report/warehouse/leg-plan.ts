/**
 * Which days a refresh reads next for a table. A spreadsheet takes all days at once; a table takes them leg by leg, each whole when it ends, so that a year of
 * thousands of people is filled over as many calls as it takes. Pure.
 * @module
 */

import { otherTableSettings } from '#words/warehouse';
import { STREAMS } from '../../api/streams/streams';
import { wrong } from '../../errors';
import type { DateRange } from '../../model/date-range';
import type { Report } from '../definition/definition';
import { type Bookmark, followsCursor } from '../kept/bookmark';
import { hasMeaning, type ReportState, whoWord } from '../kept/report-state';
import { NO_END } from '../reading/reading';
import { ofConnection, partsAsked, type RefreshPlan, withDaysTogether } from '../reading/reading-plan';
import { isOfRecords } from './table-shape';

/** So many days are read together: a log's days go side by side, and hours of 2,000 people fit into memory. */
const LEG_DAYS = 31;

/** What a leg follows from. */
export interface LegAsked {
  readonly report: Report;
  /** The days that the report is about now, up to today at most. */
  readonly range: DateRange;
  /** What the table was filled for by earlier legs; `undefined` for nothing. */
  readonly bookmark: Bookmark | undefined;
  readonly today: number;
  readonly connection: string;
  /** The first day that this refresh has not brought up to date; `undefined` where it has begun with none. */
  readonly next?: number | undefined;
}

/** One leg. */
export interface Leg {
  readonly plan: RefreshPlan;
  /** The first day that is not up to date after it. */
  readonly next: number;
}

/** The bookmark of a report's table. @throws ActivTrakError `argument` where its rows mean something else than new ones would */
export function tableBookmark(report: Report, state: ReportState | undefined): Bookmark | undefined {
  const { bookmark } = state ?? {};
  if (state && !(hasMeaning(state, report) && (bookmark === undefined || bookmark.who === whoWord(report))))
    throw wrong(otherTableSettings(report.name));
  return bookmark;
}

/**
 * The next leg, or `undefined` where there is none: first what is new, which in an empty table are the newest days, with the log's cursor; then the days
 * before those that it has, newest first.
 */
export function nextLegOf({ bookmark, ...asked }: LegAsked): Leg | undefined {
  const own = { ...asked, bookmark: bookmark && ofOwnConnection(asked.report, bookmark, asked.connection) };
  return forwardLeg(own) ?? backwardLeg(own);
}

/** Whether several connections have filled a table, some of which may see fewer people than others. */
export const isOfSeveral = ({ others = {} }: Bookmark): boolean => Object.keys(others).length > 0;

/** How many days the legs from here on have; one that follows a cursor has none. */
export function daysLeft(asked: LegAsked): number {
  let [count, now] = [0, asked];
  for (let leg = nextLegOf(now); leg; leg = nextLegOf(now)) {
    const { reading, bookmark } = leg.plan;
    if (reading.parts.every(({ cursor }) => cursor === undefined)) count += reading.range.to - reading.range.from + 1;
    now = { ...now, bookmark, next: leg.next };
  }
  return count;
}

/** What a run keeps of a leg that it begins. */
export const legFill = (asked: LegAsked, leg: Leg | undefined): { readonly left: number; readonly next?: number } =>
  leg === undefined ? { left: 0 } : { left: daysLeft({ ...asked, bookmark: leg.plan.bookmark, next: leg.next }), next: leg.next };

function forwardLeg({ report, range, today, connection, next, bookmark }: LegAsked): Leg | undefined {
  const end = range.to;
  if (next !== undefined && next > end) return undefined;
  const continues = STREAMS[report.stream].paging.continues;
  const isEndless = continues && end >= today;
  const follows =
    bookmark && (isEndless || followsCursor(bookmark)) && partsAsked(report, bookmark.cursors).every(({ cursor }) => cursor !== undefined);
  if (bookmark && continues && follows) {
    const from = Math.min(bookmark.from, range.from);
    const reading = {
      parts: partsAsked(report, bookmark.cursors),
      range: { from: Math.min(bookmark.to, end), to: end },
      window: { from, to: isEndless ? NO_END : end },
      anewFrom: Math.max(from, Math.min(bookmark.to, end) + 1 - report.rereadDays),
    };
    const after = { ...bookmark, to: Math.max(bookmark.to, end) };
    const closed = { from: after.from, to: after.to, who: after.who, way: 'days', cursors: {} } as const;
    return { plan: { disposition: 'merge', reading, bookmark: isEndless ? after : closed }, next: end + 1 };
  }
  if (bookmark && !isEndless) {
    const from = Math.max(bookmark.from, next ?? bookmark.to + 1 - report.rereadDays);
    if (from > end) return undefined;
    const days = { from, to: Math.min(end, from + LEG_DAYS - 1) };
    const after = { ...bookmark, way: 'days', to: Math.max(bookmark.to, days.to) } as const;
    return { plan: planOf(report, days, days.to, after), next: days.to + 1 };
  }
  // Without a cursor nobody knows what came since, so that all days are read again, from the newest on.
  const from = Math.max(range.from, end - LEG_DAYS + 1);
  const way = isEndless ? ({ way: 'cursor', connection } as const) : ({ way: 'days', ...(continues ? {} : { connection }) } as const);
  const after = { ...bookmark, ...way, from, to: end, who: whoWord(report), cursors: {} };
  return { plan: planOf(report, { from, to: end }, isEndless ? NO_END : end, after), next: end + 1 };
}

/** The bookmark with what the connection that reads has read itself: its cursors, and from which day on up to which. Another one may see other records, and other people. */
function ofOwnConnection(report: Report, before: Bookmark, connection: string): Bookmark {
  const { connection: other } = before;
  const now = ofConnection(report, before, connection);
  if (other === undefined || other === connection) return now;
  const from = before.others?.[connection]?.[READ_FROM];
  const { [READ_FROM]: _, ...cursors } = now.cursors;
  const others = { ...now.others, [other]: { ...now.others?.[other], [READ_FROM]: String(before.from) } };
  return { ...now, from: from === undefined ? now.from : Number(from), cursors, others };
}

/** Beside a connection's cursors: the day from which on it read. No part is called so. */
const READ_FROM = 'from';

function backwardLeg(asked: LegAsked): Leg | undefined {
  const { report, range, bookmark } = asked;
  if (bookmark === undefined || bookmark.from <= range.from) return undefined;
  const to = bookmark.from - 1;
  const from = Math.max(range.from, to - LEG_DAYS + 1);
  return { plan: planOf(report, { from, to }, to, { ...bookmark, from }), next: asked.next ?? range.to + 1 };
}

/**
 * @param end the last day whose records are taken. In which zone a server cuts its days nobody knows, so that a day more is taken on either side; days that are
 * replaced are taken whole or not at all.
 */
function planOf(report: Report, days: DateRange, end: number, bookmark: Bookmark): RefreshPlan {
  const more = isOfRecords(report) ? 1 : 0;
  const window = { from: days.from - more, to: end === NO_END ? NO_END : end + more };
  return { disposition: 'merge', reading: withDaysTogether(report, { parts: partsAsked(report, {}), range: days, window }), bookmark };
}
