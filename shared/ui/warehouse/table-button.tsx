import type { JSX } from 'preact';
import { connectedIn, OPEN_CONNECTED, openConnected, WHO_CAN_READ_TABLE } from '#words/table-card';
import type { ReportView } from '../../panel/views';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';

/** Shows a report's table in a sheet, once there is one, and says who can read it there. */
export function TableButton({ view: { report, filled } }: { readonly view: ReportView }): JSX.Element | null {
  const { call, tell } = useSession();
  const opening = useAction();
  const open = (): void =>
    void opening.run(async () => {
      const { sheet, isReading, pivot } = await call('openConnectedSheet', { id: report.id });
      tell(`${connectedIn(sheet, isReading, pivot)} ${WHO_CAN_READ_TABLE}`);
    });
  if (filled === undefined) return null;
  return (
    <>
      <Failure words={opening.failure} />
      <div class="buttons">
        <Button isBusy={opening.isBusy} aria-label={openConnected(report.name)} onClick={open}>
          {OPEN_CONNECTED}
        </Button>
      </div>
    </>
  );
}
