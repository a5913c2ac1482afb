import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CONNECT_MY_KEY } from '#words/buttons';
import {
  DUPLICATE,
  duplicated,
  TAKE_OVER,
  TAKE_SCHEDULE,
  TAKE_SCHEDULE_QUESTION,
  taken,
  whatDeletes,
  whatTakes,
} from '#words/rare-actions';
import type { ReportView } from '../../panel/views';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Failure } from '../parts/message';
import { Words } from '../parts/words';
import { useSession } from '../session';
import { DeleteReport } from './delete-report';
import { ReadyActions } from './ready-actions';
import { keyOwner } from './report-age';

/** What is done to a report less often, once somebody looks for it. */
export function RareActions({ view }: { readonly view: ReportView }): JSX.Element {
  const { views, call, tell } = useSession();
  const [isTaking, setTaking] = useState(false);
  const acting = useAction();
  const { report, scheduleIsMine, place } = view;
  const { id, name, schedule } = report;
  const isTheirs = schedule !== undefined && !scheduleIsMine;
  const close = (): void => {
    setTaking(false);
    acting.forget();
  };
  const act = (work: () => Promise<unknown>, words: string): void =>
    void acting.run(async () => {
      await work();
      setTaking(false);
      tell(words);
    });
  return (
    <>
      {!isTaking && <Failure words={acting.failure} />}
      <Button look="plain" isBusy={acting.isBusy} onClick={() => act(() => call('duplicateReport', { id }), duplicated(name))}>
        {DUPLICATE}
      </Button>
      <ReadyActions view={view} />
      {(HAS_WAREHOUSE || place !== '') && <views.SheetActions view={view} />}
      {isTheirs && (
        <Button look="plain" onClick={() => setTaking(true)}>
          {TAKE_SCHEDULE}
        </Button>
      )}
      <DeleteReport id={id} name={name} leavesRows={place !== ''} hasReady={view.ready !== undefined}>
        {HAS_WAREHOUSE && views.warehouse && report.warehouse ? (
          <views.warehouse.WhatTableDeletes report={report} table={report.warehouse} />
        ) : (
          <p>{whatDeletes(schedule !== undefined, place !== '')}</p>
        )}
      </DeleteReport>
      {isTaking && (
        <TakeOver
          view={view}
          isBusy={acting.isBusy}
          failure={acting.failure}
          onAct={() => act(() => call('takeSchedule', { id }), taken(name))}
          onCancel={close}
        />
      )}
    </>
  );
}

interface TakeOverProps {
  readonly view: ReportView;
  readonly isBusy: boolean;
  readonly failure: string;
  readonly onAct: () => void;
  readonly onCancel: () => void;
}

/** A schedule runs on a key, so who has none has to connect one first. */
function TakeOver({ view, isBusy, failure, onAct, onCancel }: TakeOverProps): JSX.Element {
  const { state, go } = useSession();
  const { report } = view;
  const connection = view.connection?.isMissing ? undefined : view.connection?.name;
  const hasKey = (HAS_WAREHOUSE && report.from !== undefined) || state.connection !== undefined;
  return (
    <Dialog
      title={TAKE_SCHEDULE_QUESTION}
      action={hasKey ? TAKE_OVER : CONNECT_MY_KEY}
      isBusy={isBusy}
      failure={failure}
      onAct={hasKey ? onAct : () => go({ name: 'settings' })}
      onCancel={onCancel}
    >
      <p>
        <Words text={whatTakes(report.name, keyOwner(view), hasKey, connection)} />
      </p>
    </Dialog>
  );
}
