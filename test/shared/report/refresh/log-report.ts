import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity } from '../report-bench';

/** A report of the log's last days, at Log!A1. */
export const LOG = {
  stream: 'activity-log',
  range: { kind: 'words', words: 'last 3 days' },
  columns: [{ key: 'logId' }, { key: 'time' }, { key: 'user' }, { key: 'duration' }],
  destination: { sheet: 'Log', cell: 'A1' },
} as const;

/** Activities of a day by their numbers. */
export const log = (numbers: readonly number[], date = '2026-03-18') => numbers.map((number) => activity(number, date));

/** Three people and their activities. */
export const served = (activities: ReturnType<typeof log>) => fakeOrganisation(3, [], activities);
