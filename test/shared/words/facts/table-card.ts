import type * as words from '#words/table-card';
import type { FactsOf } from './facts-of';

export const tableCard: FactsOf<typeof words> = {
  inBigQuery: [['acme-reports.activtrak.working_hours_users']],
  filledWords: [
    [{ since: 'May 3, 2026', days: 120, of: 365 }],
    [{ since: 'May 3, 2026', days: 1, of: undefined }],
    [{ since: 'May 3, 2026', days: 365, of: 365 }],
  ],
  fillOf: [['Hours']],
  openConnected: [['Hours']],
  connectedIn: [
    ['Hours', false],
    ['Log', true, 'Log, time by app'],
  ],
  copied: [['the table name']],
  queryCostWords: [[{ all: 1_288_490_189, newest: 52_428_800, newestDays: 31 }]],
  viewsMade: [[[]], [['hours_daily', 'team_week', 'apps_daily']]],
  whatDeletesTable: [[true], [false]],
};
