import {
  ALERTS_NEED_DAYS,
  alertColumnMissing,
  alertNeedsDays,
  NO_ALERT_LIMIT,
  NO_WEEK_OF_DAYS_OFF,
  TABLE_HAS_NO_READY_SHEET,
  tooManyAlerts,
} from '#words/alert-rules';
import { STREAMS } from '../../api/streams/streams';
import { wrong } from '../../errors';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { alertColumns } from './alert-columns';
import { ALERT_DAYS, type AlertDays, type Alerts, MOST_RULES } from './alert-rule';
import type { Report } from './definition';
import { fillsTable } from './fills-table';

/** The spans of days that a report's rules can look at: a table may have years of rows, which no refresh reads through. */
export const alertDaysOf = (report: Report): readonly AlertDays[] =>
  fillsTable(report) ? ALERT_DAYS.filter((days) => days !== 'all') : ALERT_DAYS;

/**
 * Whether alerts make sense in their report. Columns of a ready sheet are looked for when its rows are.
 * @throws ActivTrakError `argument` with what is wrong and what to do.
 */
export function checkAlerts(report: Report, { rules, weekdaysOff }: Alerts): void {
  if (rules.length > MOST_RULES) throw wrong(tooManyAlerts(MOST_RULES));
  if (!/^(?!1{7})[01]{7}$/.test(weekdaysOff)) throw wrong(NO_WEEK_OF_DAYS_OFF);
  const columns = alertColumns(report);
  for (const { table, column, limit, days } of rules) {
    if (!Number.isFinite(limit)) throw wrong(NO_ALERT_LIMIT);
    if (HAS_WAREHOUSE && fillsTable(report) && table === 'ready') throw wrong(TABLE_HAS_NO_READY_SHEET);
    if (HAS_WAREHOUSE && !alertDaysOf(report).includes(days)) throw wrong(ALERTS_NEED_DAYS);
    if (table === 'ready') continue;
    const about = columns.find(({ key }) => key === column);
    if (about === undefined)
      throw wrong(alertColumnMissing(STREAMS[report.stream].columns.find(({ key }) => key === column)?.label ?? column));
    if (days !== 'all' && !about.hasDays) throw wrong(alertNeedsDays(about.label));
  }
}
