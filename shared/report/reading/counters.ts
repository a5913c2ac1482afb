import { STREAMS } from '../../api/streams';
import type { Column, Row } from '../../model/cell';
import { secondsPer } from '../../model/cell-value';
import { columnIndex } from '../../model/selection';
import type { Report } from '../definition/definition';

/** What was counted in the rows while they were read; plain JSON, so that a refresh can go on later. */
export interface Counters {
  readonly rows: number;
  /** Rows whose active and passive time do not add up to their total. */
  readonly wrongSums: number;
  /** Rows with more than 24 hours. */
  readonly longDays: number;
  /** The first and the last day of the rows, as serial numbers. */
  readonly first?: number;
  readonly last?: number;
  /** Records of other days that were left out. */
  readonly leftOut: number;
  /** Texts that are longer than a cell takes. */
  readonly cut?: number;
}

/** The counters before the first page. */
export const NO_COUNTERS: Counters = { rows: 0, wrongSums: 0, longDays: 0, leftOut: 0 };

/** What was counted in two lots of rows. */
export function countedTogether(one: Counters, other: Counters): Counters {
  const days = [one.first, one.last, other.first, other.last].filter((day) => day !== undefined);
  return {
    rows: one.rows + other.rows,
    wrongSums: one.wrongSums + other.wrongSums,
    longDays: one.longDays + other.longDays,
    leftOut: one.leftOut + other.leftOut,
    cut: (one.cut ?? 0) + (other.cut ?? 0),
    ...(days.length > 0 ? { first: Math.min(...days), last: Math.max(...days) } : {}),
  };
}

/** A second of rounding is no wrong sum: three values, each rounded. */
const ROUNDING_SECONDS = 1.5;
const DAY_SECONDS = 86_400;

/** Counts rows. */
export function counting(report: Report, columns: readonly Column[]): (rows: readonly Row[]) => Counters {
  const { when, addsUp } = STREAMS[report.stream].record;
  const [active, passive, total] = addsUp ? ['active', 'passive', 'total'].map((key) => columnIndex(columns, key)) : [];
  const date = columnIndex(columns, when);
  const seconds = secondsPer(report.unit);
  const time = (row: Row, index: number | undefined): number => Number(row[index as number] || 0) * seconds;
  return (rows) => {
    let [wrongSums, longDays, first, last]: [number, number, number?, number?] = [0, 0];
    for (const row of rows) {
      const day = row[date];
      if (typeof day === 'number') {
        first = Math.min(first ?? day, Math.floor(day));
        last = Math.max(last ?? 0, Math.floor(day));
      }
      if (!addsUp) continue;
      if (Math.abs(time(row, active) + time(row, passive) - time(row, total)) > ROUNDING_SECONDS) wrongSums += 1;
      if (time(row, total) > DAY_SECONDS) longDays += 1;
    }
    const days = first === undefined || last === undefined ? {} : { first, last };
    return { ...NO_COUNTERS, rows: rows.length, wrongSums, longDays, ...days };
  };
}
