import type { Client } from '../../shared/api/requests/client';
import { readWalk, wholeWalk } from '../../shared/api/streams/read-walk';
import { isActivTrakError } from '../../shared/errors';
import type { Row } from '../../shared/model/cell';
import { isoDay, serialOfIso } from '../../shared/model/serial';
import type { Budget } from '../../shared/ports';
import type { Task } from '../../shared/task';
import { isSettled } from './days-to-read';
import type { ExportFolder } from './folder';
import { type DayQuery, recordDay } from './read-days';

/**
 * Finds the days of which records have arrived since the folder was last compared with ActivTrak's log, and says so in the folder; each export
 * begins with it. Without a place in the log from before there is nothing to compare, and the log's place now is kept for the next export.
 * @param reread as for `daysToRead`: days that are read again anyway are not looked for
 * @returns whether the place is known; `lost` where nobody knows what arrived, `none` where the next export can't look for it
 */
export function* findLateRecords(
  client: Client,
  query: DayQuery,
  folder: ExportFolder,
  today: number,
  reread: number,
  budget: Budget,
): Task<'known' | 'lost' | 'none'> {
  const columns = query.stream.columns.filter(({ offer }) => offer !== 'private');
  const asked = { ...query, columns };
  const cursor = folder.cursor();
  // The place goes past records of these without a look at them, and another run may have another `reread`.
  const { last, unsettled } = splitDays(folder, reread);
  if (cursor === undefined) {
    const now = yield* placeNow(client, asked, today, budget);
    folder.arrived(unsettled, now);
    return now === undefined ? 'none' : 'known';
  }
  let found = yield* daysSince(client, asked, cursor, last, budget);
  if (found === undefined) {
    const now = yield* placeNow(client, asked, today, budget);
    // Where the log is given and the place is refused once more, it is the place that ActivTrak refuses, and no trouble that passes.
    found = yield* daysSince(client, asked, cursor, last, budget);
    if (found === undefined) {
      folder.arrived(unsettled, now);
      return 'lost';
    }
  }
  folder.arrived(found.cursor === cursor ? found.days : [...found.days, ...unsettled], found.cursor);
  return 'known';
}

/** The last of the folder's days that isn't read again anyway, and those that are. */
function splitDays(folder: ExportFolder, reread: number): { readonly last: number | undefined; readonly unsettled: readonly string[] } {
  const days = Object.entries(folder.days()).map(([day, entry]) => {
    const serial = serialOfIso(day) ?? 0;
    return { day, serial, settled: isSettled(serial, entry, reread) };
  });
  return {
    last: days.reduce<number | undefined>((last, { serial, settled }) => (settled ? Math.max(last ?? serial, serial) : last), undefined),
    unsettled: days.flatMap(({ day, settled }) => (settled ? [] : [day])),
  };
}

/** The days of the records that arrived behind a place, and the place now; `undefined` where the request for it was refused, or its answer can't be read. */
function* daysSince(
  client: Client,
  query: DayQuery,
  cursor: string,
  last: number | undefined,
  budget: Budget,
): Task<{ readonly days: readonly string[]; readonly cursor: string } | undefined> {
  if (last === undefined) return { days: [], cursor };
  const dayOf = recordDay(query.columns);
  const days = new Set<string>();
  const take = (rows: readonly Row[]): boolean => {
    for (const row of rows) days.add(isoDay(dayOf(row) ?? last));
    return true;
  };
  try {
    // The API may count a record to the day after that of its wall time.
    const read = yield* readWalk(client, { ...query, range: { from: last, to: last + 1 }, cursor }, budget, {
      begin: () => days.clear(),
      rows: take,
    });
    return { days: [...days], cursor: wholeWalk(read).cursor ?? cursor };
  } catch (failure) {
    if (isActivTrakError(failure) && ['rejected', 'too-large', 'decode'].includes(failure.code)) return undefined;
    throw failure;
  }
}

/** So many days before today a place is looked for: some servers give none where they have no records. */
const LOOKED_BACK = [0, 1, 7, 31];

/** A place in the log, before anything is read, behind which is whatever arrives from now on; `undefined` where ActivTrak gives none. */
function* placeNow(client: Client, query: DayQuery, today: number, budget: Budget): Task<string | undefined> {
  const reader = { begin: () => undefined, rows: () => false };
  for (const back of LOOKED_BACK) {
    const read = yield* readWalk(client, { ...query, range: { from: today - back, to: today } }, budget, reader);
    const { cursor } = wholeWalk(read);
    if (cursor) return cursor;
  }
  return undefined;
}
