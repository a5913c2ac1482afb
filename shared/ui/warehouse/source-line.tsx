import type { JSX } from 'preact';
import { rowsFromBigQuery } from '#words/rows-from';
import type { ReportView } from '../../panel/views';
import { fullTableName } from '../../warehouse/table-name';
import { Words } from '../parts/words';

/** Which table a report reads. */
export const SourceLine = ({ view: { report } }: { readonly view: ReportView }): JSX.Element | null =>
  report.from ? (
    <p class="hint">
      <Words text={rowsFromBigQuery(fullTableName(report.from))} />
    </p>
  ) : null;
