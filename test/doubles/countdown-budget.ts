import type { Budget, Clock, Spent } from '../../shared/ports';

/** A budget of `ms` milliseconds from now on, by the given clock. */
export function countdownBudget(clock: Clock, ms: number): Budget {
  const end = clock.now() + ms;
  return { spent: (aheadMs = 0) => (clock.now() + aheadMs > end ? 'time' : undefined) };
}

/** A budget that is spent when it is asked once more than `times`. */
export function budgetOfAsks(times: number, spent: Spent): Budget {
  let asked = 0;
  return {
    spent: () => {
      asked += 1;
      return asked > times ? spent : undefined;
    },
  };
}
