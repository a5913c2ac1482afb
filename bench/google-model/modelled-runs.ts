import { CALL_MS, stepOf } from '../../shared/panel/call-time';
import type { RunRecord } from '../../shared/report/kept/run';
import { refresh } from '../../shared/report/refresh/refresh';
import { runDue } from '../../shared/report/schedule/run-due';
import { triggerTimeLeft } from '../../sheets-addon/host/trigger-time';
import type { GoogleCosts } from './costs';
import { MODEL_PERSON, MODEL_REPORT, type ModelledDocument } from './modelled-document';

const HOUR_MS = 3_600_000;
/** What goes on for so long does not end. */
const MOST_RUNS = 24;
const MOST_CALLS = 2000;

/** How a report became whole. */
export interface Wholeness {
  /** Scheduled runs, or calls of the sidebar. */
  readonly scripts: number;
  /** From the beginning to the end, with the time between calls; of the runs alone where an hour is between them. */
  readonly minutes: number;
  readonly longestMinutes: number;
  readonly record: RunRecord;
  /** The share that was shown after each call. */
  readonly shares: readonly number[];
}

/** The trigger of each hour until the report is whole, on a day whose time for triggers is not used up. */
export function scheduledRuns({ time, script }: ModelledDocument): Wholeness {
  const began = time.clock.now();
  const minutes: number[] = [];
  for (let hour = 0; hour < MOST_RUNS; hour += 1) {
    const due = began + hour * HOUR_MS;
    time.spend(Math.max(0, due - time.clock.now()));
    const start = time.clock.now();
    const budgetMs = triggerTimeLeft(NOTHING_USED, start);
    const [record] = script(budgetMs, budgetMs, (ports) => runDue(ports, MODEL_PERSON));
    minutes.push((time.clock.now() - start) / 60_000);
    if (record)
      return wholeness(
        record,
        minutes,
        minutes.reduce((sum, one) => sum + one, 0),
        [],
      );
  }
  throw new Error(`It was not whole after ${MOST_RUNS} runs.`);
}

/** The sidebar's calls, one after the other, as long as somebody looks on. */
export function sitting({ time, script }: ModelledDocument, costs: GoogleCosts): Wholeness {
  const began = time.clock.now();
  const minutes: number[] = [];
  const shares: number[] = [];
  for (let call = 0; call < MOST_CALLS; call += 1) {
    const start = time.clock.now();
    time.spend(costs.sidebar);
    const step = script(CALL_MS, stepOf('refresh'), (ports) => refresh(ports, MODEL_REPORT, { person: MODEL_PERSON, trigger: 'hand' }));
    minutes.push((time.clock.now() - start) / 60_000);
    if (step.state === 'ended') return wholeness(step.record, minutes, (time.clock.now() - began) / 60_000, shares);
    shares.push(step.progress.share ?? 0);
  }
  throw new Error(`It was not whole after ${MOST_CALLS} calls.`);
}

function wholeness(record: RunRecord, each: readonly number[], minutes: number, shares: readonly number[]): Wholeness {
  if (record.outcome !== 'done') throw new Error(record.message);
  return { scripts: each.length, minutes, longestMinutes: Math.max(...each), record, shares };
}

/** How often the share that is shown goes back. */
export const fallsOf = (shares: readonly number[]): number =>
  shares.filter((share, at) => at > 0 && share < (shares[at - 1] as number)).length;

/** Properties of a person who has no time of triggers used up. */
const NOTHING_USED = { getProperty: () => null } as unknown as GoogleAppsScript.Properties.Properties;
