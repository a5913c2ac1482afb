import type { JSX } from 'preact';
import { TAKE_SNAPSHOT } from '#words/snapshot-views';
import { snapshotTaken } from '#words/snapshots';
import type { ReportView } from '../../panel/views';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';

/** Copies the values of a report's sheet as they are now. */
export function SnapshotAction({ view: { report } }: { readonly view: ReportView }): JSX.Element {
  const { call, tell } = useSession();
  const taking = useAction();
  const take = (): void => void taking.run(async () => tell(snapshotTaken((await call('takeSnapshot', { id: report.id })).sheet)));
  return (
    <>
      <Failure words={taking.failure} />
      <Button look="plain" isBusy={taking.isBusy} onClick={take}>
        {TAKE_SNAPSHOT}
      </Button>
    </>
  );
}
