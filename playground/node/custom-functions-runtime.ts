/** Microsoft's own runtime of custom functions (in excel-web-16.00.js), over a host that takes messages of a limited size, as Excel on the web does. */
import vm from 'node:vm';
import { BROWSER, excelScript } from './excel-script';

/** What a cell gets: a value, rows, or an error with Excel's number for it. */
export type Invoked = { readonly value: unknown } | { readonly errorCode: number; readonly text: string };

export interface CustomFunctionsRuntime {
  /** Calls a function as a cell does; settles when its result has arrived in Excel, which may be never. */
  call(id: string, ...args: readonly unknown[]): Promise<Invoked>;
  /** Takes back what the newest call asked for, as when its cell is edited. */
  cancelNewest(): void;
  /** How many bytes the messages had that Excel took, and that it refused. */
  readonly taken: readonly number[];
  readonly refused: readonly number[];
  /** What the add-in sees as the global `CustomFunctions`: its errors are of this runtime. */
  readonly global: object;
  /** Ends what it would go on to send. */
  close(): void;
}

/** (https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization-for-office-add-ins) */
const MOST_BYTES = 5 * 1024 * 1024;
/** Messages of the runtime: an invocation among the generic ones, with a flag for functions that can be cancelled. */
const [GENERIC, CATEGORY, INVOCATION, CANCELLATION, CANCELABLE] = [3, 1, 1000, 1001, 1];

interface NativeBridge {
  onMessageFromHost: (text: string) => void;
  sendMessageToHost(text: string): void;
}

type Result = readonly [id: number, succeeded: boolean, value: unknown, errorCode?: number];

/** @param functions by their ids, as an add-in associates them: each gets its arguments and, last, the invocation */
export function customFunctionsRuntime(functions: Readonly<Record<string, (...args: unknown[]) => unknown>>): CustomFunctionsRuntime {
  const waiting = new Map<number, (result: Invoked) => void>();
  const [taken, refused]: [number[], number[]] = [[], []];
  let calls = 0;

  const bridge: NativeBridge = {
    onMessageFromHost: () => undefined,
    sendMessageToHost(text) {
      const { id, message } = JSON.parse(text) as { readonly id: number; readonly message: { readonly body: string } };
      const bytes = Buffer.byteLength(text);
      const isTooLarge = bytes > MOST_BYTES;
      (isTooLarge ? refused : taken).push(bytes);
      if (!isTooLarge) for (const result of resultsIn(message.body)) arrive(result);
      const error = { error: { code: 'RequestPayloadSizeLimitExceeded', message: 'The request payload size has exceeded the limit.' } };
      const body = isTooLarge ? error : { Results: [], Error: null };
      const answer = { id, type: 2, message: { statusCode: isTooLarge ? 413 : 200, headers: {}, body: JSON.stringify(body) } };
      setTimeout(() => bridge.onMessageFromHost(JSON.stringify(answer)));
    },
  };

  function arrive([id, succeeded, value, errorCode = 0]: Result): void {
    waiting.get(id)?.(succeeded ? { value } : { errorCode, text: String(value) });
    waiting.delete(id);
  }

  const timers = new Set<ReturnType<typeof setTimeout>>();
  const tell = (messageType: number, message: unknown): void =>
    bridge.onMessageFromHost(
      JSON.stringify({ type: GENERIC, message: { entries: [{ messageCategory: CATEGORY, messageType, message }] } }),
    );
  const page = load(bridge, functions, (work, ms) => timers.add(setTimeout(work, ms)));
  return {
    global: page.CustomFunctions as object,
    cancelNewest: () => tell(CANCELLATION, { invocationId: calls }),
    close: () => timers.forEach(clearTimeout),
    taken,
    refused,
    call(name, ...args) {
      calls += 1;
      const id = calls;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        tell(INVOCATION, [id, name, args, null, CANCELABLE]);
      });
    },
  };
}

/** The results in a request of the object model: arrays, or objects in older sets. */
function resultsIn(body: unknown): readonly Result[] {
  const found: Result[] = [];
  const look = (value: unknown): void => {
    if (!Array.isArray(value)) {
      if (typeof value === 'object' && value !== null) {
        const { id, failed, value: own, errorCode } = value as Record<string, unknown>;
        if (typeof id === 'number' && 'outboundData' in value) found.push([id, failed !== true, own, errorCode as number]);
        else Object.values(value).forEach(look);
      }
      return;
    }
    if (typeof value[0] === 'number' && typeof value[1] === 'boolean' && value.length >= 3) found.push(value as unknown as Result);
    else value.forEach(look);
  };
  look(typeof body === 'string' ? JSON.parse(body) : body);
  return found;
}

/** Loads the runtime into a realm of its own, and gives what is global there. */
function load(
  bridge: NativeBridge,
  functions: object,
  setTimeoutThere: (work: () => void, ms: number) => unknown,
): Readonly<Record<string, unknown>> {
  const page: Record<string, unknown> = {
    console,
    setTimeout: (work: (...args: unknown[]) => void, ms: number, ...args: unknown[]) => setTimeoutThere(() => work(...args), ms),
    clearTimeout,
    Promise,
    ...BROWSER,
    CustomFunctionMappings: functions,
    _richApiNativeBridge: bridge,
  };
  page.window = page;
  page.self = page;
  vm.runInContext(excelScript(), vm.createContext(page));
  return page;
}
