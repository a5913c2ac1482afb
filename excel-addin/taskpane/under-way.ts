import type { PageBudget } from '../host/clock';

/** The refreshes that calls are at work on. */
export interface UnderWay {
  /** Keeps one there until its call has come back, whose answer it gives. */
  until<Answer>(answer: Promise<Answer>, id: string, budget: Pick<PageBudget, 'cancel'>): Promise<Answer>;
  /** Stops that of a report in the midst of what it waits for. Ends when it has come to its end. */
  stop(id: string): Promise<void>;
}

/** In one page “Stop” can reach what a refresh waits for; from elsewhere it is looked for at every page of rows. */
export function refreshesUnderWay(): UnderWay {
  const calls = new Map<string, () => Promise<void>>();
  return {
    async until(answer, id, budget) {
      const ended = answer.then(
        () => undefined,
        () => undefined,
      );
      calls.set(id, () => {
        budget.cancel();
        return ended;
      });
      await ended;
      calls.delete(id);
      return answer;
    },
    async stop(id) {
      await calls.get(id)?.();
    },
  };
}
