/**
 * The part of a sheet in which a report stands, and in which a person may have sorted its header and status line among its rows.
 * @module
 */

import type { MarkedSheets } from '../../marks';
import type { Row } from '../../model/cell';
import type { Task } from '../../task';
import { standingRows } from '../changes/standing-rows';
import type { Placed } from '../place/place';
import type { Placement } from '../place/placement';
import type { KnownTable } from './sorted-block';

/** So far below the rows a header is looked for. */
const MOST_BELOW = 1000;

/** A report in a sheet that a person may have sorted. Rows count from the sheet's first one. */
export interface Ground {
  readonly sheets: MarkedSheets;
  readonly known: KnownTable;
  readonly placement: Placement;
  /** The first row behind those that its marks show. */
  readonly end: number;
  /** The first row in which nothing of it is looked for. */
  readonly reach: number;
  /** Whether its marks show fewer rows than it had. They are apart from each other: one of them went along with its row. */
  readonly isShort: boolean;
  /** Rows of the sheet from one on, as far as there are, in the report's columns. */
  readonly rowsFrom: (from: number, until: number) => Task<readonly Row[]>;
}

export function groundOf(sheets: MarkedSheets, known: KnownTable, { placement, info }: Placed): Ground {
  const end = placement.header + 1 + placement.rows + placement.claimed;
  return {
    sheets,
    known,
    placement,
    end,
    reach: Math.min(info.rows, end + known.rows + (known.claim?.rows ?? 0) + MOST_BELOW),
    isShort: known.claim === undefined && placement.rows < known.rows,
    *rowsFrom(from, until) {
      const rows = Math.min(info.rows, until) - from;
      return rows <= 0 ? [] : yield* standingRows(sheets, { ...placement, header: from - 1 }, known.output, 0, rows);
    },
  };
}

/** What stands where a report's lines belong. */
export interface Seats {
  /** In the header's place, and in that of the status line; not there where the report has none. */
  readonly head: Row;
  readonly status: Row | undefined;
  /** Up to two rows above the header, and the one below it. */
  readonly over: readonly Row[];
  readonly next: Row;
}

export function* seatsIn({ placement, rowsFrom }: Ground): Task<Seats> {
  const { header, status } = placement;
  const top = Math.max(0, header - 2);
  const around = yield* rowsFrom(top, header + 2);
  const at = (row: number): Row => around[row - top] ?? [];
  return {
    head: at(header),
    status: status === undefined ? undefined : at(status),
    over: around.slice(0, header - top),
    next: at(header + 1),
  };
}
