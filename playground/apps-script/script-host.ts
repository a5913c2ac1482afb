/**
 * Runs a script's files as Google does: afresh for each call, as the right person, with the right limits.
 *
 * `createScriptHost({ backend, code, manifest, realm }).call('connect', ['…'], { context: 'sidebar', user: 'ann@example.com' })`
 * @module
 */

import type { CellCall, CellResult } from '../spreadsheet/cell-call';
import type { TriggerRecord } from './backend';
import { cellResult } from './cell/cell-result';
import { scriptArguments } from './cell/script-arguments';
import type { CallOptions } from './runtime/context';
import { libraryFaults } from './runtime/library';
import { type CallOutcome, failed } from './runtime/outcome';
import { mayEdit } from './runtime/permission';
import { runScript } from './runtime/run-script';
import { type ScriptOptions, scriptWith } from './runtime/script';
import { checkArguments, returned } from './runtime/server-values';
import { allowlistFaults } from './services/url-allowlist';
import { dueTriggers, fireTrigger, type SpreadsheetEvent } from './triggers/fire';
import { type EditEvent, editSpreadsheet, installAddOn, type Opening, openSpreadsheet } from './triggers/simple';

export interface TriggerRun {
  readonly trigger: TriggerRecord;
  readonly outcome: CallOutcome;
}

export interface ScriptHost {
  /** Calls a function as google.script.run or a menu does. Never throws. */
  call(name: string, args: readonly unknown[], options: CallOptions): CallOutcome;
  /** Evaluates a custom function for a cell; `user` is the person at the keyboard. Never throws. */
  callFromCell(call: CellCall, user: string): CellResult;
  /** Somebody opens the spreadsheet: runs `onOpen`. `undefined` where Google would not. */
  open(user: string, opening?: Opening): CallOutcome | undefined;
  /** Somebody changes a cell: runs `onEdit`. `undefined` where Google would not. */
  edit(user: string, event: EditEvent): CallOutcome | undefined;
  /** Somebody installs the add-on from within the spreadsheet: runs `onInstall`. `undefined` where Google would not. */
  install(user: string): CallOutcome | undefined;
  /** Runs an installed trigger, as its creator. `undefined` where Google would not: the add-on is gone, or there is no such trigger. */
  fire(triggerId: string, event?: SpreadsheetEvent): CallOutcome | undefined;
  /** Runs every clock trigger that is due, each once however often it was missed. `now` is the clock's time if left out. */
  runTriggers(now?: number): readonly TriggerRun[];
  /** The outcome of the last call of any kind. */
  lastOutcome(): CallOutcome | undefined;
}

/** @throws Error when the code or the manifest is such that Google would refuse it, with the reasons. */
export function createScriptHost(options: ScriptOptions): ScriptHost {
  const script = scriptWith(options);
  const { backend, manifest, facts } = script;
  const faults = [
    ...facts.faults,
    ...allowlistFaults(manifest.urlFetchWhitelist ?? []).map((fault) => `appsscript.json, urlFetchWhitelist: ${fault}`),
    ...script.libraries.flatMap(libraryFaults),
    ...(manifest.runtimeVersion === 'V8' ? [] : ['appsscript.json: runtimeVersion has to be V8, or nothing runs.']),
  ];
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const declared = new Map([...facts.functions].map((name) => [name.toUpperCase(), name]));
  let last: CallOutcome | undefined;

  function call(name: string, args: readonly unknown[], options: CallOptions): CallOutcome {
    const pageCall = options.context === 'sidebar';
    if (options.context === 'menu' && !mayEdit(backend.people.of(options.user).role)) {
      last = failed('The menu of an add-on is not there for somebody who can only view or comment.');
      return last;
    }
    last = runScript(script, name, options, {
      before: () => {
        if (pageCall) checkArguments(args);
        return args;
      },
      after: (value) => (pageCall ? returned(value) : null),
    });
    return last;
  }

  function fire(triggerId: string, event?: SpreadsheetEvent): CallOutcome | undefined {
    const trigger = backend.triggers.list().find(({ id }) => id === triggerId);
    return remembered(trigger && fireTrigger(script, trigger, event));
  }

  function remembered(outcome: CallOutcome | undefined): CallOutcome | undefined {
    last = outcome ?? last;
    return outcome;
  }

  function runTriggers(now = backend.clock.now()): TriggerRun[] {
    return dueTriggers(backend.triggers.list(), now).flatMap((trigger) => {
      const outcome = fire(trigger.id);
      return outcome ? [{ trigger, outcome }] : [];
    });
  }

  function callFromCell(cell: CellCall, user: string): CellResult {
    const name = declared.get(cell.name.toUpperCase());
    if (cell.volatile) return { loading: true };
    if (name === undefined || name.endsWith('_')) return { error: '#NAME?', message: `Unknown function: '${cell.name}'.` };
    const zone = backend.spreadsheet.facts().timeZone;
    const outcome = runScript(
      script,
      name,
      { context: 'cell', user, cell: cell.cell },
      { before: () => scriptArguments(cell.args, zone), after: (value) => cellResult(value, zone) },
    );
    last = outcome;
    return outcome.ok ? (outcome.value as CellResult) : { error: '#ERROR!', message: cellMessage(outcome) };
  }

  return {
    call,
    callFromCell,
    open: (user, opening = {}) => remembered(openSpreadsheet(script, user, opening)),
    edit: (user, event) => remembered(editSpreadsheet(script, user, event)),
    install: (user) => remembered(installAddOn(script, user)),
    fire,
    runTriggers,
    lastOutcome: () => last,
  };
}

/** As Google's note over the cell words it. */
function cellMessage({ name, message, line }: Extract<CallOutcome, { ok: false }>): string {
  return `${name}: ${message} (line ${line}).`;
}
