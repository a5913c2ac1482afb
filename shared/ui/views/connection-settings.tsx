import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../panel/views';
import type { KeyLifetime } from '../../ports';
import {
  ADDRESS,
  CHANGE_KEY,
  connectionWorks,
  DISCONNECT,
  DISCONNECT_ASK,
  DISCONNECT_QUESTION,
  DISCONNECTED,
  KEY,
  keyKept,
  schedulesStop,
  TEST,
  WHAT_DISCONNECTING_DOES,
} from '../../words/en/settings-view';
import { EMPTY_REPORT } from '../editor/empty-report';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Failure } from '../parts/message';
import { useSession } from '../session';
import { ConnectForm } from './connect-form';
import { KeyLifetimeField } from './key-lifetime';

/** The connection as it is: try it, change its key, or end it. */
export function ConnectionSettings({ connection }: { readonly connection: ConnectionView }): JSX.Element {
  const { state, call, tell } = useSession();
  const acting = useAction();
  const [isAsked, setAsked] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const schedules = state.reports.filter(({ report, scheduleIsMine }) => report.schedule && scheduleIsMine).length;
  const test = (): void =>
    void acting.run(async () => {
      const { estimate } = await call('preview', {
        report: { ...EMPTY_REPORT, name: 'Test', range: { kind: 'words', words: 'yesterday' }, destination: { sheet: 'Test', cell: 'A1' } },
      });
      tell(connectionWorks(estimate.rows));
    });
  const keep = (lifetime: KeyLifetime): void =>
    void acting.run(async () => {
      await call('saveSettings', { keep: lifetime });
      tell(keyKept(lifetime));
    });
  const disconnect = (): void =>
    void acting.run(async () => {
      await call('disconnect', {});
      setAsked(false);
      tell(DISCONNECTED);
    });
  return (
    <>
      <dl class="facts">
        <dt>{ADDRESS}</dt>
        <dd dir="ltr">{connection.host}</dd>
        <dt>{KEY}</dt>
        <dd dir="ltr">{connection.maskedKey}</dd>
      </dl>
      {state.keyLifetime && <KeyLifetimeField lifetime={state.keyLifetime} onLifetime={keep} />}
      {!isAsked && <Failure words={acting.failure} />}
      <div class="buttons">
        <Button isBusy={acting.isBusy && !isAsked} onClick={test}>
          {TEST}
        </Button>
        <Button aria-expanded={isChanging} onClick={() => setChanging(!isChanging)}>
          {CHANGE_KEY}
        </Button>
        <Button look="plain" onClick={() => setAsked(true)}>
          {DISCONNECT_ASK}
        </Button>
      </div>
      {isChanging && <ConnectForm onConnected={() => setChanging(false)} />}
      {isAsked && (
        <Dialog
          title={DISCONNECT_QUESTION}
          action={DISCONNECT}
          isDangerous
          isBusy={acting.isBusy}
          failure={acting.failure}
          onAct={disconnect}
          onCancel={() => setAsked(false)}
        >
          <p>{WHAT_DISCONNECTING_DOES}</p>
          {schedules > 0 && <p>{schedulesStop(schedules)}</p>}
        </Dialog>
      )}
    </>
  );
}
