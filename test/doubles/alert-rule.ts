import type { AlertRule, Alerts } from '../../shared/report/definition/alert-rule';

/** `Active below 2:00`, of yesterday, but for what is said otherwise. */
export const alertRule = (part: Partial<AlertRule> = {}): AlertRule => ({
  id: 'r1',
  table: 'report',
  column: 'active',
  test: 'below',
  limit: 7200,
  days: 'yesterday',
  workDaysOnly: false,
  ...part,
});

/** Alerts that everybody in a report's rows meets, and whose list names them. */
export const EVERYBODY_FOUND: Alerts = {
  rules: [alertRule({ test: 'above', limit: 60, days: 'all' })],
  names: 'list',
  weekdaysOff: '0000011',
};
