import type { Report, ReportColumn } from '../../report/definition/definition';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import type { ReadyChoices } from './ready-sheet';

/** What a ready sheet's report says of its own. */
type Wanted = Pick<Report, 'name' | 'columns'> & Partial<Pick<Report, 'stream' | 'rollup' | 'version' | 'destination' | 'statusLine'>>;

/** The report below a ready sheet: its durations are days, its rows are replaced with each refresh. */
export const readyReport = ({ range, who, people, from }: ReadyChoices, { name, columns, ...wanted }: Wanted): Report => ({
  version: 1,
  id: '',
  name,
  stream: 'user-hours',
  range,
  who,
  columns,
  privacy: { people, smallestGroup: 5 },
  unit: 'days',
  durations: 'h:mm',
  destination: { sheet: `${name} data`, cell: 'A1' },
  disposition: 'replace',
  rereadDays: 3,
  statusLine: true,
  ...wanted,
  ...(HAS_WAREHOUSE && from ? { from, version: 3 as const } : {}),
});

/** Columns of hours by person: the day, whose it is, and what else. */
export const hoursOf = (choices: ReadyChoices, ...more: readonly string[]): readonly ReportColumn[] =>
  ['date', ...(choices.people === 'names' ? ['userId'] : []), 'user', ...more].map((key) => ({ key }));

/** The same with the groups, which are the teams of people who come into People. */
export const hoursAndTeams = (choices: ReadyChoices, ...more: readonly string[]): readonly ReportColumn[] =>
  hoursOf(choices, 'groups', ...more);
