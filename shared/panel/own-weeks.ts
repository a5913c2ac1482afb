import { loadConnection } from '../api/connection-store';
import type { Report } from '../report/definition/definition';
import type { Task } from '../task';
import type { PanelPorts } from './ports';

/** A report that is grouped by weeks has those of the person who saves it, whoever refreshes it then. */
export function* withOwnWeeks({ secrets }: PanelPorts, report: Report): Task<Report> {
  if (!report.rollup?.by.includes('week')) return { ...report, weekStart: undefined };
  const connection = yield* loadConnection(secrets);
  return connection ? { ...report, weekStart: connection.weekStart } : report;
}
