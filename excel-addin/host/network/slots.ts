/** Does work, as soon as fewer than so many others are at theirs. */
export type Slots = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets so many be at work at the same time; the others wait in the order in which they came. */
export function slots(most: number): Slots {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
