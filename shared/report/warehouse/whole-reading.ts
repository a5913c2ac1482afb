import { READING_LOST } from '#words/from-table';
import { ActivTrakError } from '../../errors';
import type { Task } from '../../task';
import type { QueryRows, RowsAsked, Warehouse, WarehouseTable } from '../../warehouse/warehouse';

/**
 * Reads rows of a table from the first one on, in one call.
 * @param take gets them piece by piece, with how many there are in all, and says whether it goes on
 * @returns the word for the reading, `undefined` where not all were read
 * @throws ActivTrakError when they can't be read
 */
export function* wholeReading(
  warehouse: Warehouse,
  table: WarehouseTable,
  asked: RowsAsked,
  take: (rows: QueryRows['rows'], total: number) => boolean,
): Task<string | undefined> {
  const reading = yield* warehouse.startReading(table, asked);
  for (let from = 0; ; ) {
    const piece = yield* warehouse.readRows(table, reading, from);
    if (piece === undefined) throw new ActivTrakError('rejected', READING_LOST);
    const goesOn = take(piece.rows, piece.total);
    from += piece.rows.length;
    if (piece.rows.length === 0 || from >= piece.total) return reading;
    if (!goesOn) return undefined;
  }
}
