import type { Program, Step } from './step';

/** What the engine does not do right yet: programs of such a kind are left out, and this is why. */
interface Known {
  readonly reason: string;
  readonly holds: (program: Program) => boolean;
}

const interrupts = ({ do: what }: Step): boolean => what === 'begin' || what === 'kill';

export const KNOWN: readonly Known[] = [
  {
    reason: 'A whole sheet that is sorted after a first write was killed has its header twice.',
    holds: ({ steps }) => steps.some(interrupts) && steps.some((step) => step.do === 'edit' && step.edit === 'sort sheet'),
  },
];

export const isKnown = (program: Program): boolean => KNOWN.some(({ holds }) => holds(program));
