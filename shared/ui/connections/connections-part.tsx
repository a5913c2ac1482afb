import type { JSX } from 'preact';
import { CHOOSE_DEFAULT, CONNECTIONS, defaultChosen, NAME_AND_COLOR, NO_DEFAULT } from '#words/connections-view';
import type { ConnectionView } from '../../panel/views';
import { useAction } from '../parts/action';
import { Failure, Message } from '../parts/message';
import { useSession } from '../session';
import { ConnectForm } from '../views/connect-form';
import { AddConnection } from './add-connection';
import { ConnectionActions } from './connection-actions';
import { ConnectionCard } from './connection-card';
import { ConnectionFacts } from './connection-facts';
import { ConnectionField } from './connection-field';
import { KeyKept } from './key-kept';
import { NameAndColor } from './name-and-color';

/** A person's connections. Who has one sees no more of it than she needs. */
export function ConnectionsPart(): JSX.Element {
  const { connections } = useSession().state;
  const [first] = connections;
  return (
    <section class="part">
      <h2>{connections.length < 2 ? 'ActivTrak' : CONNECTIONS}</h2>
      {connections.length > 0 && !connections.some(({ isDefault }) => isDefault) && <NoDefault />}
      {first === undefined ? <ConnectForm /> : connections.length === 1 ? <OnlyConnection connection={first} /> : <Several />}
      {first && <AddConnection />}
    </section>
  );
}

const OnlyConnection = ({ connection }: { readonly connection: ConnectionView }): JSX.Element => (
  <>
    <ConnectionFacts connection={connection} hasUsers={false} />
    <KeyKept />
    <ConnectionActions connection={connection} isAlone />
    <details class="more">
      <summary>{NAME_AND_COLOR}</summary>
      <NameAndColor connection={connection} />
    </details>
  </>
);

function Several(): JSX.Element {
  const { connections } = useSession().state;
  return (
    <>
      <ul class="cards">
        {connections.map((connection) => (
          <li key={connection.handle}>
            <ConnectionCard connection={connection} />
          </li>
        ))}
      </ul>
      <KeyKept />
    </>
  );
}

/** Nothing goes over to another connection by itself. */
function NoDefault(): JSX.Element {
  const { call, tell } = useSession();
  const saving = useAction();
  return (
    <>
      <Message kind="warning">{NO_DEFAULT}</Message>
      <Failure words={saving.failure} />
      <ConnectionField
        label={CHOOSE_DEFAULT}
        named={undefined}
        isOpen
        onNamed={({ handle, name }) =>
          void saving.run(async () => {
            await call('saveConnection', { handle, isDefault: true });
            tell(defaultChosen(name));
          })
        }
      />
    </>
  );
}
