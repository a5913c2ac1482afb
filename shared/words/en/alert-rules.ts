/** What is wrong with the alerts of a report. Excel's pane doesn't need it when it opens. */
import { quoted } from './quoted';

export const ALERTS_NEED_DAYS = 'Alerts of a report that fills a table look at up to 30 days. Choose the days of each rule.';
export const TABLE_HAS_NO_READY_SHEET =
  'A report that fills a table has no ready sheet, so no alert rule can be about one. Choose another column, or remove the rule.';
export const tooManyAlerts = (most: number): string =>
  `A report can have up to ${most} alert rules. Remove some, or add another report for them.`;
export const NO_WEEK_OF_DAYS_OFF = 'At least one weekday must be a work day for alerts. Choose which days are off.';
export const alertColumnMissing = (label: string): string =>
  `An alert rule is about ${quoted(label, 60)}, which this report doesn't show as a number. Add the column, or change the rule.`;
export const NO_ALERT_LIMIT = 'An alert rule has no limit. Type a number or a time, such as 2:00.';
export const alertNeedsDays = (label: string): string =>
  `The rows under ${quoted(label, 60)} have no date to choose days by. Choose all days, or add the column with the date.`;
