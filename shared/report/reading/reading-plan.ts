import { groupsCountedOtherwise, settingsDiffer } from '#words/refreshing';
import { STREAMS } from '../../api/streams/streams';
import { wrong } from '../../errors';
import type { DateRange } from '../../model/date-range';
import { isOnlyAdding, MODES, type WriteDisposition } from '../../table/plan/modes';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import type { Report } from '../definition/definition';
import { outputColumns } from '../definition/output';
import { readsTable } from '../definition/reads-table';
import { type Bookmark, type Cursors, followsCursor } from '../kept/bookmark';
import { hasMeaning, isByCombination, type ReportState, whoWord } from '../kept/report-state';
import { NO_END, type Part, type ReadingPlan } from './reading';

/** What a refresh is going to do. */
export interface RefreshPlan {
  readonly reading: ReadingPlan;
  /** How its rows go into the sheet: the first refresh after replacing replaces once more. */
  readonly disposition: WriteDisposition;
  /** The bookmark that is right once the rows are in the sheet, but for the cursors that the reading finds. */
  readonly bookmark: Bookmark | undefined;
}

/** What a plan is made of. */
interface Asked {
  readonly report: Report;
  /** The days that the report is about now. */
  readonly range: DateRange;
  readonly today: number;
  readonly connection: string;
  /** Whether the log is followed by its cursors, as it is while the range goes up to today; a range that ends before is read by its days. */
  readonly byCursor: boolean;
}

/**
 * What to read for a report, by what its sheet has already. Pure.
 * @param range the days that the report is about now
 * @param today of the document's zone
 * @param connection the one that reads, by its id
 * @throws ActivTrakError `argument` when the rows in the sheet mean something else than new ones would.
 */
export function refreshPlan(
  report: Report,
  range: DateRange,
  state: ReportState | undefined,
  today: number,
  connection: string,
): RefreshPlan {
  // All of a table's rows come one way, whomever they are about.
  if (HAS_WAREHOUSE && readsTable(report)) return planInTurn({ ...report, who: [] }, range, state, today, connection);
  const plan = planInTurn(report, range, state, today, connection);
  return { ...plan, reading: withDaysTogether(report, plan.reading) };
}

/** The plan whose days are read side by side, where they can be. */
export const withDaysTogether = (report: Report, reading: ReadingPlan): ReadingPlan => ({ ...reading, ...daysTogether(report, reading) });

/**
 * A log's days are read side by side, where each part begins with its days. What came in the meantime comes again with the next refresh, and
 * is read at once where that could not tell it by its ID.
 */
function daysTogether(report: Report, { parts, range }: ReadingPlan): Pick<ReadingPlan, 'sideBySide' | 'closes'> {
  if (!STREAMS[report.stream].paging.continues || range.to <= range.from || parts.some(({ cursor }) => cursor !== undefined)) return {};
  return { sideBySide: true, ...(isOnlyAdding(report.disposition) && !showsIdentity(report) ? { closes: true } : {}) };
}

function planInTurn(report: Report, range: DateRange, state: ReportState | undefined, today: number, connection: string): RefreshPlan {
  if (!MODES[report.disposition].keeps)
    return { disposition: 'replace', reading: { parts: partsAsked(report, {}), range, window: range }, bookmark: undefined };
  const byCursor = STREAMS[report.stream].paging.continues && range.to >= today;
  const asked = { report, range, today, connection, byCursor };
  if (state === undefined || !MODES[state.disposition].keeps) return beginning(sinceAsked(asked, state?.bookmark));
  refuseMixing(report, state);
  const { bookmark } = state;
  if (bookmark?.who !== whoWord(report)) return forOthers(asked);
  return byCursor || followsCursor(bookmark) ? goingOnByCursor(asked, bookmark) : goingOnByDays(asked, bookmark);
}

/** Where rows that were replaced stay until the first of the days to add is over, those are the days from then on. */
function sinceAsked(asked: Asked, waiting: Bookmark | undefined): Asked {
  const { report, range } = asked;
  if (waiting?.who !== whoWord(report)) return asked;
  return { ...asked, range: { ...range, from: Math.min(range.from, waiting.from) } };
}

/** Fills the sheet for the first time. */
function beginning(asked: Asked): RefreshPlan {
  const { report, range, connection, byCursor } = asked;
  const days = clipped(asked);
  const way = byCursor ? ({ way: 'cursor', connection } as const) : ({ way: 'days' } as const);
  const bookmark = { ...way, from: range.from, to: days.to, who: whoWord(report), cursors: {} };
  const window = byCursor ? { from: range.from, to: NO_END } : days;
  const parts = days.to < days.from ? [] : partsAsked(report, {});
  return { disposition: 'replace', reading: { parts, range: days, window }, bookmark };
}

/** Goes on with other people. The rows of those from before stay, today's too. */
function forOthers(asked: Asked): RefreshPlan {
  const { reading, bookmark } = beginning(asked);
  return { disposition: asked.report.disposition, reading, bookmark: bookmark && { ...bookmark, whoSince: asked.today + 1 } };
}

/** So many connections' cursors are kept beside those of the one that reads; one that is made anew begins with the dates. */
const MOST_OTHERS = 8;

