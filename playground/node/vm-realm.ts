import { createContext, Script } from 'node:vm';
import { type Realm, TimeLimitError } from '../apps-script/runtime/realm';

/** What V8 puts into every global object although ECMAScript does not name it, or Apps Script has not got it. */
const FOREIGN = ['console', 'WebAssembly', 'SharedArrayBuffer', 'Atomics'];

/** The services' own limit comes first; this is for a script that calls none. */
const GRACE_MS = 2_000;

/** What was evaluated last: every execution of a script evaluates the same text, and what is compiled once runs in any realm. */
const compiled = new Map<string, Script>();
const MOST_COMPILED = 50;

function scriptOf(code: string, fileName: string): Script {
  const name = `${fileName}\n${code}`;
  const script = compiled.get(name) ?? new Script(code, { filename: fileName });
  compiled.delete(name);
  compiled.set(name, script);
  if (compiled.size > MOST_COMPILED) compiled.delete(compiled.keys().next().value as string);
  return script;
}

/** An empty realm in this process. */
export function createVmRealm(): Realm {
  const context = createContext({});
  const evaluate = (code: string, fileName: string): unknown => scriptOf(code, fileName).runInContext(context);
  evaluate(`for (const name of ${JSON.stringify(FOREIGN)}) delete globalThis[name];`, 'realm');
  const global = evaluate('globalThis', 'realm') as object;
  return {
    define(globals) {
      for (const [name, value] of Object.entries(globals)) {
        Object.defineProperty(global, name, { value, writable: true, configurable: true, enumerable: false });
      }
    },
    evaluate,
    run(work, limitMs) {
      let result: ReturnType<typeof work> | undefined;
      const start = () => {
        result = work();
      };
      // Only a script that V8 runs can be stopped, so the work is started by one, which takes its only trace away first.
      Object.defineProperty(global, '\u0000start', { value: start, configurable: true });
      const starter = "{ const start = globalThis['\\u0000start']; delete globalThis['\\u0000start']; start(); }";
      try {
        scriptOf(starter, 'realm').runInContext(context, { timeout: limitMs + GRACE_MS });
      } catch (failure) {
        throw (failure as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? new TimeLimitError() : failure;
      }
      return result as ReturnType<typeof work>;
    },
  };
}
