import type { Program, Start, Step } from './step';

/** What the engine does not do right yet: programs of such a kind are left out, and this is why. */
interface Known {
  readonly reason: string;
  readonly holds: (program: Program) => boolean;
}

const passes = (step: Step): boolean => 'minutes' in step && step.minutes >= 60;
const interrupts = ({ do: what }: Step): boolean => what === 'begin' || what === 'kill';
/** Whether its rows are ever kept. */
const keeps = ({ disposition }: Start, steps: readonly Step[]): boolean =>
  disposition !== 'replace' || steps.some((step) => step.do === 'define' && step.change === 'disposition');

export const KNOWN: readonly Known[] = [
  {
    reason: 'A refresh that pauses or is killed and goes on after midnight counts the day on which it ends as read.',
    holds: ({ start, steps }) => keeps(start, steps) && steps.some(interrupts) && steps.some(passes),
  },
  {
    reason: 'A whole sheet that is sorted after a first write was killed has its header twice.',
    holds: ({ steps }) => steps.some(interrupts) && steps.some((step) => step.do === 'edit' && step.edit === 'sort sheet'),
  },
  {
    reason: 'A log that is appended is refused for good after a page without a cursor.',
    holds: ({ start, steps }) =>
      start.stream === 'activity-log' &&
      keeps(start, steps) &&
      steps.some((step) => 'weather' in step && step.weather.lastCursor !== 'usual'),
  },
  {
    reason: 'A new key follows a log that is kept from the days of its range on: records that came between are not read.',
    holds: ({ start, steps }) => start.stream === 'activity-log' && keeps(start, steps) && steps.some((step) => step.do === 'key'),
  },
];

export const isKnown = (program: Program): boolean => KNOWN.some(({ holds }) => holds(program));
