import type { DateRange } from '../../model/date-range';
import { columnIndex } from '../../model/selection';
import type { Budget } from '../../ports';
import type { Task } from '../../task';
import type { Client } from '../requests/client';
import { pagesOf } from './stream-query';
import { STREAMS } from './streams';
import { PAGE_SIZE } from './walk';

/** As far back as a formula may ask. */
export const DAYS_BACK = 750;
/** The shortest time that any plan of ActivTrak's keeps data, in days. */
export const SURELY_KEPT = 29;
/** The longest that everybody is on holiday, in days. */
export const MOST_QUIET_DAYS = 7;
/** How often earlier rows are looked for, should the server's rows come in no order. */
const LOOKS = 4;

/**
 * The first day of which ActivTrak still returns hours, as a serial number: nothing before it is a sign of zero hours, whether it was deleted
 * or never was. A gap proves nothing, since nobody works on weekends: before that day there must be nothing at all.
 * The first and the last page are looked at (rows come newest or oldest first), and then whether there is anything earlier.
 * @returns `undefined` where there are no hours, or no first day could be proven in the last two years
 */
export function* firstDay(client: Client, budget: Budget, today: number): Task<number | undefined> {
  const stream = STREAMS['user-hours'];
  const columns = stream.columns.filter(({ key }) => key === 'date');
  const date = columnIndex(columns, 'date');
  const from = today - DAYS_BACK;
  let first: number | undefined;
  for (let look = 0; look < LOOKS && budget.spent() === undefined; look += 1) {
    const range: DateRange = { from, to: (first ?? today + 1) - 1 };
    const ask = pagesOf(client, { stream, range, filter: undefined, columns, unit: 'seconds' });
    const [page] = yield* ask([{ page: 1, pageSize: PAGE_SIZE }]);
    const rows = page?.rows ?? [];
    if (rows.length === 0) return first;
    const pages = Math.ceil((page?.total ?? Number.POSITIVE_INFINITY) / rows.length);
    const isMore = pages > 1 && Number.isFinite(pages);
    const [last] = isMore ? yield* ask([{ page: pages, pageSize: PAGE_SIZE }]) : [];
    const days = [...rows, ...(last?.rows ?? [])].map((row) => row[date]);
    first = days.reduce<number | undefined>(
      (least, day) => (typeof day === 'number' && day >= from && day < (least ?? range.to + 1) ? day : least),
      first,
    );
    // Whatever is older than two years was not looked at; rows right at that edge have others before them.
    if (first === undefined || first <= from + 7) return undefined;
  }
  return undefined;
}
