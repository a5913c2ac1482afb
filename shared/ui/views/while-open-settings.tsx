import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { WhileOpen } from '../../scheduler';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Tick } from '../parts/choice';
import { SelectField } from '../parts/field';
import { Failure, Message } from '../parts/message';
import { useSession } from '../session';

const MINUTES = [0, 5, 10, 15, 30, 60, 120, 240];

function minutesWords(minutes: number): string {
  if (minutes === 0) return 'Never';
  if (minutes % 60 > 0) return `Every ${minutes} minutes`;
  return minutes === 60 ? 'Every hour' : `Every ${minutes / 60} hours`;
}

/** Said wherever a person could think that Excel works while it is closed. */
export const ONLY_WHILE_OPEN =
  'Excel refreshes nothing while the workbook is closed. What has to be there at a certain hour needs the workbook open on a computer that stays on, or the same report in Google Sheets, where schedules run without anybody.';

/** What happens by itself while the document is open: nothing, until a person wishes it. */
export function WhileOpenSettings({ wishes }: { readonly wishes: WhileOpen }): JSX.Element {
  const { call, tell } = useSession();
  const saving = useAction();
  const [loads, setLoads] = useState(wishes.loads);
  const [refreshes, setRefreshes] = useState(wishes.refreshes);
  const [minutes, setMinutes] = useState(wishes.minutes);
  const choices = MINUTES.includes(minutes) ? MINUTES : [...MINUTES, minutes];
  const save = (): void =>
    void saving.run(async () => {
      await call('saveWhileOpen', { loads, refreshes, minutes });
      tell('Saved. What starts with the workbook is kept when you save the workbook.');
    });
  return (
    <>
      <Message kind="information">{ONLY_WHILE_OPEN}</Message>
      <Tick
        label="Start Live Data with this workbook"
        hint="For everyone who has Live Data. Without it, Live Data starts when its pane or one of its formulas is used."
        isOn={loads}
        onTick={setLoads}
      />
      <Tick
        label="Refresh all reports when Live Data starts"
        hint="On your key, on this computer."
        isOn={refreshes}
        onTick={setRefreshes}
      />
      <SelectField
        label="Refresh all reports"
        value={String(minutes)}
        options={choices.map((one) => [String(one), minutesWords(one)] as const)}
        onValue={(one) => setMinutes(Number(one))}
      />
      <Failure words={saving.failure} />
      <Button isBusy={saving.isBusy} onClick={save}>
        Save
      </Button>
    </>
  );
}
