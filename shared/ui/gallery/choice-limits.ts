import { goalOutside, graceOutside } from '#words/gallery';
import type { ReadyChoice, ReadyChoices } from '../../dashboard/ready/ready-sheet';

/** Hours of a day's goal. */
export const MOST_GOAL = 24;
/** Minutes of grace. */
export const MOST_GRACE = 240;

/** What is wrong with what was chosen, which no sheet could be drawn with; an emptied field is NaN. */
export function wrongChoice(matters: readonly ReadyChoice[], { goal, grace }: ReadyChoices): string | undefined {
  if (matters.includes('goal') && !(goal >= 0 && goal <= MOST_GOAL)) return goalOutside(MOST_GOAL);
  if (matters.includes('grace') && !(grace >= 0 && grace <= MOST_GRACE)) return graceOutside(MOST_GRACE);
  return undefined;
}
