import type * as words from '#words/rows-from';
import type { FactsOf } from './facts-of';

export const rowsFrom: FactsOf<typeof words> = {
  tableFits: [['working_hours_users', 1_288_490_189]],
  rowsFromBigQuery: [['acme-reports.activtrak.working_hours_users']],
  runsAsOwner: [['Jane Doe']],
  tableChoice: [[{ project: 'acme-reports', dataset: 'activtrak', table: 'working_hours_users' }]],
};
