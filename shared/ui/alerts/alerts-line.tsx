import type { JSX } from 'preact';
import { alertsOnCard, SHOW_ALERTS, showAlertsOf } from '#words/alert-views';
import type { ReportView } from '../../panel/views';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';

/** What a report's alerts found with the last refresh, and the way to their list. */
export function AlertsLine({ view: { report, last } }: { readonly view: ReportView }): JSX.Element | null {
  const { call } = useSession();
  const showing = useAction();
  const { id, name } = report;
  const count = report.alerts && last?.alerts;
  if (count === undefined) return null;
  return (
    <>
      <p>{alertsOnCard(count)}</p>
      <Failure words={showing.failure} />
      {count > 0 && (
        <div class="buttons">
          <Button
            isBusy={showing.isBusy}
            aria-label={showAlertsOf(name)}
            onClick={() => void showing.run(() => call('showAlerts', { id }))}
          >
            {SHOW_ALERTS}
          </Button>
        </div>
      )}
    </>
  );
}
