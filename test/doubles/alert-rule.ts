import type { AlertRule } from '../../shared/report/definition/alert-rule';

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
