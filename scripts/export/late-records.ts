import type { Client } from '../../shared/api/client';
import { readWalk, wholeWalk } from '../../shared/api/read-walk';
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
 * @returns whether the place was lost, so that nobody knows what arrived
 */
export function* findLateRecords(
  client: Client,
  query: DayQuery,
  folder: ExportFolder,
  today: number,
  reread: number,
  budget: Budget,
): Task<boolean> {
  const columns = query.stream.columns.filter(({ offer }) => offer !== 'private');
  const asked = { ...query, columns };
  const cursor = folder.cursor();
  if (cursor !== undefined) {
    const found = yield* daysSince(client, asked, cursor, lastSettled(folder, reread), budget);
    if (found) {
      folder.arrived(found.days, found.cursor);
      return false;
    }
  }
  folder.arrived([], yield* placeNow(client, asked, today, budget));
  return cursor !== undefined;
}

/** The last day that isn't read again anyway. */
function lastSettled(folder: ExportFolder, reread: number): number | undefined {
  const days = Object.entries(folder.days()).map(([day, entry]) => ({ day: serialOfIso(day) ?? 0, entry }));
  return days.reduce<number | undefined>(
    (last, { day, entry }) => (isSettled(day, entry, reread) ? Math.max(last ?? day, day) : last),
    undefined,
  );
}

/** The days of the records that arrived behind a place, and the place now; `undefined` where ActivTrak doesn't know the place any more. */
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
    const read = yield* readWalk(client, { ...query, range: { from: last, to: last }, cursor }, budget, {
      begin: () => days.clear(),
      rows: take,
    });
    return { days: [...days], cursor: wholeWalk(read).cursor ?? cursor };
  } catch (failure) {
    if (isActivTrakError(failure) && ['rejected', 'decode', 'unstable'].includes(failure.code)) return undefined;
    throw failure;
  }
}

/** A place in today's log, before anything is read; `undefined` where ActivTrak gives none. */
function* placeNow(client: Client, query: DayQuery, today: number, budget: Budget): Task<string | undefined> {
  const reader = { begin: () => undefined, rows: () => false };
  const { walk } = yield* readWalk(client, { ...query, range: { from: today, to: today } }, budget, reader);
  return walk.cursor || undefined;
}
