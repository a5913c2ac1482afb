import type { JSX } from 'preact';
import { CHOOSE, CONNECTION, connectionGone, FIRST_GONE } from '#words/connections-view';
import type { NamedConnection } from '../../api/connections/connection';
import { Field } from '../parts/field';
import { useSession } from '../session';
import { ConnectionDot } from './connection-mark';
import { nameIt, ownConnection } from './own-connection';

interface ConnectionFieldProps {
  /** As in a report; `undefined` is the first. */
  readonly named: NamedConnection | undefined;
  readonly label?: string;
  readonly hint?: string;
  /** Whether none is chosen. */
  readonly isOpen?: boolean;
  readonly onNamed: (named: NamedConnection) => void;
}

/** One of a person's connections. One that she doesn't have stays where it is until she chooses another. */
export function ConnectionField({ named, label = CONNECTION, hint, isOpen = false, onNamed }: ConnectionFieldProps): JSX.Element {
  const { connections } = useSession().state;
  const own = isOpen ? undefined : ownConnection(connections, named ? { connection: named } : {});
  const missing = isOpen ? CHOOSE : named ? connectionGone(named.name) : FIRST_GONE;
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <span class="connection-field">
          {own && <ConnectionDot color={own.color} />}
          <select
            {...control}
            value={own ? own.handle : '?'}
            onChange={(event) => {
              const chosen = connections.find(({ handle }) => handle === event.currentTarget.value);
              if (chosen) onNamed(nameIt(chosen));
            }}
          >
            {!own && <option value="?">{missing}</option>}
            {connections.map(({ handle, name }) => (
              <option key={handle} value={handle}>
                {name}
              </option>
            ))}
          </select>
        </span>
      )}
    </Field>
  );
}
