/** Makes what scripts see of a service: an object whose every method is checked, counted and timed. */
import type { Execution } from './execution';
import type { Intrinsics } from './intrinsics';
import type { Need } from './permission';
import { ScriptException } from './script-exception';

// biome-ignore lint/suspicious/noExplicitAny: scripts pass what they like; each method looks at what it gets.
export type Method = (...args: any[]) => unknown;

export type Methods = Readonly<Record<string, Method>>;

export interface ServiceDefinition {
  /** What `toString` gives. */
  readonly name: string;
  /** A prefix of the methods' names in refusals: `SpreadsheetApp.`; objects that services give have none. */
  readonly prefix?: string;
  readonly need: Need;
  /** Methods that need something else. */
  readonly needs?: Readonly<Record<string, Need>>;
  readonly methods: Methods;
  /** Methods that change the document, and need that. */
  readonly writing?: Methods;
  /** What is refused before a method runs. @throws ScriptException */
  readonly refuse?: (method: string) => void;
  readonly constants?: Readonly<Record<string, unknown>>;
}

/** Turns a definition into the script's object. What methods give is copied into the script's realm. */
export type Expose = (definition: ServiceDefinition) => object;

/** An object of a service; it is never copied. Its prototype is not `Object.prototype`. */
class ServiceObject {}

export function exposeFor(execution: Execution, intrinsics: Intrinsics): Expose {
  return (definition) => {
    const { name, prefix = '', need, needs = {}, methods, writing = {}, refuse, constants = {} } = definition;
    const made = (method: string, work: Method, needed: Need): Method => {
      return (...args: unknown[]) => {
        try {
          execution.enter(prefix + method, needed);
          refuse?.(method);
          const result = work(...args);
          execution.leave();
          return intrinsics.copy(result);
        } catch (failure) {
          throw failure instanceof ScriptException ? intrinsics.exception(failure.message) : failure;
        }
      };
    };
    const object = Object.assign(new ServiceObject(), constants) as Record<string, unknown>;
    Object.defineProperty(object, 'toString', { value: () => name });
    // Scripts use two or three of an object's forty methods, so each is made when it is first asked for.
    return new Proxy(object, {
      get(target, key) {
        if (typeof key !== 'string' || key in target) return Reflect.get(target, key);
        if (Object.hasOwn(writing, key)) target[key] = made(key, writing[key] as Method, needs[key] ?? 'document-write');
        else if (Object.hasOwn(methods, key)) target[key] = made(key, methods[key] as Method, needs[key] ?? need);
        return target[key];
      },
      has: (target, key) => key in target || Object.hasOwn(writing, key) || Object.hasOwn(methods, key),
      ownKeys: (target) => [...new Set([...Reflect.ownKeys(target), ...Object.keys(methods), ...Object.keys(writing)])],
      getOwnPropertyDescriptor(target, key) {
        if (typeof key === 'string' && !Object.hasOwn(target, key)) this.get?.(target, key, target);
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
    });
  };
}

/** @throws ScriptException in Google's words where a method was called with too few arguments. */
export function requireArguments(call: string, args: readonly unknown[], count: number): void {
  if (args.length >= count && !args.slice(0, count).includes(undefined)) return;
  const kinds = args.map((arg) => (typeof arg === 'string' ? 'String' : typeof arg === 'number' ? 'number' : String(typeof arg)));
  throw new ScriptException(`The parameters (${kinds.join(',')}) don't match the method signature for ${call}.`);
}
