import type * as words from '#words/alert-views';
import type { FactsOf } from './facts-of';

export const alertViews: FactsOf<typeof words> = {
  alertRules: [[0], [1], [10]],
  addedForAlert: [['First activity']],
  columnGone: [['First activity']],
  columnNotShown: [['First activity']],
  addColumn: [['First activity']],
  alertRule: [
    [{ column: 'Active', test: 'below', limit: '2:00', days: 'yesterday', workDaysOnly: false }],
    [{ column: 'First activity', test: 'after', limit: '9:15', days: 'last-7-days', workDaysOnly: true }],
    [{ column: 'Balance', test: 'below', limit: '', days: 'all', workDaysOnly: false }],
  ],
  removeRule: [['Active below 2:00, yesterday']],
  ruleRemoved: [['Active below 2:00, yesterday']],
  ruleAdded: [['Active below 2:00, yesterday']],
  mostRules: [[10]],
  alertsOnCard: [[0], [1], [1234]],
  alertsCount: [[0], [1], [1234]],
  showAlertsOf: [['Hours']],
};
