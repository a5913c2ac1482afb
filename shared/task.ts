/**
 * The one seam between a host that blocks (Apps Script) and one that waits (Excel).
 * A Task is a generator that yields what it has to wait for; `runSync` and `runAsync` drive it.
 * @module
 */

/** A value that is there, or one that is still coming. */
export type MaybePromise<T> = T | PromiseLike<T>;

/** Work that may wait for a port; ends with a `T`. Start it with `runSync` or `runAsync`, or `yield*` it from another Task. */
export type Task<T> = Generator<MaybePromise<unknown>, T, unknown>;

/**
 * Waits for a port's answer: `const pages = yield* wait(transport.send(requests))`. One that is there needs no way up through every Task that
 * waits for this one, and back.
 */
export function* wait<T>(answer: MaybePromise<T>): Task<T> {
  return isPromise(answer) ? ((yield answer) as T) : answer;
}

/** An answer, with something done as soon as it is there. */
export function onceThere<T>(answer: MaybePromise<T>, done: () => void): MaybePromise<T> {
  if (isPromise(answer))
    return answer.then((value) => {
      done();
      return value;
    });
  done();
  return answer;
}

/** A port whose every method answers at once, as Apps Script's do: an `async` adapter is then a compile error. */
export type Sync<Port> = {
  readonly [Method in keyof Port]: Port[Method] extends (...args: infer Args) => MaybePromise<infer Answer>
    ? (...args: Args) => Answer
    : Port[Method];
};

/** All ports of a host that answers at once, values and plain functions among them. */
export type SyncPorts<Ports> = {
  readonly [Name in keyof Ports]: Ports[Name] extends ((...args: never) => unknown) | undefined ? Ports[Name] : Sync<Ports[Name]>;
};

/**
 * Runs a Task to its end where every port answers at once.
 * @throws TypeError when a port answers with a promise; otherwise whatever the Task throws.
 */
export function runSync<T>(task: Task<T>): T {
  let step = task.next();
  while (!step.done) {
    step = isPromise(step.value)
      ? task.throw(new TypeError('A port answered with a promise where answers must come at once.'))
      : task.next(step.value);
  }
  return step.value;
}

/** Runs a Task to its end, awaiting each port; a rejection is thrown inside the Task, so its `finally` blocks run. */
export async function runAsync<T>(task: Task<T>): Promise<T> {
  let step = task.next();
  while (!step.done) {
    let answer: unknown;
    try {
      answer = await step.value;
    } catch (failure) {
      step = task.throw(failure);
      continue;
    }
    step = task.next(answer);
  }
  return step.value;
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined | null)?.then === 'function';
}
