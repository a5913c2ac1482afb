import { READY_SHEET_WORDS, TIMES_SAID, type TimeSaid } from '#words/ready-sheets';
import type { Blueprint, TopCell } from '../blueprint';
import { hoursAndTeams, readyReport } from './ready-report';
import type { ReadyChoices, ReadyMade } from './ready-sheet';
import { FACT_CELLS, input, LOOKS, THROUGH, WEEKDAYS_OFF } from './top-cells';

/** What a sheet of people against their goals has of its own. */
interface OwnParts extends Pick<Blueprint, 'columns' | 'rules' | 'chart' | 'print'> {
  readonly kind: 'timesheet' | 'payroll' | 'utilization';
  readonly notes: (metric: TimeSaid) => readonly string[];
  /** Cells on top, behind the facts, the goal and the week. */
  readonly top: readonly TopCell[];
  /** @default the last day that is over */
  readonly through?: TopCell;
}

/** A sheet with a row for each person, over hours by person and day, with what People and Days off say of them. */
export function peopleSheet(choices: ReadyChoices, { notes, top, through = THROUGH, ...own }: OwnParts): ReadyMade {
  const { metric, goal } = choices;
  const { name } = READY_SHEET_WORDS[own.kind];
  return {
    report: readyReport(choices, { name, columns: hoursAndTeams(choices, metric) }),
    blueprint: {
      version: 1,
      title: name,
      notes: notes(TIMES_SAID[metric]),
      needs: ['people', 'days-off'],
      top: [...FACT_CELLS, through, input('goal', goal, LOOKS.hours), WEEKDAYS_OFF, ...top],
      rows: { kind: 'each', of: ['userId'] },
      ...own,
    },
  };
}
