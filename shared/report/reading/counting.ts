import { STREAMS } from '../../api/streams/streams';
import type { Column, Row } from '../../model/cell';
import { secondsPer } from '../../model/cell';
import { columnIndex } from '../../model/selection';
import type { Report } from '../definition/definition';
import { type Counters, NO_COUNTERS } from './counters';

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
      // A time that is a text, such as 1:30:00, adds up to nothing.
      if (!(Math.abs(time(row, active) + time(row, passive) - time(row, total)) <= ROUNDING_SECONDS)) wrongSums += 1;
      if (time(row, total) > DAY_SECONDS) longDays += 1;
    }
    const days = first === undefined || last === undefined ? {} : { first, last };
    return { ...NO_COUNTERS, rows: rows.length, wrongSums, longDays, ...days };
  };
}
