import { readPeople } from '../../api/people/directory';
import type { Client } from '../../api/requests/client';
import { unlessFailed } from '../../api/requests/unless-failed';
import { readLastDays } from '../../api/streams/read-hours';
import { STREAMS } from '../../api/streams/streams';
import type { Cell, Row } from '../../model/cell';
import { mixed } from '../../model/mixed';
import { columnIndex } from '../../model/selection';
import { followsList, type Named, namesShown, untold } from '../../model/told-apart';
import type { Budget } from '../../ports';
import type { Task } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { ownerKey } from '../definition/output';
import { readsTable } from '../definition/reads-table';
import type { NamesTold } from '../kept/report-state';
import { wayOfRows } from '../reading/segments';
import type { ReportAccount } from '../run/account';
import type { Job, RowFacts } from '../run/job';
import { whoIsNamed } from './row-facts';

/**
 * Puts the id behind a name that others have too, by the rows and by ActivTrak's list of people, and the newest name in the place of a former
 * one, as the functions do. Rows that don't say which record they are keep their name, by which they are found again.
 * @param index where rows have the name
 */
export function* tellApart(job: Job, index: number, named: RowFacts['named']): Task<void> {
  if (named.size === 0) return;
  const pairs = [...named].flatMap(([name, ids]) => [...ids.keys()].map((id) => [name, id] as [string, number | '']));
  job.names = yield* namesTold(job, pairs);
  const { told } = job.names;
  if (told.length === 0) return;
  for (const [name, id, shown] of told) named.get(name)?.set(id, shown);
  const idOf = whoIsNamed(job);
  const wayOf = wayOfRows(job.reading.segments);
  yield* job.heap.change(index, (row, at) => named.get(row[0])?.get(idOf(row, 0, wayOf(at))));
}

/** What to call everybody; the list of people is read again for others than before, and on another day. */
function* namesTold(
  { ports, account, report, state, plan }: Job,
  pairs: readonly (readonly [name: string, id: number | ''])[],
): Task<NamesTold> {
  const of = mixed(0, [...pairs].sort().join('\n')).toString(36);
  const [connection, on, kept] = [account.connection.id, plan.today, state?.names];
  if (kept?.connection === connection && kept.of === of && kept.on === on) return kept;
  // The rows are there already: where the list can't be had now, people are told apart among themselves.
  const read =
    ownerKey(report) === 'computer'
      ? { people: [] }
      : HAS_WAREHOUSE && readsTable(report)
        ? { people: newestNames(pairs) }
        : yield* unlessFailed(peopleRead(account.client, ports.budget));
  const listed = read && (read.people ?? []);
  if (listed === undefined && kept?.connection === connection && kept.of === of) return kept;
  const shown = pairs.flatMap(([name, id]) => (id === '' ? [] : [{ id, name }]));
  const follows = followsList(listed ?? [], shown) ?? (yield* lastDaysFollow(account, listed ?? [], ports.budget));
  const nameOf = namesShown(listed ?? [], shown, follows === true);
  const told = pairs.flatMap(([name, id]) => {
    const now = String(nameOf(name, id));
    return now === name ? [] : [[name, id, now] as const];
  });
  return { connection, on: listed === undefined || follows === undefined ? 0 : on, of, told };
}

/** Whether the hours of the last days call people as ActivTrak's list does; `undefined` where they can't be had now. */
function* lastDaysFollow({ client, calendar }: ReportAccount, listed: readonly Named[], budget: Budget): Task<boolean | undefined> {
  const { columns } = STREAMS['user-hours'];
  const rows = yield* unlessFailed(readLastDays(client, STREAMS['user-hours'], calendar, budget));
  const [id, name] = [columnIndex(columns, 'userId'), columnIndex(columns, 'user')];
  return (
    rows &&
    followsList(
      listed,
      rows.map((row) => ({ id: Number(row[id]), name: String(row[name]) })),
    ) === true
  );
}

/** What everybody is called in rows that come by day; those of a name without an ID are nobody. @param pairs in the order in which they first came */
const newestNames = (pairs: readonly (readonly [name: string, id: number | ''])[]): readonly Named[] =>
  [...new Map(pairs.flatMap(([name, id]) => (id === '' ? [] : [[id, name] as const])))].map(([id, name]) => ({ id, name }));

/** Nobody is listed where the key may not read names, which is no failure. */
function* peopleRead(client: Client, budget: Budget): Task<{ readonly people: readonly Named[] | undefined }> {
  return { people: yield* readPeople(client, budget) };
}

/** A function that gives a name as it would be without an id behind it and with nobody renamed. */
export function untoldNames({ names }: Job): (cell: Cell | undefined) => string {
  const formers = new Map<string, string>();
  for (const [name, , shown] of names?.told ?? []) formers.set(name, untold(shown)?.name ?? shown);
  return (cell) => {
    const text = String(cell ?? '');
    const name = untold(text)?.name ?? text;
    return formers.get(name) ?? name;
  };
}

/** A function that does so in a row: one that was written before is found again by what it says. */
export function untoldRows(job: Job, index: number): (row: Row) => Row {
  const untoldName = untoldNames(job);
  return (row) => {
    const now = untoldName(row[index]);
    return now === String(row[index] ?? '') ? row : row.map((own, at) => (at === index ? now : own));
  };
}
