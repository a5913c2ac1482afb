import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ASK_FOR_REFRESH, aboutReport, MORE, requestSent } from '#words/report-card';
import type { ReportView } from '../../panel/views';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';

/** What is done to a report less often. Where a colleague's key serves it, asking comes first for who has none. */
export function MoreActions({ view }: { readonly view: ReportView }): JSX.Element {
  const { state, views, call, tell } = useSession();
  const [isOpen, setOpen] = useState(false);
  const asking = useAction();
  const { report, requested, scheduleIsMine } = view;
  const { id, name, schedule } = report;
  const hasKey = (HAS_WAREHOUSE && report.from !== undefined) || state.connection !== undefined;
  return (
    <>
      <Failure words={asking.failure} />
      {schedule && !scheduleIsMine && !hasKey && !requested && (
        <div class="buttons">
          <Button
            look="primary"
            isBusy={asking.isBusy}
            onClick={() =>
              void asking.run(async () => {
                await call('requestRefresh', { id });
                tell(requestSent(schedule.ownerName, name));
              })
            }
          >
            {ASK_FOR_REFRESH}
          </Button>
        </div>
      )}
      <details class="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {MORE}
          <span class="unseen">{aboutReport(name)}</span>
        </summary>
        <div class="more-actions">{isOpen && <views.RareActions view={view} />}</div>
      </details>
    </>
  );
}
