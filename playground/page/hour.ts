/** Time passes: everybody works on, and the hourly triggers run as Google would run them. */
import type { TriggerRecord } from '../apps-script/backend';
import type { CallOutcome } from '../apps-script/runtime/outcome';
import { arrivedInWords, type PageClock, timeInWords } from './clock';

const HOUR_MS = 3_600_000;

/** Lets an hour pass; gives what happened, in words. */
export async function passHour(
  clock: PageClock,
  triggers: readonly TriggerRecord[],
  fire: (id: string) => Promise<CallOutcome | null>,
): Promise<string> {
  const arrived = arrivedInWords(await clock.pass(HOUR_MS));
  const time = `It is ${timeInWords(clock.now())} here now. ${arrived}`;
  const clocked = triggers.filter(({ event }) => event === 'CLOCK');
  if (clocked.length === 0) return `${time} Nobody has a schedule, so nothing ran.`;
  const runs: string[] = [];
  for (const { id, creator } of clocked) runs.push(`The hourly run of ${creator} ${ending(await fire(id))}.`);
  return [time, ...runs].join(' ');
}

function ending(outcome: CallOutcome | null): string {
  if (outcome === null) return 'did not begin: the add-on is gone';
  return outcome.ok ? 'has ended' : `failed: ${outcome.message}`;
}
