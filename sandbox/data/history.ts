import path from 'node:path';
import { dayIn } from '../calendar';
import { ACCOUNT_ZONE, organisation } from '../organisation/organisation';
import { screensOf } from '../organisation/screens';
import { type ActivityPlan, WORKING_SHARE } from './activity';
import { arrivals } from './arrival';
import { type Database, inTransaction, readMeta, writeMeta } from './database';
import { insertActivities } from './insert';
import { steps } from './steps';

/** Raised whenever the same seed makes other data than before. */
export const FORMAT = 2;

const ROWS_PER_DAY = 48;
/** How many days before the first start people were renamed and deleted. */
const CHANGES_AGO = 4;

/** What a history is made from; the same shape gives the same rows. */
export interface HistoryShape {
  readonly people: number;
  readonly days: number;
  readonly seed: number;
  readonly rows?: number;
  readonly odd?: number;
}

/** What a data file holds, and how it grows. */
export interface History {
  readonly plan: ActivityPlan;
  /** Lets everything arrive that people did up to now and that has not arrived yet. `now` is in seconds since 1970. Gives how many rows came. */
  catchUp(now: number): number;
  /** Up to when everything has arrived, in seconds since 1970. */
  arrivedUntil(): number;
}

/**
 * Fills a new data file, or goes on with one.
 * @throws Error with a sentence when the file holds another history, or no days on which anybody works
 */
export function openHistory(database: Database, file: string, shape: HistoryShape, now: number): History {
  const { people, days, seed, rows, odd } = shape;
  const signature = JSON.stringify([FORMAT, people, days, seed, rows ?? null, ...(odd === undefined ? [] : [odd])]);
  if ((readMeta(database, 'shape') ?? signature) !== signature) {
    throw new Error(
      `${path.basename(file)} holds another history: start with the same --people, --days, --seed, --rows and --odd, or name another file with --data.`,
    );
  }
  const known = (name: string): number | undefined => {
    const text = readMeta(database, name);
    return text === undefined ? undefined : Number(text);
  };
  const today = dayIn(ACCOUNT_ZONE, now);
  const firstDay = known('first day') ?? today - days + 1;
  const changesOn = known('changes on') ?? today - CHANGES_AGO;
  const base = { organisation: organisation(people, seed, (odd ?? 0) / 100), screens: screensOf(seed), seed, changesOn };
  const beginning = firstDay * 86_400;
  const rowsPerDay = known('rows a day') ?? (rows === undefined ? ROWS_PER_DAY : enough(base, rows, days, beginning, now, firstDay));
  const plan: ActivityPlan = { ...base, rowsPerDay };
  const step = steps(plan, firstDay);

  const arrivedUntil = (): number => known('arrived until') ?? beginning;
  const catchUp = (moment: number): number => {
    const until = arrivedUntil();
    if (moment <= until) return 0;
    let rowsArrived = 0;
    const keep = rows !== undefined && until === beginning ? thinning(count(plan, until, moment, firstDay), rows) : () => true;
    inTransaction(database, () => {
      const facts = { shape: signature, 'first day': firstDay, 'changes on': changesOn, 'rows a day': rowsPerDay, 'arrived until': moment };
      for (const [name, value] of Object.entries(facts)) writeMeta(database, name, String(value));
      for (const batch of step(until, moment))
        rowsArrived += insertActivities(database, plan.organisation, plan.screens, batch.filter(keep)).length;
    });
    return rowsArrived;
  };
  catchUp(now);
  return { plan, catchUp, arrivedUntil };
}

function count(plan: ActivityPlan, after: number, until: number, firstDay: number): number {
  let rows = 0;
  for (const batch of arrivals(plan, after, until, firstDay)) rows += batch.length;
  return rows;
}

/** How many rows a person has to have a day for at least so many in all. */
function enough(
  base: Omit<ActivityPlan, 'rowsPerDay'>,
  rows: number,
  days: number,
  after: number,
  until: number,
  firstDay: number,
): number {
  let rowsPerDay = (1.1 * rows) / (base.organisation.people.length * days * WORKING_SHARE);
  for (;;) {
    const found = count({ ...base, rowsPerDay }, after, until, firstDay);
    if (found === 0) throw new Error('Nobody works in so few days: ask for more with --days.');
    if (found >= rows) return rowsPerDay;
    rowsPerDay = Math.max(rowsPerDay, 1) * 1.1 * (rows / found);
  }
}

/** Keeps so many of all, spread evenly. */
function thinning(all: number, kept: number): () => boolean {
  let place = 0;
  return () => {
    place += 1;
    return Math.floor((place * kept) / all) > Math.floor(((place - 1) * kept) / all);
  };
}
