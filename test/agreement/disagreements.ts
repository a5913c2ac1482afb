/** Compares what one way to a question gives with what is expected. */
export type Same = (way: string, expected: unknown, work: () => unknown) => void;

/** Collects what differs: one comparison shows all ways that went wrong. */
export interface Disagreements {
  readonly found: readonly unknown[];
  /** Excel's cells are calculated together, so nobody waits for one. */
  readonly same: Same;
  /** All comparisons are made. */
  done(): Promise<unknown>;
}

export function disagreements(): Disagreements {
  const found: unknown[] = [];
  const all: Promise<void>[] = [];
  return {
    found,
    same(way, expected, work) {
      all.push(
        tried(work).then((given) => {
          if (JSON.stringify(given) !== JSON.stringify(expected)) found.push({ way, expected, given });
        }),
      );
    },
    done: () => Promise.all(all),
  };
}

/** What one way gave, or why not. */
export async function tried(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (failure) {
    return (failure as Error).message;
  }
}
