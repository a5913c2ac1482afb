import type { JSX } from 'preact';
import { FILL_GOES_ON, FILL_NEEDS_RUN, filledWords, fillOf, inBigQuery } from '#words/table-card';
import type { ReportView } from '../../panel/views';
import { fullTableName } from '../../warehouse/table-name';
import { Words } from '../parts/words';
import { useSession } from '../session';
import { filledDays } from './filled-days';

/** Which table a report fills, and how far it is filled. */
export function TableLines({ view }: { readonly view: ReportView }): JSX.Element | null {
  const { state } = useSession();
  const { report } = view;
  if (report.warehouse === undefined) return null;
  const filled = filledDays(view, state);
  const isUnderWay = filled?.of !== undefined && filled.days < filled.of;
  return (
    <>
      <p class="hint">
        <Words text={inBigQuery(fullTableName(report.warehouse))} />
      </p>
      {filled && (
        <div class="progress">
          {isUnderWay && <progress aria-label={fillOf(report.name)} max={filled.of} value={filled.days} />}
          <p>{filledWords(filled)}</p>
          {isUnderWay && view.running === undefined && <p class="hint">{report.schedule ? FILL_GOES_ON : FILL_NEEDS_RUN}</p>}
        </div>
      )}
    </>
  );
}
