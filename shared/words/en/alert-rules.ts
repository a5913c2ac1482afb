/** What is wrong with the alerts of a report. Excel's pane doesn't need it when it opens. */
import { quoted } from './quoted';

export const ALERTS_NEED_ROWS =
  'A report that fills a table has no rows in this file to look at. Add a report that reads the table, with these alerts.';
export const tooManyAlerts = (most: number): string =>
  `A report can have up to ${most} alert rules. Remove some, or add another report for them.`;
export const NO_WEEK_OF_DAYS_OFF = 'At least one weekday must be a work day for alerts. Choose which days are off.';
export const alertColumnMissing = (label: string): string =>
  `An alert rule is about ${quoted(label, 60)}, which this report doesn't show as a number. Add the column, or change the rule.`;
export const NO_ALERT_LIMIT = 'An alert rule has no limit. Type a number or a time, such as 2:00.';
export const alertNeedsDays = (label: string): string =>
  `The rows under ${quoted(label, 60)} have no date to choose days by. Choose all days, or add the column with the date.`;
