/** An hour passes: the playground's clock is set ahead, and the hourly triggers run as Google would run them. */
import type { TriggerRecord } from '../apps-script/backend';
import type { CallOutcome } from '../apps-script/runtime/outcome';

const HOUR_MS = 3_600_000;

export interface PassingTime {
  /** How far the playground's clock is ahead of the machine's. */
  aheadMs(): number;
  /** Lets an hour pass; gives what happened, in words. */
  pass(): Promise<string>;
}

export function createPassingTime(
  triggers: () => readonly TriggerRecord[],
  fire: (id: string) => Promise<CallOutcome | null>,
): PassingTime {
  let ahead = 0;
  return {
    aheadMs: () => ahead,
    async pass() {
      ahead += HOUR_MS;
      const now = new Date(Date.now() + ahead);
      const time = `It is ${now.toLocaleString('en-GB', { weekday: 'long', hour: '2-digit', minute: '2-digit' })} here now.`;
      const clocked = triggers().filter(({ event }) => event === 'CLOCK');
      if (clocked.length === 0) return `${time} Nobody has a schedule, so nothing ran.`;
      const runs: string[] = [];
      for (const { id, creator } of clocked) runs.push(`The hourly run of ${creator} ${ending(await fire(id))}.`);
      return [time, ...runs].join(' ');
    },
  };
}

function ending(outcome: CallOutcome | null): string {
  if (outcome === null) return 'did not begin: the add-on is gone';
  return outcome.ok ? 'has ended' : `failed: ${outcome.message}`;
}
