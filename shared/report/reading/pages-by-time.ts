import { STREAMS } from '../../api/streams/streams';
import type { Column, Row } from '../../model/cell';
import type { DateRange } from '../../model/date-range';
import { columnIndex } from '../../model/selection';
import type { Report } from '../definition/definition';

/** When most of a day's activities are, in parts of the day: from six in the morning to eight in the evening; and the share of those before and after. */
const [MORNING, EVENING, OUTSIDE] = [6 / 24, 20 / 24, 0.03];

/** About how much of a day's activities are over at an hour (a part of the day). */
function ofDay(hour: number): number {
  if (hour <= MORNING) return (OUTSIDE * hour) / MORNING;
  if (hour >= EVENING) return 1 - (OUTSIDE * (1 - hour)) / (1 - EVENING);
  return OUTSIDE + ((1 - 2 * OUTSIDE) * (hour - MORNING)) / (EVENING - MORNING);
}

/** From when to when records were, late ones aside: where a log's first day begins is 0, where its last one ends is 1. */
export type Times = readonly [from: number, to: number];

/** A function that says when a page's records were. Nothing where none says so. */
export function timesIn(report: Report, columns: readonly Column[]): (rows: readonly Row[], range: DateRange) => Times | undefined {
  const { when } = STREAMS[report.stream].record;
  const time = columnIndex(columns, when);
  if (when !== 'time') return () => undefined;
  return (rows, { from, to }) => {
    let [count, sum, squares] = [0, 0, 0];
    for (const row of rows) {
      const moment = Number(row[time] || 0);
      // Late ones of other days come in between.
      if (!(moment >= from && moment < to + 1)) continue;
      const day = Math.floor(moment);
      const over = (day - from + ofDay(moment - day)) / (to - from + 1);
      count += 1;
      sum += over;
      squares += over * over;
    }
    if (count === 0) return undefined;
    // As far around their middle as records in equal steps would be: the very first and last may be late ones.
    const middle = sum / count;
    const half = Math.sqrt(3 * Math.max(0, squares / count - middle * middle));
    return [rounded(Math.max(0, middle - half)), rounded(Math.min(1, middle + half))];
  };
}

/** They are kept between two calls. */
const rounded = (share: number): number => Number(share.toFixed(4));

/** The times of several pages. */
export function timesTogether(all: readonly (Times | undefined)[]): Times | undefined {
  const known = all.flatMap((times) => (times ? [times] : []));
  return known.length === 0 ? undefined : [Math.min(...known.map(([from]) => from)), Math.max(...known.map(([, to]) => to))];
}

/**
 * About how many pages there are, to go by how much of the days these were about, whether the newest come first or the oldest.
 * @param page how many are read, @param times of these together
 */
export function pagesByTime(page: number, [from, to]: Times): number | undefined {
  const pages = page + (page * Math.max(from, 1 - to)) / (to - from);
  return pages < MOST_PAGES ? pages : undefined;
}

/** Where they would be more, they don't follow each other by time. */
const MOST_PAGES = 10_000;
