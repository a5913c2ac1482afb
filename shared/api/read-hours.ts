import { ActivTrakError } from '../errors';
import type { Row } from '../model/cell';
import type { Budget } from '../ports';
import type { Task } from '../task';
import type { Client } from './client';
import { readFiltered } from './filtered';
import { numberedPages } from './numbered-pages';
import { areTwiceByNature, shiftOf } from './page-check';
import { type Page, readPages } from './paginate';
import { stopped } from './stopped';
import { type AskPages, pagesOf, type StreamQuery } from './stream-query';

/** The largest page that either description allows. */
export const PAGE_SIZE = 1000;
const READINGS = 3;

export interface HoursRead {
  readonly rows: readonly Row[];
  /** How many rows there are, when there were more than the caller wanted; `rows` is empty then. */
  readonly tooMany: number | undefined;
}

/**
 * Every row of an hours query. Rows that shift between pages while they are read (someone begins work) are found by the
 * count and the keys, and everything is read again, three times at most.
 * @param most gives up after the first page when there are more rows than this
 * @throws ActivTrakError `unstable` when the rows kept shifting, `time` when the budget ends.
 */
export function readHours(client: Client, query: StreamQuery, budget: Budget, most = Number.POSITIVE_INFINITY): Task<HoursRead> {
  return readFiltered(client, query, (dialect) => readSteadily(pagesOf(client, query, dialect), query, budget, most));
}

function* readSteadily(ask: AskPages, query: StreamQuery, budget: Budget, most: number): Task<HoursRead> {
  let earlier: readonly Row[] = [];
  for (let reading = 1; reading <= READINGS; reading += 1) {
    const pages: Page[] = [];
    let tooMany: number | undefined;
    const spent = yield* readPages(ask, numberedPages(PAGE_SIZE), budget, (page) => {
      pages.push(page);
      if ((page.total ?? 0) > most) tooMany = page.total;
      return tooMany === undefined;
    });
    if (tooMany !== undefined) return { rows: [], tooMany };
    if (spent) throw stopped(spent);
    const rows = pages.flatMap((page) => page.rows);
    const shift = shiftOf(pages, query.columns, query.stream.identity);
    if (shift === undefined || (shift === 'rows twice' && areTwiceByNature(rows, earlier))) return { rows, tooMany: undefined };
    earlier = rows;
  }
  throw new ActivTrakError(
    'unstable',
    'The data kept changing while they were read, so rows could be missing: try again in a minute, or leave today out.',
    {
      retryable: true,
    },
  );
}
