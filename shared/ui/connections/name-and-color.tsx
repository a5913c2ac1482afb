import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { COLOR, COLOR_WORDS, CONNECTION_NAME, CONNECTION_NAME_HINT, connectionSaved, SAVE_CONNECTION } from '#words/connections-view';
import { CONNECTION_COLORS } from '../../api/connections/connection';
import type { ConnectionView } from '../../panel/views';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { TextField } from '../parts/field';
import { Failure } from '../parts/message';
import { useTyped } from '../parts/typed';
import { useSession } from '../session';
import { ConnectionDot } from './connection-mark';

/** What a connection is called, and its color with a shape. */
export function NameAndColor({ connection }: { readonly connection: ConnectionView }): JSX.Element {
  const { call, tell } = useSession();
  const saving = useAction();
  const names = useTyped(connection.name);
  const colors = useTyped(connection.color);
  const [name, color] = [names.value, colors.value];
  const id = useId();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void saving.run(async () => {
          await call('saveConnection', { handle: connection.handle, name, color });
          names.sent(name);
          colors.sent(color);
          tell(connectionSaved(name.trim()));
        });
      }}
    >
      <Failure words={saving.failure} />
      <TextField label={CONNECTION_NAME} hint={CONNECTION_NAME_HINT} maxLength={60} value={name} onText={names.set} />
      <fieldset class="choice">
        <legend>{COLOR}</legend>
        {CONNECTION_COLORS.map((one) => (
          <div class="option" key={one}>
            <input type="radio" id={`${id}-${one}`} name={id} checked={one === color} onChange={() => colors.set(one)} />
            <label for={`${id}-${one}`}>
              <ConnectionDot color={one} /> {COLOR_WORDS[one]}
            </label>
          </div>
        ))}
      </fieldset>
      <Button type="submit" isBusy={saving.isBusy}>
        {SAVE_CONNECTION}
      </Button>
    </form>
  );
}
