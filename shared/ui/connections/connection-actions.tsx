import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { about, defaultChosen, MAKE_DEFAULT, REMOVE_ASK } from '#words/connections-view';
import { CHANGE_KEY, connectionWorks, DISCONNECT_ASK, TEST } from '#words/settings-view';
import type { ConnectionView } from '../../panel/views';
import { EMPTY_REPORT } from '../editor/empty-report';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';
import { ConnectForm } from '../views/connect-form';
import { nameIt } from './own-connection';
import { RemoveConnection } from './remove-connection';

/** Tries a connection, changes its key, makes it the default or ends it. */
export function ConnectionActions({
  connection,
  isAlone,
}: {
  readonly connection: ConnectionView;
  readonly isAlone: boolean;
}): JSX.Element {
  const { call, tell } = useSession();
  const acting = useAction();
  const [isAsked, setAsked] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const { handle, name } = connection;
  const label = (words: string): object => (isAlone ? {} : { 'aria-label': about(words, name) });
  const test = (): void =>
    void acting.run(async () => {
      const probe = {
        ...EMPTY_REPORT,
        name: 'Test',
        range: { kind: 'words', words: 'yesterday' },
        destination: { sheet: 'Test', cell: 'A1' },
      } as const;
      const { estimate } = await call('preview', { report: isAlone ? probe : { ...probe, connection: nameIt(connection) } });
      tell(connectionWorks(estimate.rows));
    });
  const makeDefault = (): void =>
    void acting.run(async () => {
      await call('saveConnection', { handle, isDefault: true });
      tell(defaultChosen(name));
    });
  return (
    <>
      <Failure words={acting.failure} />
      <div class="buttons">
        <Button isBusy={acting.isBusy} {...label(TEST)} onClick={test}>
          {TEST}
        </Button>
        <Button aria-expanded={isChanging} {...label(CHANGE_KEY)} onClick={() => setChanging(!isChanging)}>
          {CHANGE_KEY}
        </Button>
        {!isAlone && !connection.isDefault && (
          <Button isBusy={acting.isBusy} {...label(MAKE_DEFAULT)} onClick={makeDefault}>
            {MAKE_DEFAULT}
          </Button>
        )}
        <Button look="plain" {...label(isAlone ? DISCONNECT_ASK : REMOVE_ASK)} onClick={() => setAsked(true)}>
          {isAlone ? DISCONNECT_ASK : REMOVE_ASK}
        </Button>
      </div>
      {isChanging && <ConnectForm of={connection} onConnected={() => setChanging(false)} />}
      {isAsked && <RemoveConnection connection={connection} isAlone={isAlone} onClose={() => setAsked(false)} />}
    </>
  );
}
