import { ALERTS_NOT_LOOKED_AT, ALERTS_WAIT, alertsFound, NO_ALERTS_FOUND, NO_TIME_FOR_ALERTS, namesStay } from '#words/alert-checks';
import type { ReportRows } from '../../dashboard/drawing';
import type { Task } from '../../task';
import { writeAlertList } from '../alerts/alert-list';
import { type AlertSource, alertSource, findAlerts } from '../alerts/find-alerts';
import { type FoundTimes, foundTimes, newestFoundAt, rememberedTimes } from '../alerts/found-words';
import { type KeptAlerts, loadAlerts, saveAlerts } from '../alerts/kept-alerts';
import type { FoundAlerts } from '../alerts/list-rows';
import type { SearchFacts } from '../alerts/search-facts';
import { withdrawNames } from '../alerts/withdrawn-names';
import { type Alerts, NAMES_PEOPLE } from '../definition/alert-rule';
import { readsTable } from '../definition/reads-table';
import { hasMeaning } from '../kept/report-state';
import { type Check, good, type RunRecord, warning } from '../kept/run';
import type { Job } from '../run/job';
import { outsideOf } from '../run/outside';
import type { Written } from '../writing/writing';
import { failingAlone } from './failing-alone';
import { peopleOf } from './ready-checks';

/** Set by the build, and asked for here so that esbuild sees what the usual build doesn't import. */
declare const BUILD_NOTICES: boolean | undefined;

/** What came of a report's alerts in one refresh. */
type LookedFor = Pick<RunRecord, 'checks' | 'alerts'>;

/**
 * Looks for what meets a report's alerts in its rows, which are where they go already, and keeps what it found. Whatever goes wrong with it is
 * said, and fails nothing else. What is kept comes before the list: killed in between, the next refresh finds the same, with the same times.
 * @param sheet where they stand; `undefined` for a report whose rows are in no sheet
 */
export function* alertChecks(job: Job, sheet: ReportRows | undefined, written: Pick<Written, 'isCurrent'>): Task<LookedFor> {
  const { ports, report } = job;
  const { alerts } = report;
  if (alerts === undefined || alerts.rules.length === 0) return { checks: [] };
  const source = sourceOf(job, sheet);
  if (source === undefined) return { checks: [] };
  let count: number | undefined;
  const checks = yield* failingAlone(ports.diagnostics, 'the alerts of a report', ALERTS_NOT_LOOKED_AT, function* () {
    // Whether or not the list is written after that.
    const named = yield* withdrawNames(ports, report);
    const stay = named === undefined ? [] : [warning(namesStay(named))];
    if (!written.isCurrent && job.state && !hasMeaning(job.state, report)) return [...stay, warning(ALERTS_WAIT)];
    const found = yield* findAlerts(ports, report, alerts, source, peopleOf(report, job.account), daysOf(job, written));
    if (found === undefined) return [...stay, warning(NO_TIME_FOR_ALERTS)];
    const isWhole = found.warnings.length === 0;
    const times = yield* keepFound(job, alerts, { ...found, isWhole });
    count = found.count;
    const { sheetName, checks } = yield* writeAlertList(
      ports,
      report,
      { ...found, isWhole },
      (code) => times.get(code) ?? ports.clock.now(),
    );
    // Where not all could be looked at, nobody knows that there is nothing.
    const all = count === 0 && !isWhole ? [] : [said(count, sheetName)];
    return [...all, ...[...found.warnings, ...found.textDates].map(warning), ...checks];
  });
  return { checks, ...(count === undefined ? {} : { alerts: count }) };
}

/** `undefined` where the report has no rows anywhere yet. */
function sourceOf(job: Job, sheet: ReportRows | undefined): AlertSource | undefined {
  if (sheet) return alertSource(job.ports, sheet);
  const outside = outsideOf(job);
  return outside && { rows: outside.rows(job), sheet };
}

/** Days count by when the refresh began: its rows are those of then. */
function daysOf(
  { report, plan: { days, today, bookmark } }: Job,
  { isCurrent }: Pick<Written, 'isCurrent'>,
): Pick<SearchFacts, 'today' | 'asked' | 'knownFrom'> {
  return {
    today,
    // The report that fills a table may not have been there yet.
    asked: isCurrent && !readsTable(report) ? days : undefined,
    knownFrom: bookmark?.whoSince,
  };
}

/** So many people are remembered by name for a message. */
const MOST_PEOPLE = 10;

/** Whom a message names. Of very many findings only the first are known one by one. */
function peopleFound(findings: FoundAlerts['findings'], count: number): Pick<KeptAlerts, 'people' | 'morePeople'> {
  const people = [...new Set(findings.flatMap(({ person = [] }) => person))];
  return {
    people: people.slice(0, MOST_PEOPLE),
    ...(count === findings.length ? { morePeople: Math.max(0, people.length - MOST_PEOPLE) } : {}),
  };
}

/** Keeps what was found. @returns when each of it was found first */
function* keepFound({ ports, report }: Job, { names }: Alerts, { count, findings, isWhole }: FoundAlerts): Task<FoundTimes> {
  const { documents, clock } = ports;
  const now = clock.now();
  const codes = findings.map(({ code }) => code);
  const before = yield* loadAlerts(documents, report.id);
  const times = foundTimes(codes, before, now);
  const isSent = typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES && NAMES_PEOPLE[names].inMessages;
  yield* saveAlerts(documents, report.id, {
    version: 1,
    at: now,
    count,
    newestAt: newestFoundAt(times, count, before, now),
    ...(isSent ? peopleFound(findings, count) : {}),
    // What could not be looked at may be found again, and is no news then.
    ...rememberedTimes(times, isWhole ? undefined : before),
  });
  return times;
}

const said = (count: number, list: string | undefined): Check => (count === 0 ? good(NO_ALERTS_FOUND) : warning(alertsFound(count, list)));
