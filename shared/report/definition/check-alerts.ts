import { STREAMS } from '../../api/streams';
import { wrong } from '../../errors';
import {
  ALERTS_NEED_ROWS,
  alertColumnMissing,
  alertNeedsDays,
  NO_ALERT_LIMIT,
  NO_WEEK_OF_DAYS_OFF,
  tooManyAlerts,
} from '../../words/en/alert-rules';
import { alertColumns } from './alert-columns';
import { type Alerts, MOST_RULES } from './alert-rule';
import type { Report } from './definition';
import { fillsTable } from './fills-table';

/**
 * Whether alerts make sense in their report. Columns of a ready sheet are looked for when its rows are.
 * @throws ActivTrakError `argument` with what is wrong and what to do.
 */
export function checkAlerts(report: Report, { rules, weekdaysOff }: Alerts): void {
  if (fillsTable(report) && rules.length > 0) throw wrong(ALERTS_NEED_ROWS);
  if (rules.length > MOST_RULES) throw wrong(tooManyAlerts(MOST_RULES));
  if (!/^(?!1{7})[01]{7}$/.test(weekdaysOff)) throw wrong(NO_WEEK_OF_DAYS_OFF);
  const columns = alertColumns(report);
  for (const { table, column, limit, days } of rules) {
    if (!Number.isFinite(limit)) throw wrong(NO_ALERT_LIMIT);
    if (table === 'ready') continue;
    const about = columns.find(({ key }) => key === column);
    if (about === undefined)
      throw wrong(alertColumnMissing(STREAMS[report.stream].columns.find(({ key }) => key === column)?.label ?? column));
    if (days !== 'all' && !about.hasDays) throw wrong(alertNeedsDays(about.label));
  }
}
