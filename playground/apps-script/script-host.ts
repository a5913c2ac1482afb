/**
 * Runs Code.js as Google does: afresh for each call, as the right person, with the right limits.
 *
 * `createScriptHost({ backend, code, manifest, realm }).call('connect', ['…'], { context: 'sidebar', user: 'ann@example.com' })`
 * @module
 */
import type { Backend } from './backend';
import type { CellCall, CellResult } from './cell/cell-call';
import type { CallOptions } from './runtime/context';
import type { Manifest } from './runtime/manifest';
import type { CallOutcome } from './runtime/outcome';
import type { Realm } from './runtime/realm';

export interface ScriptHostOptions {
  readonly backend: Backend;
  /** The text of Code.js. */
  readonly code: string;
  readonly manifest: Manifest;
  /** Makes an empty realm; called once for each execution. */
  readonly realm: () => Realm;
}

export interface ScriptHost {
  /** Calls a function as google.script.run, a menu or a trigger does. Never throws. */
  call(name: string, args: readonly unknown[], options: CallOptions): CallOutcome;
  /** Evaluates a custom function for a cell; `user` is the person at the keyboard. Never throws. */
  callFromCell(call: CellCall, user: string): CellResult;
}
