import type { Schedule } from '../../report/definition/schedule';
import { loadHistory } from '../../report/kept/history';
import type { RunRecord } from '../../report/kept/run';
import { type Task, wait } from '../../task';
import type { PanelPorts } from '../ports';
import { panelState } from '../state';
import type { ReportView } from '../views';
import type { FileHealth, ReportCost } from './health-views';

const DAYS_IN_MONTH = 365.25 / 12;

/** How often a schedule refreshes on an average day. */
function runsPerDay(schedule: Schedule): number {
  switch (schedule.every) {
    case 'hours':
      return 24 / schedule.hours;
    case 'day':
      return 1;
    case 'weekday':
      return 5 / 7;
    case 'week':
      return 1 / 7;
    case 'month':
      return 1 / DAYS_IN_MONTH;
  }
}

/** How a file is: its reports with what they cost, and its size against the host's limits. One look; nothing is written or asked of ActivTrak. */
export function* fileHealth(ports: PanelPorts): Task<FileHealth> {
  const state = yield* panelState(ports);
  const history = yield* loadHistory(ports.documents);
  const infos = yield* wait(ports.sheets.sheets());
  const { cells: mostCells } = ports.sheets.limits;
  const costs = state.reports.map((view) => costOf(view, history));
  return {
    cells: infos.reduce((all, { rows, columns }) => all + rows * columns, 0),
    ...(Number.isFinite(mostCells) ? { mostCells } : {}),
    requestsPerDay: sum(costs.map(({ requestsPerDay }) => requestsPerDay)),
    owners: ownersOf(state.reports, costs),
    ...(ports.scheduler.msPerDay === undefined ? {} : { mostMsPerDay: ports.scheduler.msPerDay }),
    costs,
    state,
  };
}

/** What a report costs, by its last runs that are still known. */
function costOf({ report: { id, schedule }, last }: ReportView, history: readonly RunRecord[]): ReportCost {
  const known = history.filter(({ reportId, pages }) => reportId === id && pages > 0);
  const runs = known.length > 0 ? known : last && last.pages > 0 ? [last] : [];
  const mean = (of: (run: RunRecord) => number): number => sum(runs.map(of)) / runs.length;
  const perDay = schedule ? runsPerDay(schedule.when) : 0;
  if (runs.length === 0) return { id, runsPerDay: perDay };
  const [requests, ms] = [mean(({ pages, retries }) => pages + retries), mean((run) => run.ms)];
  return { id, runsPerDay: perDay, requests, ms, requestsPerDay: requests * perDay, msPerDay: ms * perDay };
}

const sum = (numbers: readonly (number | undefined)[]): number => numbers.reduce<number>((all, one) => all + (one ?? 0), 0);

/** Whose schedules run here, and how much of each one's trigger time they take. */
function ownersOf(reports: readonly ReportView[], costs: readonly ReportCost[]): FileHealth['owners'] {
  const ids = [...new Set(reports.flatMap(({ report: { schedule } }) => (schedule ? [schedule.ownerId] : [])))];
  return ids.map((id) => {
    const theirs = reports.filter(({ report: { schedule } }) => schedule?.ownerId === id);
    const mine = theirs.some(({ scheduleIsMine }) => scheduleIsMine);
    const reportIds = theirs.map(({ report }) => report.id);
    return {
      id,
      name: theirs[0]?.report.schedule?.ownerName ?? '',
      isMine: mine,
      reports: theirs.map(({ report: { name } }) => name),
      absences: [...new Set(theirs.flatMap(({ absent }) => absent ?? []))],
      msPerDay: sum(costs.filter((cost) => reportIds.includes(cost.id)).map(({ msPerDay }) => msPerDay)),
    };
  });
}
