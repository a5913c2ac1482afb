import { connectionOfReport } from '../api/connection-choice';
import { loadConnections } from '../api/connection-store';
import type { Report } from '../report/definition/definition';
import type { Task } from '../task';
import { asNamed } from './connection-of-report';
import type { PanelPorts } from './ports';

/** A report that is grouped by weeks has those of the person who saves it, whoever refreshes it then. */
export function* withOwnWeeks({ secrets }: PanelPorts, report: Report): Task<Report> {
  if (!report.rollup?.by.includes('week')) return { ...report, weekStart: undefined };
  const all = yield* loadConnections(secrets);
  if (all.length === 0) return report;
  const named = report.connection && asNamed(report.connection);
  return { ...report, weekStart: connectionOfReport(all, named).weekStart };
}
