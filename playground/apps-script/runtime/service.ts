/** Makes what scripts see of a service: an object whose every method is checked, counted and timed. */
import type { Execution } from './execution';
import type { Intrinsics } from './intrinsics';
import type { Need } from './permission';
import { ScriptException } from './script-exception';

// biome-ignore lint/suspicious/noExplicitAny: scripts pass what they like; each method looks at what it gets.
export type Method = (...args: any[]) => unknown;

export interface ServiceDefinition {
  /** What `toString` gives. */
  readonly name: string;
  /** A prefix of the methods' names in refusals: `SpreadsheetApp.`; objects that services give have none. */
  readonly prefix?: string;
  readonly need: Need;
  /** Methods that need something else. */
  readonly needs?: Readonly<Record<string, Need>>;
  readonly methods: Readonly<Record<string, Method>>;
  readonly constants?: Readonly<Record<string, unknown>>;
}

/** Turns a definition into the script's object. What methods give is copied into the script's realm. */
export type Expose = (definition: ServiceDefinition) => object;

/** An object of a service; it is never copied. Its prototype is not `Object.prototype`. */
class ServiceObject {}

export function exposeFor(execution: Execution, intrinsics: Intrinsics): Expose {
  return ({ name, prefix = '', need, needs = {}, methods, constants = {} }) => {
    const object = new ServiceObject() as Record<string, unknown>;
    for (const [method, work] of Object.entries(methods)) {
      object[method] = (...args: unknown[]) => {
        try {
          execution.enter(prefix + method, needs[method] ?? need);
          const result = work(...args);
          execution.leave();
          return intrinsics.copy(result);
        } catch (failure) {
          throw failure instanceof ScriptException ? intrinsics.exception(failure.message) : failure;
        }
      };
    }
    Object.assign(object, constants);
    Object.defineProperty(object, 'toString', { value: () => name });
    return object;
  };
}

/** The `needs` of methods that change the document. */
export function writingNeeds(methods: Readonly<Record<string, Method>>): Record<string, Need> {
  return Object.fromEntries(Object.keys(methods).map((method) => [method, 'document-write']));
}

/** @throws ScriptException in Google's words where a method was called with too few arguments. */
export function requireArguments(call: string, args: readonly unknown[], count: number): void {
  if (args.length >= count && !args.slice(0, count).includes(undefined)) return;
  const kinds = args.map((arg) => (typeof arg === 'string' ? 'String' : typeof arg === 'number' ? 'number' : String(typeof arg)));
  throw new ScriptException(`The parameters (${kinds.join(',')}) don't match the method signature for ${call}.`);
}
