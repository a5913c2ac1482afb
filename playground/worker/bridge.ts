/**
 * How a script in a Worker asks the page, and blocks until the page has answered: the question goes as a message, the answer
 * comes through shared memory. An answer longer than the memory comes in parts.
 * @module
 */

/** What a worker asks: a method of a part of the backend, or the next part of the last answer. */
export type BackendQuestion =
  | { readonly ask: readonly [part: string, method: string, args: readonly unknown[]] }
  | { readonly ask: 'more' };

/** 32-bit words at the front of the memory. */
const STATE = 0;
const LENGTH = 1;
const LAST = 2;
const HEADER_BYTES = 12;
const MEMORY_BYTES = 1_048_576;

export const bridgeMemory = (): SharedArrayBuffer => new SharedArrayBuffer(MEMORY_BYTES);

interface Answer {
  readonly value?: unknown;
  readonly failure?: string;
}

/** The worker's side: asks and waits. `decode` turns bytes into text. */
export function blockingAsk(
  memory: SharedArrayBuffer,
  post: (question: BackendQuestion) => void,
): (part: string, method: string, args: readonly unknown[]) => unknown {
  const words = new Int32Array(memory, 0, 3);
  const bytes = new Uint8Array(memory, HEADER_BYTES);
  const { wait, load, store } = Atomics;
  const decoder = new TextDecoder();
  const { parse } = JSON;

  function receive(question: BackendQuestion): Uint8Array {
    store(words, STATE, 0);
    post(question);
    // The page may wake with the answer before this one: it is interrupted between setting that and waking who waits.
    while (load(words, STATE) === 0) wait(words, STATE, 0);
    return bytes.slice(0, load(words, LENGTH));
  }

  return (part, method, args) => {
    const parts = [receive({ ask: [part, method, args] })];
    while (load(words, LAST) === 0) parts.push(receive({ ask: 'more' }));
    const whole = new Uint8Array(parts.reduce((length, piece) => length + piece.length, 0));
    parts.reduce((at, piece) => {
      whole.set(piece, at);
      return at + piece.length;
    }, 0);
    const { value, failure } = parse(decoder.decode(whole)) as Answer;
    if (failure !== undefined) throw new Error(failure);
    return value;
  };
}

/** The page's side: answers the worker's questions from a backend. */
export function answering(memory: SharedArrayBuffer, backend: Readonly<Record<string, object>>): (question: BackendQuestion) => void {
  const words = new Int32Array(memory, 0, 3);
  const bytes = new Uint8Array(memory, HEADER_BYTES);
  let rest: Uint8Array = new Uint8Array();

  function answer([part, method, args]: readonly [string, string, readonly unknown[]]): Answer {
    try {
      const target = backend[part] as Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;
      return { value: target[method]?.(...args) ?? null };
    } catch (failure) {
      // The script may catch it, and whoever looks into the console should know.
      console.error(`${part}.${method}`, failure);
      return { failure: failure instanceof Error ? failure.message : String(failure) };
    }
  }

  return ({ ask }) => {
    if (ask !== 'more') rest = new TextEncoder().encode(JSON.stringify(answer(ask)));
    const piece = rest.subarray(0, bytes.length);
    rest = rest.subarray(piece.length);
    bytes.set(piece);
    Atomics.store(words, LENGTH, piece.length);
    Atomics.store(words, LAST, rest.length === 0 ? 1 : 0);
    Atomics.store(words, STATE, 1);
    Atomics.notify(words, STATE);
  };
}
