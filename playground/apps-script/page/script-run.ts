/** google.script.run: how a page calls its script. It knows the script's public functions, and sends ten calls at once at most. */
import type { CallOutcome } from '../runtime/outcome';
import { pageArguments } from '../runtime/server-values';

/** Further calls wait until one of these is answered. */
const AT_ONCE = 10;

type Success = (value: unknown, userObject?: unknown) => void;
type Failure = (error: Error, userObject?: unknown) => void;

interface Handlers {
  readonly success?: Success | null;
  readonly failure?: Failure | null;
  readonly userObject?: unknown;
}

/** The script's functions by name, which give nothing, and what sets the handlers of the calls that follow. */
export type ScriptRun = Readonly<Record<string, (...args: readonly unknown[]) => void>> & {
  withSuccessHandler(handler: Success | null): ScriptRun;
  withFailureHandler(handler: Failure | null): ScriptRun;
  withUserObject(object: unknown): ScriptRun;
};

export interface ScriptRunOptions {
  /** The functions' names; see `publicFunctions`. */
  readonly functions: readonly string[];
  readonly send: (name: string, args: readonly unknown[]) => Promise<CallOutcome>;
  /** Where a failure goes that no handler takes: a browser's console. */
  readonly unhandled?: (error: Error) => void;
}

export function createScriptRun({ functions, send, unhandled = () => {} }: ScriptRunOptions): ScriptRun {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function call(name: string, args: readonly unknown[], { success, failure, userObject }: Handlers): Promise<void> {
    if (running >= AT_ONCE) await new Promise<void>((free) => waiting.push(free));
    else running++;
    const outcome = await send(name, args);
    const next = waiting.shift();
    // Whoever waits takes the place over.
    if (next) next();
    else running--;
    if (outcome.ok) return success?.(outcome.value, userObject);
    const error = Object.assign(new Error(outcome.message), { name: 'ScriptError' });
    if (failure) failure(error, userObject);
    else if (failure === undefined) unhandled(error);
  }

  function runWith(handlers: Handlers): ScriptRun {
    const calls = functions.map((name) => [name, (...args: readonly unknown[]) => void call(name, pageArguments(args), handlers)]);
    return {
      ...Object.fromEntries(calls),
      withSuccessHandler: (success: Success | null) => runWith({ ...handlers, success }),
      withFailureHandler: (failure: Failure | null) => runWith({ ...handlers, failure }),
      withUserObject: (userObject: unknown) => runWith({ ...handlers, userObject }),
    };
  }

  return runWith({});
}
