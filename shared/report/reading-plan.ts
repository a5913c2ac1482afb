import { STREAMS } from '../api/streams';
import { ActivTrakError } from '../errors';
import type { DateRange } from '../model/date-range';
import type { Report, WriteDisposition } from './definition';
import { NO_END, type Part, type ReadingPlan } from './reading';
import { type Bookmark, isByCombination, meaningOf, type ReportState, whoWord } from './report-state';

/** What a refresh is going to do. */
export interface RefreshPlan {
  readonly reading: ReadingPlan;
  /** How its rows go into the sheet: the first refresh after replacing replaces once more. */
  readonly disposition: WriteDisposition;
  /** The bookmark that is right once the rows are in the sheet, but for the cursors that the reading finds. */
  readonly bookmark: Bookmark | undefined;
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
  if (report.disposition === 'replace') return { ...replacing(report, range), bookmark: undefined };
  if (state === undefined || state.disposition === 'replace') return beginning(report, range, today, connection);
  refuseMixing(report, state, isByCursor(report, range, today));
  if (state.bookmark?.who !== whoWord(report)) return { ...beginning(report, range, today, connection), disposition: report.disposition };
  const bookmark = ofConnection(report, state.bookmark, connection);
  return isByCursor(report, range, today) ? goingOnByCursor(report, range, bookmark, today) : goingOnByDays(report, range, bookmark, today);
}

/** The log is followed by its cursors while the range goes up to today; a range that ends before is read by its days. */
const isByCursor = ({ stream }: Report, { to }: DateRange, today: number): boolean => STREAMS[stream].paging === 'cursor' && to >= today;

const replacing = (report: Report, range: DateRange): Omit<RefreshPlan, 'bookmark'> => ({
  disposition: 'replace',
  reading: { parts: partsOf(report, {}), range, window: range },
});

/** Fills the sheet for the first time. */
function beginning(report: Report, range: DateRange, today: number, connection: string): RefreshPlan {
  const asked = clipped(report, range, today);
  const byCursor = isByCursor(report, range, today);
  const bookmark = { from: range.from, to: asked.to, who: whoWord(report), cursors: {}, ...(byCursor ? { connection } : {}) };
  const window = byCursor ? { from: range.from, to: NO_END } : asked;
  const parts = asked.to < asked.from ? [] : partsOf(report, {});
  return { disposition: 'replace', reading: { parts, range: asked, window }, bookmark };
}

/** So many connections' cursors are kept beside those of the one that reads; one that is made anew begins with the dates. */
const MOST_OTHERS = 8;

/**
 * The bookmark with the cursors of the connection that reads. One key's cursor has passed records that another key alone could see; a merge
 * tells what it has already by its identity, so it follows each key's own. What is appended twice would stay, so an append has one for all.
 */
function ofConnection({ disposition }: Report, before: Bookmark, connection: string): Bookmark {
  if (disposition !== 'merge' || before.connection === undefined || before.connection === connection) return { ...before, connection };
  const { [connection]: cursors = {}, ...others } = before.others ?? {};
  const kept = Object.entries({ ...others, [before.connection]: before.cursors }).slice(-MOST_OTHERS);
  return { ...before, connection, cursors, others: Object.fromEntries(kept) };
}

function goingOnByCursor(report: Report, range: DateRange, before: Bookmark, today: number): RefreshPlan {
  const from = Math.min(before.from, range.from);
  const isMerge = report.disposition === 'merge';
  const isLonger = isMerge && range.from < before.from;
  const isNewKey = isMerge && before.others !== undefined && Object.keys(before.cursors).length === 0;
  const cursors = isLonger ? {} : before.cursors;
  return {
    disposition: report.disposition,
    reading: {
      parts: partsOf(report, cursors, isMerge ? {} : before.tails),
      // Without a cursor the way begins with the dates: with those days that are not in the sheet.
      range: { from: isLonger || isNewKey ? range.from : before.to, to: Math.max(today, range.to) },
      window: { from: report.disposition === 'merge' ? from : before.from, to: NO_END },
    },
    bookmark: { ...before, from: report.disposition === 'merge' ? from : before.from, to: Math.max(before.to, today) },
  };
}

function goingOnByDays(report: Report, range: DateRange, before: Bookmark, today: number): RefreshPlan {
  const asked = clipped(report, range, today);
  const isMerge = report.disposition === 'merge';
  const again = isMerge ? report.rereadDays : 0;
  const next = Math.min(before.to, asked.to) + 1 - again;
  const from = isMerge && range.from < before.from ? range.from : Math.max(next, before.from);
  const span = { from, to: asked.to };
  return {
    disposition: report.disposition,
    reading: { parts: span.to < span.from ? [] : partsOf(report, {}), range: span, window: span },
    bookmark: {
      from: Math.min(before.from, isMerge ? range.from : before.from),
      to: Math.max(before.to, asked.to),
      who: before.who,
      cursors: {},
    },
  };
}

/** Appended rows are never touched again, so only days that are over are appended; what is read by cursor comes as it arrives. */
function clipped(report: Report, range: DateRange, today: number): DateRange {
  const lasting = report.disposition === 'append' && !isByCursor(report, range, today);
  return lasting ? { from: range.from, to: Math.max(range.from - 1, Math.min(range.to, today - 1)) } : range;
}

function partsOf({ who }: Report, cursors: Bookmark['cursors'], tails: Bookmark['tails'] = {}): readonly Part[] {
  const partOf = (key: string, filter: Part['filter']): Part => ({
    key,
    filter,
    cursor: cursors[key],
    ...(tails[key] ? { tail: tails[key] } : {}),
  });
  return who.length === 0 ? [partOf('everyone', undefined)] : who.map(({ kind, id }) => partOf(`${kind}:${id}`, { kind, id }));
}

function refuseMixing(report: Report, state: ReportState, byCursor: boolean): void {
  const mixes = state.meaning !== meaningOf(report) || state.disposition !== report.disposition;
  const { who, cursors = {} } = state.bookmark ?? {};
  const followedCursor = Object.keys(cursors).length > 0;
  const appendsOthers = report.disposition === 'append' && (who !== whoWord(report) || byCursor !== followedCursor);
  if (!mixes && !appendsOthers) return;
  if (isByCombination(state, report))
    throw new ActivTrakError(
      'argument',
      `The existing rows of “${report.name}” split up people who are in several groups, and new rows count them in each group. Choose another place, or “Replace the rows”.`,
    );
  throw new ActivTrakError(
    'argument',
    `The rows that “${report.name}” keeps would not go together with new ones, because its stream, unit, people, days or way of writing was changed: choose another place for it, or let it replace its rows.`,
  );
}
