import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { WeekStart } from '../../model/date-range';
import { VIEWS, YOUR_NAME } from '../../words/en/buttons';
import { WEEKDAYS } from '../../words/en/rhythms';
import {
  BEFORE_SHARING,
  CALENDAR,
  NAME_IN_FILES_HINT,
  NAME_SAVED,
  SAVE_NAME,
  THIS_FILE,
  WEEK_BEGINS,
  WEEK_HINT,
  WHAT_IT_HOLDS,
  WHILE_OPEN,
  weekSaved,
  YOU,
} from '../../words/en/settings-view';
import { NoticesPart } from '../notices/notices-part';
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

/** Set by the build, and asked for here so that esbuild sees what the usual build doesn't import. */
declare const BUILD_NOTICES: boolean | undefined;

/** The connection, the person, what formulas may do, and the file as a whole. */
export function SettingsView(): JSX.Element {
  const { state, go } = useSession();
  const { connection } = state;
  return (
    <ViewFrame title={VIEWS.settings}>
      <section class="part">
        <h2>ActivTrak</h2>
        {connection ? <ConnectionSettings connection={connection} /> : <ConnectForm />}
      </section>
      <section class="part">
        <h2>{YOU}</h2>
        <PersonName key={state.personName} />
      </section>
      <section class="part">
        <h2>{VIEWS.formulas}</h2>
        {connection && <FormulaSettings key={JSON.stringify(connection.cells)} cells={connection.cells} />}
        <UpdateFormulas />
      </section>
      {connection && (
        <section class="part">
          <h2>{CALENDAR}</h2>
          <FirstDay weekStart={connection.weekStart} />
        </section>
      )}
      {typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES && <NoticesPart />}
      {state.whileOpen && (
        <section class="part">
          <h2>{WHILE_OPEN}</h2>
          <WhileOpenSettings key={JSON.stringify(state.whileOpen)} wishes={state.whileOpen} />
        </section>
      )}
      <section class="part">
        <h2>{THIS_FILE}</h2>
        <p class="hint">{BEFORE_SHARING}</p>
        <p>
          <Button id="people" onClick={() => go({ name: 'people' })}>
            {WHAT_IT_HOLDS}
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
      <TextField label={YOUR_NAME} hint={NAME_IN_FILES_HINT} maxLength={60} value={name} onText={setName} />
      <Button type="submit" isBusy={saving.isBusy}>
        {SAVE_NAME}
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
        label={WEEK_BEGINS}
        hint={WEEK_HINT}
        value={String(weekStart)}
        options={WEEKDAYS.map((day, index) => [String(index + 1), day] as const)}
        onValue={(day) =>
          void saving.run(async () => {
            await call('saveConnection', { weekStart: Number(day) as WeekStart });
            tell(weekSaved(WEEKDAYS[Number(day) - 1] ?? ''));
          })
        }
      />
    </>
  );
}
