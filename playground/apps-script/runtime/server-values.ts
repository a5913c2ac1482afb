/** What may pass between a page and its script (google.script.run): JSON, and nothing that only looks like it. */
import { isDate } from './intrinsics';
import { ScriptException } from './script-exception';

/** The arguments as the script gets them: copies, in which `undefined` in a list is null. @throws TypeError as Google's page does. */
export function pageArguments(args: readonly unknown[]): unknown[] {
  const fault = illegalArgument(args);
  if (fault !== undefined) throw new TypeError(fault);
  return JSON.parse(JSON.stringify(args)) as unknown[];
}

/** @throws ScriptException where an argument holds a Date, a function or anything else that is not JSON. */
export function checkArguments(args: readonly unknown[]): void {
  const fault = illegalArgument(args);
  if (fault !== undefined) throw new ScriptException(fault);
}

/** The value as the page gets it: `undefined` inside is null. @throws ScriptException where it cannot pass. */
export function returned(value: unknown): unknown {
  if (illegal(value, [])) throw new ScriptException('The script completed but the returned value is not a supported return type.');
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function illegalArgument(args: readonly unknown[]): string | undefined {
  const index = args.findIndex((arg) => illegal(arg, []));
  return index < 0 ? undefined : `Failed due to illegal value in property: ${index}`;
}

/** `around` is what the value is in: an object in itself cannot pass. */
function illegal(value: unknown, around: readonly unknown[]): boolean {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return true;
  if (typeof value !== 'object' || value === null) return false;
  if (around.includes(value) || isDate(value) || isElement(value) || typeof (value as { then?: unknown }).then === 'function') return true;
  return Object.values(value).some((item) => illegal(item, [...around, value]));
}

function isElement(value: object): boolean {
  return typeof (value as { nodeType?: unknown }).nodeType === 'number';
}
