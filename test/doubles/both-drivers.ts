import { isActivTrakError } from '../../shared/errors';
import { runAsync, runSync, type Task } from '../../shared/task';
import type { Timing } from './timing';

/** How a Task ended, as plain data: errors by what people and programs see of them. */
export interface Ending<T> {
  readonly result?: T;
  readonly error?: { readonly name: string; readonly message: string; readonly code?: string; readonly retryable?: boolean };
}

/** A Task over fresh doubles, and what is to be the same under both drivers afterwards (requests, pauses, stores). */
export interface Run<T> {
  readonly task: Task<T>;
  readonly seen: () => unknown;
}

/**
 * Runs the same Task with `runSync` over doubles that answer at once and with `runAsync` over doubles that answer later,
 * and requires the same ending and the same traces of both.
 * @returns the ending that both had
 */
export async function underBothDrivers<T>(prepare: (timing: Timing) => Run<T>): Promise<Ending<T>> {
  const atOnce = prepare('at once');
  const later = prepare('later');
  const sync = ending(() => runSync(atOnce.task));
  const async = await endingLater(() => runAsync(later.task));
  expect(async).toEqual(sync);
  expect(later.seen()).toEqual(atOnce.seen());
  return sync;
}

function ending<T>(run: () => T): Ending<T> {
  try {
    return { result: run() };
  } catch (failure) {
    return failed(failure);
  }
}

async function endingLater<T>(run: () => Promise<T>): Promise<Ending<T>> {
  try {
    return { result: await run() };
  } catch (failure) {
    return failed(failure);
  }
}

function failed(failure: unknown): Ending<never> {
  const { name, message } = failure as Error;
  return { error: isActivTrakError(failure) ? { name, message, code: failure.code, retryable: failure.retryable } : { name, message } };
}
