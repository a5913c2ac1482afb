import type { JSX } from 'preact';
import { WEEKDAYS } from '#words/rhythms';
import { WEEK_BEGINS, WEEK_HINT, weekSaved } from '#words/settings-view';
import type { WeekStart } from '../../model/weekdays';
import type { ConnectionView } from '../../panel/views';
import { useAction } from '../parts/action';
import { SelectField } from '../parts/field';
import { Failure } from '../parts/message';
import { useSession } from '../session';

/** The day on which weeks begin with a connection. */
export function FirstDay({ connection: { handle, weekStart } }: { readonly connection: ConnectionView }): JSX.Element {
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
            await call('saveConnection', { handle, weekStart: Number(day) as WeekStart });
            tell(weekSaved(WEEKDAYS[Number(day) - 1] ?? ''));
          })
        }
      />
    </>
  );
}
