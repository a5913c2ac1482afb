import type { Budget, Clock } from '../../ports';
import type { SheetWriter } from '../../sheet-writer';
import { standingRows } from '../../table/changes/standing-rows';
import type { Task } from '../../task';
import type { AlertSearch } from './alert-search';

/** Rows that rules look at, wherever they are. */
export interface AlertRows {
  /** Whether they have a column, by its key. */
  has(key: string): boolean;
  /**
   * Gives a search its rows, and of these at least the columns that it reads.
   * @returns whether there was time for all
   * @throws ActivTrakError when they can't be read
   */
  search(search: AlertSearch): Task<boolean>;
}

/** Where rows stand: from a row of a sheet on, in columns that go by their keys. */
export interface StandingRows {
  readonly sheet: string;
  readonly first: number;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, number>;
}

/** Cells that are read at once. One such block is read in any case, so that a small report is looked at however little time is left. */
const CELLS_AT_ONCE = 100_000;
/** Further ones are read for so long, however little time is left: each refresh of a large report would be as late as the one before. */
const LEAST_MS = 30_000;

/** What reading rows asks of a host. */
export interface SheetRowsPorts {
  readonly sheets: SheetWriter;
  readonly clock: Pick<Clock, 'now'>;
  readonly budget: Budget;
}

/** Rows of a sheet as they stand. They are read block by block, and of them only the columns that a search reads. */
export const sheetRows = ({ sheets, clock, budget }: SheetRowsPorts, { sheet, first, rows, columns }: StandingRows): AlertRows => ({
  has: (key) => columns.has(key),
  *search({ keys, take }) {
    const wanted = keys.map((key) => ({ key }));
    const step = Math.max(1, Math.floor(CELLS_AT_ONCE / Math.max(1, keys.length)));
    const isThere = keys.some((key) => columns.has(key));
    const began = clock.now();
    for (let from = 0; from < rows && isThere; from += step) {
      const spent = from === 0 ? undefined : budget.spent();
      if (spent === 'cancelled' || (spent && clock.now() - began >= LEAST_MS)) return false;
      (yield* standingRows(sheets, { sheet, header: first - 1, columns }, wanted, from, Math.min(step, rows - from))).forEach(take);
    }
    return true;
  },
});