/**
 * The bookmark with the cursors of the connection that reads: one key's cursor has passed records that another key alone could see. What comes
 * again that way is told by its identity; where the sheet does not show it, the days are read again, whose rows can be compared.
 */
export function ofConnection(report: Report, before: Bookmark, connection: string): Bookmark {
  if (before.connection === undefined || before.connection === connection) return { ...before, connection };
  const { [connection]: own, ...others } = before.others ?? {};
  const kept = Object.entries({ ...others, [before.connection]: { ...before.cursors, [READ_TO]: String(before.to) } });
  const { [READ_TO]: to = String(before.to), ...cursors } = own ?? {};
  return {
    ...before,
    connection,
    to: Math.min(before.to, Number(to)),
    cursors: showsIdentity(report) ? cursors : {},
    others: Object.fromEntries(kept.slice(-MOST_OTHERS)),
  };
}

/** Beside a connection's cursors: the day up to which it read. No part is called so. */
const READ_TO = 'to';

/** Whether the sheet shows what tells one record of the log from another. */
const showsIdentity = (report: Report): boolean => outputColumns(report).some(({ key }) => key === 'logId');

/**
 * Goes on where the cursors are; also once more when the range has ended since, so that nothing is missing of its last days. From then on it
 * is read by its days.
 */
function goingOnByCursor(asked: Asked, last: Bookmark): RefreshPlan {
  const { report, range, today, connection, byCursor } = asked;
  const { disposition, rereadDays } = report;
  const before = ofConnection(report, last, connection);
  const { updates } = MODES[disposition];
  const isLonger = updates && range.from < before.from;
  const from = updates ? Math.min(before.from, range.from) : before.from;
  const to = byCursor ? Math.max(today, range.to) : range.to;
  const window = { from, to: byCursor ? NO_END : to };
  // Appended is only what comes after the first day there is.
  if (to < from) return { disposition, reading: { parts: [], range: { from, to }, window }, bookmark: last };
  const isWhole = partsAsked(report, before.cursors).every(({ cursor }) => cursor !== undefined);
  const isGoingOn = followsCursor(last) && !isLonger && (isWhole || updates || showsIdentity(report));
  const cursors = isGoingOn ? before.cursors : {};
  const again = Math.max(from, Math.min(before.to + 1 - rereadDays, to));
  // Without a cursor nobody knows what came since: the days that the report was about when it was read last are read again.
  const anewFrom = Math.max(from, Math.min(range.from, again, before.to - (range.to - range.from)));
  const begin = isGoingOn && isWhole ? Math.min(before.to, to) : anewFrom;
  return {
    disposition,
    // Without a cursor the way begins with the dates.
    reading: { parts: partsAsked(report, cursors), range: { from: begin, to }, window, anewFrom },
    bookmark: byCursor
      ? { ...before, way: 'cursor', from, to: Math.max(last.to, today), cursors }
      : { way: 'days', from, to, who: before.who, cursors: {}, ...whomSince(before) },
  };
}

function goingOnByDays(asked: Asked, before: Bookmark): RefreshPlan {
  const { report, range } = asked;
  const days = clipped(asked);
  const { updates } = MODES[report.disposition];
  const next = Math.min(before.to, days.to) + 1 - (updates ? report.rereadDays : 0);
  const isLonger = updates && range.from < before.from;
  const span = { from: isLonger ? range.from : Math.max(next, before.from), to: days.to };
  // Days between them and those before would count as read, too.
  const isApart = isLonger && days.to < before.from - 1;
  return {
    disposition: report.disposition,
    reading: { parts: span.to < span.from ? [] : partsAsked(report, {}), range: span, window: span },
    bookmark: {
      way: 'days',
      from: isLonger && !isApart ? range.from : before.from,
      to: Math.max(before.to, days.to),
      who: before.who,
      cursors: {},
      ...whomSince(before),
    },
  };
}

const whomSince = ({ whoSince }: Bookmark): Pick<Bookmark, 'whoSince'> => (whoSince === undefined ? {} : { whoSince });

/** Appended rows are never touched again, so only days that are over are appended; what is read by cursor comes as it arrives. */
function clipped({ report, range, today, byCursor }: Asked): DateRange {
  const lasting = isOnlyAdding(report.disposition) && !byCursor;
  return lasting ? { from: range.from, to: Math.max(range.from - 1, Math.min(range.to, today - 1)) } : range;
}

/** The questions of a report, each with its cursor. */
export function partsAsked({ who }: Report, cursors: Cursors): readonly Part[] {
  if (who.length === 0) return [{ key: 'everyone', filter: undefined, cursor: cursors.everyone }];
  return who.map(({ kind, id }) => ({ key: `${kind}:${id}`, filter: { kind, id }, cursor: cursors[`${kind}:${id}`] }));
}

function refuseMixing(report: Report, state: ReportState): void {
  const mixes = !hasMeaning(state, report) || state.disposition !== report.disposition;
  const appendsOthers = isOnlyAdding(report.disposition) && state.bookmark?.who !== whoWord(report);
  if (!mixes && !appendsOthers) return;
  if (isByCombination(state, report)) throw wrong(groupsCountedOtherwise(report.name));
  throw wrong(settingsDiffer(report.name));
}
