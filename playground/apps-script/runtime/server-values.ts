/** What may pass between a page and its script (google.script.run): JSON, and nothing that only looks like it. */
import { isDate } from './intrinsics';
import { ScriptException } from './script-exception';

/** @throws ScriptException where an argument holds a Date, a function or anything else that is not JSON. */
export function checkArguments(args: readonly unknown[]): void {
  args.forEach((arg, index) => {
    if (illegal(arg)) throw new ScriptException(`Failed due to illegal value in property: ${index}`);
  });
}

/** The value as the page gets it: `undefined` inside is null. @throws ScriptException where it cannot pass. */
export function returned(value: unknown): unknown {
  if (illegal(value)) throw new ScriptException('The script completed but the returned value is not a supported return type.');
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function illegal(value: unknown): boolean {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return true;
  if (typeof value !== 'object' || value === null) return false;
  return isDate(value) || typeof (value as { then?: unknown }).then === 'function' || Object.values(value).some(illegal);
}
