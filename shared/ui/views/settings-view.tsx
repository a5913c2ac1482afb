import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { WeekStart } from '../../model/date-range';
import { WEEKDAYS } from '../../words/en/rhythms';
import { BEFORE_SHARING, NAME_IN_FILES_HINT, NAME_SAVED, WEEK_HINT, weekSaved } from '../../words/en/settings-view';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { SelectField, TextField } from '../parts/field';
import { Failure } from '../parts/message';
import { ViewFrame } from '../parts/view-frame';
import { useSession } from '../session';
import { ConnectForm } from './connect-form';
import { ConnectionSettings } from './connection-settings';
import { FormulaSettings } from './formula-settings';
import { Transfer } from './transfer';
import { UpdateFormulas } from './update-formulas';
import { WhileOpenSettings } from './while-open-settings';

/** The connection, the person, what formulas may do, and the file as a whole. */
export function SettingsView(): JSX.Element {
  const { state, go } = useSession();
  const { connection } = state;
  return (
    <ViewFrame title="Settings">
      <section class="part">
        <h2>ActivTrak</h2>
        {connection ? <ConnectionSettings connection={connection} /> : <ConnectForm />}
      </section>
      <section class="part">
        <h2>You</h2>
        <PersonName key={state.personName} />
      </section>
      <section class="part">
        <h2>Formulas</h2>
        {connection && <FormulaSettings key={JSON.stringify(connection.cells)} cells={connection.cells} />}
        <UpdateFormulas />
      </section>
      {connection && (
        <section class="part">
          <h2>Calendar</h2>
          <FirstDay weekStart={connection.weekStart} />
        </section>
      )}
      {state.whileOpen && (
        <section class="part">
          <h2>While this file is open</h2>
          <WhileOpenSettings key={JSON.stringify(state.whileOpen)} wishes={state.whileOpen} />
        </section>
      )}
      <section class="part">
        <h2>This file</h2>
        <p class="hint">{BEFORE_SHARING}</p>
        <p>
          <Button id="people" onClick={() => go({ name: 'people' })}>
            What it holds about people
          </Button>
        </p>
        <Transfer />
      </section>
    </ViewFrame>
  );
}

function PersonName(): JSX.Element {
  const { state, call, tell } = useSession();
  const saving = useAction();
  const [name, setName] = useState(state.personName);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void saving.run(async () => {
          await call('saveSettings', { personName: name });
          tell(NAME_SAVED);
        });
      }}
    >
      <Failure words={saving.failure} />
      <TextField label="Your name, as colleagues see it" hint={NAME_IN_FILES_HINT} maxLength={60} value={name} onText={setName} />
      <Button type="submit" isBusy={saving.isBusy}>
        Save the name
      </Button>
    </form>
  );
}

function FirstDay({ weekStart }: { readonly weekStart: WeekStart }): JSX.Element {
  const { call, tell } = useSession();
  const saving = useAction();
  return (
    <>
      <Failure words={saving.failure} />
      <SelectField
        label="A week begins on"
        hint={WEEK_HINT}
        value={String(weekStart)}
        options={WEEKDAYS.map((day, index) => [String(index + 1), day] as const)}
        onValue={(day) =>
          void saving.run(async () => {
            await call('saveSettings', { weekStart: Number(day) as WeekStart });
            tell(weekSaved(WEEKDAYS[Number(day) - 1] ?? ''));
          })
        }
      />
    </>
  );
}
