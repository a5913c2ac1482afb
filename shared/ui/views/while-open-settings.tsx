import type { JSX } from 'preact';
import { REFRESH_ALL_REPORTS, SAVE } from '#words/buttons';
import { LOADS_HINT, minutesWords, REFRESH_AT_START, REFRESHES_HINT, START_WITH_WORKBOOK, WHILE_OPEN_SAVED } from '#words/settings-view';
import { ONLY_WHILE_OPEN } from '#words/while-open';
import type { WhileOpen } from '../../scheduler';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Tick } from '../parts/choice';
import { SelectField } from '../parts/field';
import { Failure, Message } from '../parts/message';
import { useTyped } from '../parts/typed';
import { useSession } from '../session';

const MINUTES = [0, 5, 10, 15, 30, 60, 120, 240];

/** What happens by itself while the document is open: nothing, until a person wishes it. */
export function WhileOpenSettings({ wishes }: { readonly wishes: WhileOpen }): JSX.Element {
  const { call, tell } = useSession();
  const saving = useAction();
  const wished = useTyped(wishes);
  const { loads, refreshes, minutes } = wished.value;
  const wish = (part: Partial<WhileOpen>): void => wished.change((now) => ({ ...now, ...part }));
  const choices = MINUTES.includes(minutes) ? MINUTES : [...MINUTES, minutes];
  const save = (): void =>
    void saving.run(async () => {
      await call('saveWhileOpen', { loads, refreshes, minutes });
      wished.sent(wished.value);
      tell(WHILE_OPEN_SAVED);
    });
  return (
    <>
      <Message kind="information">{ONLY_WHILE_OPEN}</Message>
      <Tick label={START_WITH_WORKBOOK} hint={LOADS_HINT} isOn={loads} onTick={(on) => wish({ loads: on })} />
      <Tick label={REFRESH_AT_START} hint={REFRESHES_HINT} isOn={refreshes} onTick={(on) => wish({ refreshes: on })} />
      <SelectField
        label={REFRESH_ALL_REPORTS}
        value={String(minutes)}
        options={choices.map((one) => [String(one), minutesWords(one)] as const)}
        onValue={(one) => wish({ minutes: Number(one) })}
      />
      <Failure words={saving.failure} />
      <Button isBusy={saving.isBusy} onClick={save}>
        {SAVE}
      </Button>
    </>
  );
}
