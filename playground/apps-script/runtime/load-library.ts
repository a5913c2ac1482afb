import type { ServiceMaker } from '../services/service-maker';
import { asLibrary, type Execution } from './execution';
import { intrinsicsOf } from './intrinsics';
import type { Library } from './library';
import type { Realm } from './realm';
import { exposeFor } from './service';

/**
 * Loads a library into a realm of its own and gives what the including script sees of it: functions and `var`s, but no name that
 * ends with an underscore, and neither `const` nor classes, which are no properties of a global object.
 */
export function loadLibrary(
  library: Library,
  execution: Execution,
  own: Realm,
  globals: (maker: ServiceMaker) => Readonly<Record<string, object>>,
  limitMs: number,
): object {
  const { userSymbol, code, scriptId = userSymbol, files = {} } = library;
  const inside = asLibrary(execution, scriptId, files);
  own.define(globals({ execution: inside, expose: exposeFor(inside, intrinsicsOf(own)) }));
  own.run(() => own.evaluate(code, `${userSymbol} library.js`), limitMs);
  const names = own.evaluate('globalThis', 'realm') as Readonly<Record<string, unknown>>;
  const seen = {};
  for (const name of Object.keys(names)) {
    // A getter, for a variable may change.
    if (!name.endsWith('_')) Object.defineProperty(seen, name, { enumerable: true, get: () => names[name] });
  }
  return seen;
}
