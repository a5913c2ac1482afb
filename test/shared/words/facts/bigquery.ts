import type * as words from '#words/bigquery';
import type { FactsOf } from './facts-of';

const [PROJECT, DATASET, TABLE] = ['acme-analytics', 'activtrak', 'activity_log'];

export const bigquery: FactsOf<typeof words> = {
  apiOff: [[PROJECT]],
  noBilling: [[PROJECT]],
  noBillingForMerge: [[PROJECT]],
  projectMissing: [[PROJECT]],
  behindPerimeter: [[PROJECT]],
  noJobsAllowed: [[PROJECT]],
  noDatasetsAllowed: [[PROJECT, DATASET]],
  noTablesAllowed: [[DATASET]],
  rowsHidden: [[TABLE]],
  columnsProtected: [[TABLE]],
  otherRegion: [[DATASET, 'US', 'EU']],
  notInRegion: [[DATASET, 'EU']],
  regionNotAllowed: [['EU']],
  unknownRegion: [['europe']],
  quotaUsedUp: [['table-loads'], ['project-loads'], ['partitions'], ['free-queries'], ['free-storage'], ['own-limit'], ['other']],
  datasetMissing: [[DATASET]],
  tableMissing: [[TABLE]],
  filledByAnother: [[TABLE]],
  rowsMeanOther: [[TABLE]],
  notOurs: [[TABLE]],
  fieldRetyped: [[TABLE, 'user', 'STRING', 'INT64']],
  fieldDeleted: [
    [TABLE, 'user'],
    [TABLE, undefined],
  ],
  schemaChanged: [
    [TABLE, 'user'],
    [TABLE, undefined],
  ],
  partitionsChanged: [[TABLE, 'day']],
  rowRefused: [
    [TABLE, undefined],
    [TABLE, 'user'],
  ],
  rowTooLarge: [[TABLE]],
  dayTooLarge: [[TABLE]],
  statementTooLarge: [[PROJECT]],
  refusedOtherwise: [
    [400, 'invalid'],
    [418, undefined],
    [200, 'invalid'],
  ],
};
