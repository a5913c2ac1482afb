import type { Client } from '../../api/client';
import { readPeople } from '../../api/directory';
import { STREAMS } from '../../api/streams';
import { unlessFailed } from '../../api/unless-failed';
import type { Cell, Row } from '../../model/cell';
import { mixed } from '../../model/mixed';
import { type Named, namesShown, untold } from '../../model/told-apart';
import type { Budget } from '../../ports';
import type { OutputColumn } from '../../table/output-column';
import { isIdentity } from '../../table/record-key';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';
import { ownerKey } from '../definition/output';
import { showsNames } from '../definition/people-shown';
import type { NamesTold } from '../kept/report-state';
import { wayOfRows } from '../reading/segments';
import { waysOf } from '../reading/ways';
import type { Job } from './job';

/** What is longer was cut for its cell, or is nobody's name. */
const MOST_CHARACTERS = 300;

/** Where rows show whose they are, by name; -1 where they don't. */
export const nameIndex = (report: Report, output: readonly OutputColumn[]): number =>
  showsNames(report) ? output.findIndex(({ key }) => key === ownerKey(report)) : -1;

/**
 * Puts the id behind a name that others have too, by the rows and by ActivTrak's list of people, and the newest name in the place of a former
 * one, as the functions do. Rows that don't say which record they are keep their name, by which they are found again.
 */
export function* tellApart(job: Job, output: readonly OutputColumn[]): Task<void> {
  const { report, heap, reading, run } = job;
  const index = nameIndex(report, output);
  if (index === -1 || heap.count() === 0) return;
  const { tellsOwner } = STREAMS[report.stream].record;
  const ways = waysOf(run.plan, reading);
  const asksPeople = run.plan.parts.some(({ filter }) => filter?.kind === 'user');
  /** The log says whose a row is where it was asked about one person. */
  const idOf = (owner: Cell, way: number): number | '' => {
    if (tellsOwner) return Number(owner);
    const filter = asksPeople ? ways.at(way)?.part.filter : undefined;
    return filter?.kind === 'user' ? filter.id : '';
  };
  /** Hands over whom each row names that says which record it is. */
  function* eachNamed(take: (at: number, pair: string, name: string, id: number | '') => void): Task<void> {
    const wayOf = wayOfRows(reading.segments);
    let at = 0;
    yield* heap.each(0, [index, output.length, output.length + 1], ([name = '', key, owner = '']) => {
      if (typeof name === 'string' && name.length <= MOST_CHARACTERS && isIdentity(String(key))) {
        const id = idOf(owner, wayOf(at));
        take(at, `${id}\n${name}`, name, id);
      }
      at += 1;
    });
  }
  const pairs = new Map<string, readonly [name: string, id: number | '']>();
  yield* eachNamed((_, pair, name, id) => {
    if (!pairs.has(pair)) pairs.set(pair, [name, id]);
  });
  job.names = yield* namesTold(job, [...pairs.values()]);
  const told = new Map(job.names.told.map(([name, id, shown]) => [`${id}\n${name}`, shown]));
  if (told.size === 0) return;
  const cells = new Map<number, Cell>();
  yield* eachNamed((at, pair) => {
    const shown = told.get(pair);
    if (shown !== undefined) cells.set(at, shown);
  });
  if (cells.size > 0) yield* heap.change(index, cells);
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
  const read = ownerKey(report) === 'computer' ? { people: [] } : yield* unlessFailed(peopleRead(account.client, ports.budget));
  const listed = read && (read.people ?? []);
  if (listed === undefined && kept?.connection === connection && kept.of === of) return kept;
  const shown = pairs.flatMap(([name, id]) => (id === '' ? [] : [{ id, name }]));
  const nameOf = namesShown(listed ?? [], shown);
  const told = pairs.flatMap(([name, id]) => {
    const now = String(nameOf(name, id));
    return now === name ? [] : [[name, id, now] as const];
  });
  return { connection, on: listed === undefined ? 0 : on, of, told };
}

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
