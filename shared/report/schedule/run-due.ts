/**
 * What one hourly trigger does: refreshes that did not end, colleagues' requests, and what is due, on one person's key.
 * @module
 */

import { worded } from '../../diagnostics';
import { isActivTrakError } from '../../errors';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';
import type { Person } from '../kept/person';
import { failuresFor, loadHealth, type ReportHealth, servedAt } from '../kept/report-health';
import { isScheduleOf, loadReports } from '../kept/report-store';
import { loadRequest, removeRequest } from '../kept/requests';
import { IS_ATTENDED, type RunRecord, type Trigger, WENT } from '../kept/run';
import { refresh } from '../refresh/refresh';
import type { RefreshPorts } from '../run/job';
import { clearOldRests } from '../run/run-cleanup';
import { loadRun } from '../run/run-state';
import { noteAbsence } from './absent-owner';
import { hoursThere, isDue, unlessAhead } from './due';

interface Errand {
  readonly report: Report;
  readonly trigger: Trigger;
  /** Smaller comes first. */
  readonly rank: number;
}

/** Refreshes whatever this person's schedules ask for, until the budget is spent; the rest waits for the next hour. */
export function* runDue(ports: RefreshPorts, person: Person): Task<readonly RunRecord[]> {
  yield* clearOldRests(ports);
  yield* noteAbsence(ports, person);
  const errands: Errand[] = [];
  for (const report of yield* loadReports(ports.documents)) {
    const errand = isScheduleOf(report, person) ? yield* errandFor(ports, report) : undefined;
    if (errand) errands.push(errand);
  }
  errands.sort((one, other) => one.rank - other.rank);
  const records: RunRecord[] = [];
  for (const { report, trigger } of errands) {
    if (ports.budget.spent()) break;
    const record = yield* runOne(ports, report, person, trigger);
    if (record) records.push(record);
  }
  return records;
}

/** What of a person's schedule and colleagues' requests asks for a refresh of a report now. */
export function* wantedBy(ports: RefreshPorts, report: Report, person: Person): Task<Trigger | undefined> {
  return isScheduleOf(report, person) ? (yield* errandFor(ports, report))?.trigger : undefined;
}

function* errandFor(ports: RefreshPorts, report: Report): Task<Errand | undefined> {
  const { documents } = ports;
  const run = yield* loadRun(documents, report.id);
  // A call that was killed may take the next one with it: the others have their turn before it is tried again.
  const killed = run?.working ? run.leaseUntil : undefined;
  if (run && !IS_ATTENDED[run.trigger] && run.reading.pages > 0 && !run.waits)
    return { report, trigger: run.trigger, rank: killed === undefined ? 0 : inTurn(killed) };
  const isAsked = (yield* loadRequest(documents, report.id)) !== undefined;
  const health = yield* loadHealth(documents, report.id);
  const trigger = asksNow(ports, report, health) ? 'schedule' : 'request';
  // What others tried in vain is tried again, too, without a snapshot that the schedule has not asked for.
  const { snapshots: _, ...bare } = report;
  const isWanted = isAsked || trigger === 'schedule' || asksNow(ports, bare, health);
  const rank = isAsked && killed === undefined ? 1 : inTurn(Math.max(killed ?? 0, health.last?.at ?? 0));
  return isWanted ? { report, trigger, rank } : undefined;
}

/** Whatever was refreshed or tried longest ago comes first. */
const inTurn = (ms: number): number => 2 + ms;

/** Whether a report's schedule asks for a refresh now. */
function asksNow({ clock, looksHourly }: RefreshPorts, report: Report, health: ReportHealth): boolean {
  const { schedule } = report;
  if (schedule === undefined) return false;
  const { last } = health;
  const inZone = hoursThere(clock, schedule.when);
  const served = unlessAhead(clock, servedAt(health, report));
  const tried = unlessAhead(clock, last && (last.since ?? last.at));
  const runs = {
    since: inZone(unlessAhead(clock, schedule.since) ?? 0),
    // Where it takes snapshots, what others do keeps none of its own waiting.
    last: report.snapshots === undefined ? tried && inZone(tried) : served && inZone(served),
    served: served && inZone(served),
    elapsed: served && (clock.now() - served) / 3_600_000,
    looksHourly,
    failures: failuresFor(health, report),
  };
  return isDue(schedule.when, runs, inZone(clock.now()));
}

function* runOne(ports: RefreshPorts, report: Report, person: Person, trigger: Trigger): Task<RunRecord | undefined> {
  const { documents, clock } = ports;
  try {
    const asked = (yield* loadRequest(documents, report.id))?.at;
    const step = yield* refresh(ports, report.id, { person, trigger });
    if (step.state === 'running') return undefined;
    const isInVain = WENT[step.record.outcome] !== 'well';
    if (isInVain && asked !== undefined && (yield* loadRequest(documents, report.id))?.at === asked)
      yield* removeRequest(documents, report.id);
    return step.record;
  } catch (failure) {
    // Somebody is at work on it, or deleted it meanwhile.
    if (isActivTrakError(failure) && (failure.code === 'busy' || failure.code === 'argument')) return undefined;
    // Not even the failure could be kept: the others go on, and whoever is told of failures hears of it.
    const { code, message } = worded(failure, ports.diagnostics, 'a schedule');
    const ended = {
      runId: '',
      at: clock.now(),
      outcome: 'failed',
      code,
      message,
      rows: 0,
      pages: 0,
      retries: 0,
      ms: 0,
      checks: [],
    } as const;
    return { ...ended, reportId: report.id, reportName: report.name, by: person.name, trigger };
  }
}
