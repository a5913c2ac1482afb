import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { SAVE, YOUR_NAME } from '#words/buttons';
import { ASK_NAME, NOT_NOW, WHY_NAME } from '#words/connect-form';
import { useAction } from '../parts/action';
import { Dialog } from '../parts/dialog';
import { TextField } from '../parts/field';
import { Words } from '../parts/words';
import { useSession } from '../session';

/** Asks a person once what colleagues are to call her; she need not say. */
export function NameAsked({ onAnswered }: { readonly onAnswered: () => void }): JSX.Element {
  const { call } = useSession();
  const saving = useAction();
  const [name, setName] = useState('');
  const save = (): void =>
    void saving.run(async () => {
      await call('saveSettings', { personName: name });
      onAnswered();
    });
  const leave = (): void => {
    // Asked again another time, where not even that can be kept.
    call('saveSettings', { personName: '' }).catch(() => undefined);
    onAnswered();
  };
  return (
    <Dialog title={ASK_NAME} action={SAVE} no={NOT_NOW} isBusy={saving.isBusy} failure={saving.failure} onAct={save} onCancel={leave}>
      <p>
        <Words text={WHY_NAME} />
      </p>
      <TextField
        label={YOUR_NAME}
        maxLength={60}
        value={name}
        onText={setName}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          save();
        }}
      />
    </Dialog>
  );
}
