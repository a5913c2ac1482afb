import { wrong } from '../../errors';
import { MODES } from '../../table/modes';
import { TABLE_NEEDS_DAY, TABLE_NEEDS_MERGE } from '../../words/en/warehouse';
import type { Report } from './definition';
import { outputColumns } from './output';

/**
 * Whether a report's rows can go to a table: its days are replaced as a whole, or its records told apart.
 * @throws ActivTrakError `argument` with what to do
 */
export function checkTable(report: Report): void {
  if (!MODES[report.disposition].updates || report.unit !== 'seconds') throw wrong(TABLE_NEEDS_MERGE);
  if (!outputColumns(report).some(({ key }) => key === 'date' || key === 'time')) throw wrong(TABLE_NEEDS_DAY);
}
