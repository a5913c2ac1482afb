import type { JSX } from 'preact';
import type { ReportView } from '../../panel/views';
import { ChartActions } from './chart-actions';
import { PayrollFile } from './payroll-file';
import { SnapshotAction } from './snapshot-action';

/** What can be made of the rows that a report has in a sheet: a file, a snapshot, a chart. */
export const SheetActions = ({ view }: { readonly view: ReportView }): JSX.Element => (
  <>
    {view.ready?.kind === 'payroll' && view.ready.place !== '' && <PayrollFile view={view} />}
    <SnapshotAction view={view} />
    <ChartActions view={view} />
  </>
);
