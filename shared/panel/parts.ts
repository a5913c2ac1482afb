import { type Diagnostics, worded } from '../diagnostics';
import { isActivTrakError } from '../errors';
import type { Task } from '../task';
import type { Notice } from './views';

/** Reads parts of the panel's state. One that its host refuses is said among the notices, and the others are there. */
export interface Parts {
  /**
   * What `read` gives, or `without` where it fails.
   * @param lost what a person has to know then: a sentence, said once
   */
  part<T>(lost: string, read: () => Task<T>, without: T): Task<T>;
  /** Whether a part of that sentence is lost. */
  lacks(lost: string): boolean;
  /** What is lost so far. */
  notices(): readonly Notice[];
}

/** Reads parts of one answer, each of which may fail by itself. What nobody expected goes to the diagnostics. */
export function partsOf(diagnostics: Diagnostics): Parts {
  const words = new Map<string, string>();
  return {
    *part(lost, read, without) {
      try {
        return yield* read();
      } catch (cause) {
        // What one service refuses, it refuses for every report.
        if (!words.has(lost)) {
          const { message } = worded(cause, diagnostics, "the panel's state", lost);
          words.set(lost, isActivTrakError(cause) ? `${lost} ${message}` : message);
        }
        return without;
      }
    },
    lacks: (lost) => words.has(lost),
    notices: () => [...words.values()].map((words) => ({ kind: 'warning', words })),
  };
}

/** A host may be asked for a value only now, and refuse it. */
// biome-ignore lint/correctness/useYield: a part is a Task, whether it waits or not
export function* given<T>(read: () => T): Task<T> {
  return read();
}
