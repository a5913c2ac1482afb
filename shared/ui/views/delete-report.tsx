import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { DELETE_SHEETS, DELETE_SHEETS_HINT, deletedWithSheets } from '#words/gallery';
import { DELETE, DELETE_ASK, DELETE_SNAPSHOTS, deleteQuestion } from '#words/rare-actions';
import { deleted } from '#words/report-card';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Tick } from '../parts/choice';
import { Dialog } from '../parts/dialog';
import { useSession } from '../session';

interface DeleteReportProps {
  readonly id: string;
  readonly name: string;
  /** Whether it has rows in a sheet, where that is known. */
  readonly leavesRows?: boolean;
  /** Whether it has a ready sheet, whose sheets can go along. */
  readonly hasReady?: boolean;
  /** What deleting it means. */
  readonly children: ComponentChildren;
}

/** A button that deletes a report after a question. */
export function DeleteReport({ id, name, leavesRows = false, hasReady = false, children }: DeleteReportProps): JSX.Element {
  const { call, tell } = useSession();
  const [isAsked, setAsked] = useState(false);
  const [withSheets, setWithSheets] = useState(false);
  const [withSnapshots, setWithSnapshots] = useState(false);
  const deleting = useAction();
  const act = (): void =>
    void deleting.run(async () => {
      await call('deleteReport', { id, ...(withSheets ? { withSheets } : {}), ...(withSnapshots ? { withSnapshots } : {}) });
      tell(withSheets ? deletedWithSheets(name) : deleted(name, leavesRows));
    });
  const close = (): void => {
    setAsked(false);
    deleting.forget();
  };
  return (
    <>
      <Button look="plain" onClick={() => setAsked(true)}>
        {DELETE_ASK}
      </Button>
      {isAsked && (
        <Dialog
          title={deleteQuestion(name)}
          action={DELETE}
          isDangerous
          isBusy={deleting.isBusy}
          failure={deleting.failure}
          onAct={act}
          onCancel={close}
        >
          {children}
          {hasReady && <Tick label={DELETE_SHEETS} hint={DELETE_SHEETS_HINT} isOn={withSheets} onTick={setWithSheets} />}
          {leavesRows && <Tick label={DELETE_SNAPSHOTS} isOn={withSnapshots} onTick={setWithSnapshots} />}
        </Dialog>
      )}
    </>
  );
}
