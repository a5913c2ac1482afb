import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ESTIMATING, fillCost, fillDays, fillRows, fillRuns, SHEET_ROWS_STAY } from '#words/table-wizard';
import type { FillEstimate } from '../../panel/warehouse/warehouse-calls';
import type { Report } from '../../report/definition/definition';
import { useAction } from '../parts/action';
import { useAtFirst } from '../parts/at-first';
import { Failed } from '../parts/failed';
import { Message } from '../parts/message';
import { useSession } from '../session';

/** What filling a report's table for the first time takes. It can begin before that is known. */
export function FillStep({ report }: { readonly report: Report }): JSX.Element {
  const { call, state } = useSession();
  const [estimate, setEstimate] = useState<FillEstimate>();
  const estimating = useAction();
  const ask = (): void => void estimating.run(async () => setEstimate(await call('estimateFill', { report })));
  useAtFirst(ask);
  const hasRows = state.reports.some((view) => view.report.id === report.id && view.place !== '');
  return (
    <>
      {estimating.isBusy && <output>{ESTIMATING}</output>}
      <Failed words={estimating.failure} onAgain={ask} />
      {estimate && (
        <ul class="words">
          <li>{fillDays(estimate.days)}</li>
          <li>{fillRows(estimate)}</li>
          <li>{fillRuns(estimate, report.schedule !== undefined)}</li>
          <li>{fillCost(estimate.bytes)}</li>
        </ul>
      )}
      {hasRows && <Message kind="information">{SHEET_ROWS_STAY}</Message>}
    </>
  );
}
