import type { Report } from '../../report/definition/definition';

/** A report that nobody filled in yet. */
export const EMPTY_REPORT: Report = {
  version: 1,
  id: '',
  name: '',
  stream: 'user-hours',
  range: { kind: 'words', words: 'last 7 days' },
  who: [],
  columns: [],
  privacy: { people: 'names', smallestGroup: 5 },
  unit: 'hours',
  destination: { sheet: '', cell: 'A1' },
  disposition: 'replace',
  rereadDays: 3,
  statusLine: true,
};
