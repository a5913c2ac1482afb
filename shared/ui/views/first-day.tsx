import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { WEEKDAYS } from '#words/rhythms';
import { WEEK_BEGINS, WEEK_HINT, weekSaved } from '#words/settings-view';
import type { WeekStart } from '../../model/weekdays';
import type { ConnectionView } from '../../panel/views';
import { useAction } from '../parts/action';
import { SelectField } from '../parts/field';
import { Failure } from '../parts/message';
import { useTyped } from '../parts/typed';
import { useSession } from '../session';

/** The day on which weeks begin with a connection. */
export function FirstDay({ connection: { handle, weekStart } }: { readonly connection: ConnectionView }): JSX.Element {
  const { call, tell } = useSession();
  const saving = useAction();
  const chosen = useTyped(weekStart);
  const latest = useRef(weekStart);
  const choose = (day: WeekStart): void => {
    latest.current = day;
    chosen.set(day);
    void saving.run(async () => {
      try {
        let sent: WeekStart;
        // The arrow keys go from day to day while an answer is waited for.
        do {
          sent = latest.current;
          await call('saveConnection', { handle, weekStart: sent });
        } while (latest.current !== sent);
        tell(weekSaved(WEEKDAYS[sent - 1] ?? ''));
      } finally {
        chosen.sent(latest.current);
      }
    });
  };
  return (
    <>
      <Failure words={saving.failure} />
      <SelectField
        label={WEEK_BEGINS}
        hint={WEEK_HINT}
        value={String(chosen.value)}
        options={WEEKDAYS.map((day, index) => [String(index + 1), day] as const)}
        onValue={(day) => choose(Number(day) as WeekStart)}
      />
    </>
  );
}
