import type { PanelState } from '../../panel/views';
import type { Report } from '../../report/definition/definition';
import { readsTable } from '../../report/definition/reads-table';

/** Whether this person can refresh a report: with a key, or where none is needed. */
export const canRefresh = ({ connection }: PanelState, report: Pick<Report, 'from'>): boolean =>
  connection !== undefined || readsTable(report);
