import { someMoment, windowOf } from '../../api/streams/read-log';
import type { Stream } from '../../api/streams/streams';
import type { Column, Row } from '../../model/cell';
import type { DateRange } from '../../model/date-range';
import { columnIndex } from '../../model/selection';

/**
 * Whether a record belongs to some days. Hours carry their day; one that cannot be read is no reason to leave a row out. A record of the log carries one moment or two, and the API does
 * not say in which zone it cuts days: it is left out only when all of them lie outside.
 */
export function inWindow(stream: Stream, columns: readonly Column[], { from, to }: DateRange): (row: Row) => boolean {
  if (stream.record.when === 'date') {
    const date = columnIndex(columns, 'date');
    return ({ [date]: day }) => typeof day !== 'number' || (day >= from && day < to + 1);
  }
  const afterBegin = windowOf(columns, from);
  const beforeEnd = someMoment(columns, (moment) => moment < to + 1);
  return (row) => afterBegin(row) && beforeEnd(row);
}
