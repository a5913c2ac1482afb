import type { QuotaBackend } from '../backend';

const DAY = 86_400_000;

/** What users have spent of their day, in memory. `now` gives milliseconds; a day is a day in UTC. */
export function memoryQuota(now: () => number): QuotaBackend {
  const spent = new Map<string, number>();
  return {
    spend(user, what, amount) {
      const key = `${Math.floor(now() / DAY)} ${what} ${user}`;
      const total = (spent.get(key) ?? 0) + amount;
      spent.set(key, total);
      return total;
    },
  };
}
