import type { Realm } from '../apps-script/runtime/realm';

/** The global names of ECMAScript itself, and nothing of the browser's. `Atomics` and `SharedArrayBuffer` are not in Apps Script. */
const ECMASCRIPT = new Set([
  'globalThis',
  'Infinity',
  'NaN',
  'undefined',
  'eval',
  'isFinite',
  'isNaN',
  'parseFloat',
  'parseInt',
  'decodeURI',
  'decodeURIComponent',
  'encodeURI',
  'encodeURIComponent',
  'escape',
  'unescape',
  'Object',
  'Function',
  'Boolean',
  'Symbol',
  'Error',
  'AggregateError',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
  'Number',
  'BigInt',
  'Math',
  'Date',
  'String',
  'RegExp',
  'Array',
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'WeakRef',
  'FinalizationRegistry',
  'ArrayBuffer',
  'DataView',
  'JSON',
  'Promise',
  'Reflect',
  'Proxy',
  'Intl',
  'constructor',
]);

/**
 * The Worker's own global object, with everything gone that is not ECMAScript. A Worker runs one execution and is thrown away, so
 * nothing is left of it for the next. Take what the host needs before this is called.
 */
export function bareRealm(): Realm {
  // biome-ignore lint/security/noGlobalEval: it asks the bundle's own global object, in a Worker that is thrown away
  const ask = globalThis.eval;
  const load = globalThis.importScripts.bind(globalThis);
  const { createObjectURL } = URL;
  const Text = Blob;
  for (
    let object: object | null = globalThis;
    object !== null && object !== Object.prototype;
    object = Object.getPrototypeOf(object) as object | null
  ) {
    for (const name of Object.getOwnPropertyNames(object)) {
      if (!ECMASCRIPT.has(name)) Reflect.deleteProperty(object, name);
    }
  }
  return {
    define(globals) {
      for (const [name, value] of Object.entries(globals))
        Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
    },
    // A whole file runs as a script: what strict code declares would stay inside an eval. A script has no completion value.
    evaluate: (code, fileName) =>
      fileName.endsWith('.js') ? load(createObjectURL(new Text([`${code}\n//# sourceURL=${fileName}`]))) : ask(code),
    run: (work) => work(),
  };
}
