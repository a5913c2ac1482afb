import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  connectionRemoved,
  FORMULAS_LOSE,
  NEXT_DEFAULT,
  NEXT_DEFAULT_HINT,
  REMOVE,
  removeQuestion,
  reportsStay,
  schedulesWait,
  WHAT_REMOVING_DOES,
} from '#words/connections-view';
import { DISCONNECT, DISCONNECT_QUESTION, DISCONNECTED, schedulesStop, WHAT_DISCONNECTING_DOES } from '#words/settings-view';
import type { ConnectionView } from '../../panel/views';
import { useAction } from '../parts/action';
import { Dialog } from '../parts/dialog';
import { SelectField } from '../parts/field';
import { Words } from '../parts/words';
import { useSession } from '../session';

interface RemoveConnectionProps {
  readonly connection: ConnectionView;
  readonly isAlone: boolean;
  readonly onClose: () => void;
}

/** Asks before a connection is removed, and says what stays and what has to wait. */
export function RemoveConnection({ connection, isAlone, onClose }: RemoveConnectionProps): JSX.Element {
  const { state, call, tell } = useSession();
  const removing = useAction();
  const { handle, name, reports } = connection;
  const others = state.connections.filter((one) => one.handle !== handle);
  const [next, setNext] = useState(others[0]?.handle ?? '');
  const asksNext = connection.isDefault && others.length > 0;
  const schedules = state.reports.filter(
    ({ report, scheduleIsMine, connection: its }) =>
      report.schedule && scheduleIsMine && (isAlone || (!its?.isMissing && its?.handle === handle)),
  ).length;
  const remove = (): void =>
    void removing.run(async () => {
      if (asksNext) await call('saveConnection', { handle: next, isDefault: true });
      await call('disconnect', { handle });
      onClose();
      tell(isAlone ? DISCONNECTED : connectionRemoved(name));
    });
  return (
    <Dialog
      title={isAlone ? DISCONNECT_QUESTION : removeQuestion(name)}
      action={isAlone ? DISCONNECT : REMOVE}
      isDangerous
      isBusy={removing.isBusy}
      failure={removing.failure}
      onAct={remove}
      onCancel={onClose}
    >
      <p>{isAlone ? WHAT_DISCONNECTING_DOES : WHAT_REMOVING_DOES}</p>
      {!isAlone && reports.length > 0 && (
        <p>
          <Words text={reportsStay(reports)} />
        </p>
      )}
      {schedules > 0 && <p>{isAlone ? schedulesStop(schedules) : schedulesWait(schedules)}</p>}
      {!isAlone && !asksNext && connection.isOfFormulas && <p>{FORMULAS_LOSE}</p>}
      {asksNext && (
        <SelectField
          label={NEXT_DEFAULT}
          hint={NEXT_DEFAULT_HINT}
          value={next}
          options={others.map((one) => [one.handle, one.name] as const)}
          onValue={setNext}
        />
      )}
    </Dialog>
  );
}
