/** Libraries: other script projects, whose names a script sees as those of one object. */
import type { ServiceMaker } from '../services/service-maker';
import { codeFaults } from './code-rules';
import { type Execution, inProject } from './execution';
import { intrinsicsOf } from './intrinsics';
import type { Manifest } from './manifest';
import type { Realm } from './realm';
import { exposeFor } from './service';

export interface Library {
  /** The name of the object. */
  readonly userSymbol: string;
  readonly code: string;
  readonly manifest: Manifest;
  /** Whoever includes the library of this id shares its script properties, caches and locks. Default the symbol. */
  readonly scriptId?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** Why a library cannot be loaded, a sentence a fault. */
export function libraryFaults({ userSymbol, code, manifest }: Library): string[] {
  return [
    ...(/^[A-Za-z_$][\w$]*$/.test(userSymbol) ? [] : [`${userSymbol} is no name for a library.`]),
    ...codeFaults(code).map(({ line, message }) => `Library ${userSymbol}, line ${line}: ${message}.`),
    ...(manifest.runtimeVersion === 'V8' ? [] : [`Library ${userSymbol}: runtimeVersion has to be V8, or nothing runs.`]),
  ];
}

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
  const inside = inProject(execution, scriptId, files);
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
