/**
 * Runs Code.js as Google does: afresh for each call, as the right person, with the right limits.
 *
 * `createScriptHost({ backend, code, manifest, realm }).call('connect', ['…'], { context: 'sidebar', user: 'ann@example.com' })`
 * @module
 */
import type { Backend } from './backend';
import type { CellCall, CellResult } from './cell/cell-call';
import { cellResult } from './cell/cell-result';
import { scriptArguments } from './cell/script-arguments';
import { codeFaults, declaredFunctions } from './runtime/code-rules';
import type { CallOptions } from './runtime/context';
import type { Manifest } from './runtime/manifest';
import type { CallOutcome } from './runtime/outcome';
import type { Realm } from './runtime/realm';
import { runScript } from './runtime/run-script';
import { checkArguments, returned } from './runtime/server-values';
import { allowlistFaults } from './services/url-allowlist';

export interface ScriptHostOptions {
  readonly backend: Backend;
  /** The text of Code.js. */
  readonly code: string;
  readonly manifest: Manifest;
  /** Makes an empty realm; called once for each execution. */
  readonly realm: () => Realm;
  /** The project's HTML files by name, without `.html`. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface ScriptHost {
  /** Calls a function as google.script.run, a menu or a trigger does. Never throws. */
  call(name: string, args: readonly unknown[], options: CallOptions): CallOutcome;
  /** Evaluates a custom function for a cell; `user` is the person at the keyboard. Never throws. */
  callFromCell(call: CellCall, user: string): CellResult;
  /** The outcome of the last call of either kind. */
  lastOutcome(): CallOutcome | undefined;
}

/** @throws Error when the code or the manifest is such that Google would refuse it, with the reasons. */
export function createScriptHost({ backend, code, manifest, realm, files = {} }: ScriptHostOptions): ScriptHost {
  const faults = [
    ...codeFaults(code).map(({ line, message }) => `Code.js, line ${line}: ${message}.`),
    ...allowlistFaults(manifest.urlFetchWhitelist ?? []).map((fault) => `appsscript.json, urlFetchWhitelist: ${fault}`),
    ...(manifest.runtimeVersion === 'V8' ? [] : ['appsscript.json: runtimeVersion has to be V8, or nothing runs.']),
  ];
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const declared = new Map([...declaredFunctions(code)].map((name) => [name.toUpperCase(), name]));
  const script = { backend, code, manifest, realm, files };
  let last: CallOutcome | undefined;

  function call(name: string, args: readonly unknown[], options: CallOptions): CallOutcome {
    const pageCall = options.context === 'sidebar';
    last = runScript(script, name, options, {
      before: () => {
        if (pageCall) checkArguments(args);
        return args;
      },
      after: (value) => (pageCall ? returned(value) : null),
    });
    return last;
  }

  function callFromCell(cell: CellCall, user: string): CellResult {
    const name = declared.get(cell.name.toUpperCase());
    if (cell.volatile) return { loading: true };
    if (name === undefined || name.endsWith('_')) return { error: '#NAME?', message: `Unknown function: '${cell.name}'.` };
    const zone = backend.spreadsheet.facts().timeZone;
    const outcome = runScript(
      script,
      name,
      { context: 'cell', user },
      { before: () => scriptArguments(cell.args, zone), after: (value) => cellResult(value, zone) },
    );
    last = outcome;
    return outcome.ok ? (outcome.value as CellResult) : { error: '#ERROR!', message: cellMessage(outcome) };
  }

  return { call, callFromCell, lastOutcome: () => last };
}

/** As Google's note over the cell words it. */
function cellMessage({ name, message, line }: Extract<CallOutcome, { ok: false }>): string {
  return `${name}: ${message} (line ${line}).`;
}
