import type { JSX } from 'preact';
import { SHORT_WEEKDAYS, WORK_DAYS, WORK_DAYS_HINT } from '#words/alert-views';
import { Tick } from '../parts/choice';

interface WorkDaysProps {
  /** Seven digits from Monday on, `1` for a day off. */
  readonly weekdaysOff: string;
  readonly onWeekdaysOff: (weekdaysOff: string) => void;
}

/** Which weekdays are work days. */
export const WorkDays = ({ weekdaysOff, onWeekdaysOff }: WorkDaysProps): JSX.Element => (
  <fieldset class="choice">
    <legend>{WORK_DAYS}</legend>
    <div class="buttons">
      {SHORT_WEEKDAYS.map((day, place) => (
        <Tick
          key={day}
          label={day}
          isOn={weekdaysOff[place] !== '1'}
          onTick={(isOn) => onWeekdaysOff(`${weekdaysOff.slice(0, place)}${isOn ? '0' : '1'}${weekdaysOff.slice(place + 1)}`)}
        />
      ))}
    </div>
    <p class="hint">{WORK_DAYS_HINT}</p>
  </fieldset>
);
