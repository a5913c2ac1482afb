import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  MAKE_AGAIN,
  MAKE_AGAIN_QUESTION,
  makeAgain,
  READY_DELETED,
  SHOW_ROWS,
  WHAT_MAKES_AGAIN,
  WHAT_MAKES_AGAIN_BESIDE,
} from '#words/gallery';
import type { ReportView } from '../../panel/views';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Failure, Message } from '../parts/message';
import { useSession } from '../session';

/** Has the ready sheet of a report drawn anew, by a refresh that begins now. */
function useAgain({ report }: ReportView): { readonly acting: ReturnType<typeof useAction>; readonly act: () => void } {
  const { call, runner } = useSession();
  const acting = useAction();
  const again = async (): Promise<void> => {
    await call('redrawReady', { id: report.id });
    runner.start([report.id]);
  };
  return { acting, act: () => void acting.run(again) };
}

/** That somebody deleted a ready sheet, and the way to have it back. */
export function ReadyDeleted({ view }: { readonly view: ReportView }): JSX.Element | null {
  const { state } = useSession();
  const { acting, act } = useAgain(view);
  const { ready } = view;
  if (!ready?.isDeleted) return null;
  return (
    <Message kind="information">
      <p>{READY_DELETED}</p>
      <Failure words={acting.failure} />
      {((HAS_WAREHOUSE && view.report.from) || state.connection) && (
        <Button isBusy={acting.isBusy} aria-label={makeAgain(ready.title)} onClick={act}>
          {MAKE_AGAIN}
        </Button>
      )}
    </Message>
  );
}

/** What is done to a ready sheet less often. */
export function ReadyActions({ view }: { readonly view: ReportView }): JSX.Element | null {
  const { state, call } = useSession();
  const showing = useAction();
  const { acting, act } = useAgain(view);
  const [isAsked, setAsked] = useState(false);
  const { report, ready } = view;
  if (!ready?.place) return null;
  return (
    <>
      <Failure words={showing.failure} />
      <Failure words={acting.failure} />
      <Button look="plain" isBusy={showing.isBusy} onClick={() => void showing.run(() => call('show', { id: report.id }))}>
        {SHOW_ROWS}
      </Button>
      {((HAS_WAREHOUSE && report.from) || state.connection) && (
        <Button look="plain" isBusy={acting.isBusy} aria-label={makeAgain(ready.title)} onClick={() => setAsked(true)}>
          {MAKE_AGAIN}
        </Button>
      )}
      {isAsked && (
        <Dialog
          title={MAKE_AGAIN_QUESTION}
          action={MAKE_AGAIN}
          onAct={() => {
            act();
            setAsked(false);
          }}
          onCancel={() => setAsked(false)}
        >
          <p>{ready.isBeside ? WHAT_MAKES_AGAIN_BESIDE : WHAT_MAKES_AGAIN}</p>
        </Dialog>
      )}
    </>
  );
}
