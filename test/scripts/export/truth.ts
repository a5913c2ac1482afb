import sqlite from 'node-sqlite3-wasm';
import { isoOfDay, zoneOffset } from '../../../sandbox/calendar';
import { logId } from '../../../sandbox/http/records';
import { organisation } from '../../../sandbox/organisation/organisation';

/** What the sandbox's rows say of a record of the log, without any code of the product. */
export interface LogTruth {
  readonly day: string;
  readonly logId: string;
  readonly duration: number;
  /** Milliseconds since 1970. */
  readonly utc: number;
  /** The wall time of its computer, read as if it were UTC. */
  readonly wall: number;
}

/** Somebody's hours of a day. */
export interface HoursTruth {
  readonly day: string;
  /** The ID of a user, or of a computer. */
  readonly id: number;
  readonly active: number;
  readonly total: number;
}

/** All that a sandbox's data file says. Days are those of wall times. */
export interface Truth {
  readonly log: readonly LogTruth[];
  hoursBy(owner: 'person' | 'computer'): readonly HoursTruth[];
}

/** Reads the data file of a sandbox that is closed. */
export function truthIn(file: string, people: number, seed: number): Truth {
  const database = new sqlite.Database(file, { readOnly: true });
  const { computers } = organisation(people, seed, 0);
  const rows = database.all('SELECT arrival, at, day, computer, duration FROM log ORDER BY arrival') as unknown as readonly {
    readonly arrival: number;
    readonly at: number;
    readonly day: number;
    readonly computer: number;
    readonly duration: number;
  }[];
  const sums = (owner: string) =>
    database.all(
      `SELECT day, ${owner} AS id, sum(CASE WHEN passive = 0 THEN duration ELSE 0 END) AS active, sum(duration) AS total FROM log GROUP BY day, ${owner} ORDER BY day, ${owner}`,
    ) as unknown as readonly { readonly day: number; readonly id: number; readonly active: number; readonly total: number }[];
  const byOwner = { person: sums('person'), computer: sums('computer') };
  database.close();
  return {
    log: rows.map(({ arrival, at, day, computer, duration }) => ({
      day: isoOfDay(day),
      logId: logId(arrival),
      duration,
      utc: at * 1000,
      wall: (at + zoneOffset(computers[computer - 1]?.zone ?? '', at)) * 1000,
    })),
    hoursBy: (owner) => byOwner[owner].map(({ day, ...rest }) => ({ day: isoOfDay(day), ...rest })),
  };
}
