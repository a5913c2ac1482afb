import { zoneOffset } from '../calendar';
import type { Computer, Organisation, Person } from '../organisation/members';
import type { Screen, Screens } from '../organisation/screens';
import type { Activity } from './activity';
import type { Database } from './database';

const HOURS = ['active0', 'active1', 'active2', 'passive0', 'passive1', 'passive2'] as const;

/** One sum of hours on its way into the database: seconds by kind, then the first and last active moments and the last row's. */
type Sum = [number, number, number, number, number, number, first: number, last: number, lastLog: number];

/** Later than any moment: nothing was active. */
const NEVER = 2 ** 40;

/**
 * Lets activities arrive, in the order given: the log, its index by group, the order of days and the sums of hours all change
 * together. Call it in a transaction.
 * @returns the arrivals' numbers
 */
export function insertActivities(
  database: Database,
  { computers, people }: Organisation,
  screens: Screens,
  activities: readonly Activity[],
): readonly number[] {
  const log = database.prepare(
    'INSERT INTO log (at, day, person, computer, duration, passive, screen, session, alarms, late) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const group = database.prepare('INSERT INTO log_group (grp, arrival) VALUES (?, ?)');
  const bounds = new Map<number, [first: number, last: number]>();
  const sums = new Map<string, Sum>();
  const numbers = activities.map((activity) => {
    const { at, day, person, computer, duration, passive, screen, session, alarms, late } = activity;
    const arrival = Number(
      log.run([at, day, person, computer, duration, Number(passive), screen, session, alarms, Number(late)]).lastInsertRowid,
    );
    for (const id of (people[person - 1] as Person).groups) group.run([id, arrival]);
    if (!late) bounds.set(day, [bounds.get(day)?.[0] ?? arrival, arrival]);
    const wall = at + zoneOffset((computers[computer - 1] as Computer).zone, at);
    addTo(sums, `${day} ${person} ${computer}`, (screens.all[screen] as Screen).productivity + (passive ? 3 : 0), duration, passive, wall);
    return arrival;
  });
  log.finalize();
  group.finalize();
  saveBounds(database, bounds);
  saveSums(database, sums);
  return numbers;
}

function addTo(sums: Map<string, Sum>, key: string, kind: number, duration: number, passive: boolean, wall: number): void {
  const sum = sums.get(key) ?? [0, 0, 0, 0, 0, 0, NEVER, 0, wall];
  sum[kind as 0] += duration;
  if (!passive) {
    sum[6] = Math.min(sum[6], wall);
    sum[7] = Math.max(sum[7], wall + duration);
  }
  sum[8] = Math.max(sum[8], wall);
  sums.set(key, sum);
}

function saveBounds(database: Database, bounds: ReadonlyMap<number, readonly [number, number]>): void {
  const save = database.prepare(
    'INSERT INTO arrivals (day, first, last) VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE SET first = min(first, excluded.first), last = max(last, excluded.last)',
  );
  for (const [day, [first, last]] of bounds) save.run([day, first, last]);
  save.finalize();
}

function saveSums(database: Database, sums: ReadonlyMap<string, Sum>): void {
  const added = HOURS.map((column) => `${column} = ${column} + excluded.${column}`).join(', ');
  const save = database.prepare(
    `INSERT INTO hours (day, person, computer, ${HOURS.join(', ')}, first, last, last_log) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (day, person, computer) DO UPDATE SET ${added}, first = min(first, excluded.first), last = max(last, excluded.last), last_log = max(last_log, excluded.last_log)`,
  );
  for (const [key, sum] of sums) save.run([...key.split(' ').map(Number), ...sum]);
  save.finalize();
}
