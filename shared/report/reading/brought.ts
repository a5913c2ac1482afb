import { someMoment } from '../../api/streams/read-log';
import type { Page } from '../../api/streams/stream-query';
import { STREAMS } from '../../api/streams/streams';
import type { Added } from '../../api/streams/walk';
import type { Column, Row } from '../../model/cell';
import { fittedRows } from '../../table/cells/fitted-rows';
import { isIdentity } from '../../table/changes/record-key';
import { EXTRA_CELLS } from '../../table/staging/row-heap';
import type { Report } from '../definition/definition';
import { type Counters, countedTogether, NO_COUNTERS } from './counters';
import { counting } from './counting';
import { inWindow } from './log-window';
import { type Times, timesIn, timesTogether } from './pages-by-time';
import type { ReadingPlan } from './reading';
import type { Way } from './ways';

/** What a round of pages brought of one way, before any of it is kept. */
export interface Brought {
  readonly rows: readonly Row[];
  readonly counters: Counters;
  readonly pages: number;
  /** When its records were, where they say. */
  readonly times: Times | undefined;
  /** Whether a row shows that days can't be asked for side by side: nothing tells it apart, or the server left the last day aside. */
  readonly isOneByOne: boolean;
}

/** What several pages brought. */
export const broughtTogether = (pages: readonly Brought[]): Brought => ({
  rows: pages.flatMap(({ rows }) => rows),
  counters: pages.reduce((all, { counters }) => countedTogether(all, counters), NO_COUNTERS),
  pages: pages.length,
  times: timesTogether(pages.map(({ times }) => times)),
  isOneByOne: pages.some(({ isOneByOne }) => isOneByOne),
});

/** What a page of a way was found to be. */
export interface PageFound {
  readonly page: Page;
  readonly way: Way;
  /** The heap's rows of it. */
  readonly shaped: readonly Row[];
  /** What they are to those before them. */
  readonly added: Added;
}

/**
 * A function that says what a page brings.
 * @param mostCharacters as many as a cell takes
 */
export function pageReading(
  report: Report,
  plan: ReadingPlan,
  columns: readonly Column[],
  mostCharacters: number,
): (found: PageFound) => Brought {
  const count = counting(report, columns);
  const timesOf = timesIn(report, columns);
  const belongs = inWindow(STREAMS[report.stream], columns, plan.window);
  return ({ page, way: { kind, endless, range }, shaped, added: { fresh } }) => {
    const own: Row[] = [];
    let at = 0;
    const within = page.rows.filter((row, index) => {
      const cells = shaped[index] as Row;
      if (cells !== fresh[at]) return false;
      at += 1;
      if (!belongs(row)) return false;
      own.push(cells);
      return true;
    });
    const { rows, cut } = fittedRows(own, mostCharacters);
    return {
      rows,
      counters: { ...count(within), leftOut: fresh.length - within.length, cut },
      pages: 1,
      times: kind === 'rest' ? undefined : timesOf(page.rows, range),
      isOneByOne:
        kind !== 'whole' &&
        (shaped.some((row) => !isIdentity(String(row[row.length - EXTRA_CELLS]))) ||
          // A record that comes much later than its day is one in any zone.
          (!endless && !page.rows.every(someMoment(columns, (moment) => moment < range.to + 2)))),
    };
  };
}
