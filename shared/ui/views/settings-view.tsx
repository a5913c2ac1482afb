import type { JSX } from 'preact';
import { VIEWS, YOUR_NAME } from '#words/buttons';
import { HEALTH } from '#words/file-health';
import {
  BEFORE_SHARING,
  CALENDAR,
  NAME_IN_FILES_HINT,
  NAME_SAVED,
  SAVE_NAME,
  THIS_FILE,
  WHAT_IT_HOLDS,
  WHILE_OPEN,
  YOU,
} from '#words/settings-view';
import { ConnectionOfFormulas } from '../connections/connection-of-formulas';
import { ConnectionsPart } from '../connections/connections-part';
import { NoticesPart } from '../notices/notices-part';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { TextField } from '../parts/field';
import { Failure } from '../parts/message';
import { useTyped } from '../parts/typed';
import { ViewFrame } from '../parts/view-frame';
import { useSession } from '../session';
import { FirstDay } from './first-day';
import { FormulaSettings } from './formula-settings';
import { Transfer } from './transfer';
import { UpdateFormulas } from './update-formulas';
import { WhileOpenSettings } from './while-open-settings';

/** Set by the build, and asked for here so that esbuild sees what the usual build doesn't import. */
declare const BUILD_NOTICES: boolean | undefined;

/** Connections, the person, what formulas may do, and the file as a whole. */
export function SettingsView(): JSX.Element {
  const { state, go } = useSession();
  const [only, other] = state.connections;
  const isAlone = other === undefined;
  return (
    <ViewFrame title={VIEWS.settings}>
      <ConnectionsPart />
      <section class="part">
        <h2>{YOU}</h2>
        <PersonName />
      </section>
      <section class="part">
        <h2>{VIEWS.formulas}</h2>
        {isAlone ? only && <FormulaSettings connection={only} /> : <ConnectionOfFormulas />}
        <UpdateFormulas />
      </section>
      {only && isAlone && (
        <section class="part">
          <h2>{CALENDAR}</h2>
          <FirstDay connection={only} />
        </section>
      )}
      {typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES && <NoticesPart />}
      {state.whileOpen && (
        <section class="part">
          <h2>{WHILE_OPEN}</h2>
          <WhileOpenSettings wishes={state.whileOpen} />
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
        <p>
          <Button id="health" onClick={() => go({ name: 'health' })}>
            {HEALTH}
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
  const { value: name, set: setName, sent } = useTyped(state.personName);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void saving.run(async () => {
          await call('saveSettings', { personName: name });
          sent(name);
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
