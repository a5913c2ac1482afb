/** The simple triggers: what runs by itself when somebody opens the spreadsheet, or installs the add-on. */
import { declaredFunctions } from '../runtime/code-rules';
import type { CallOptions } from '../runtime/context';
import type { CallOutcome } from '../runtime/outcome';
import { mayEdit } from '../runtime/permission';
import { runScript } from '../runtime/run-script';
import type { Script } from '../runtime/script';
import type { ServiceMaker } from '../services/service-maker';
import { userObject } from '../services/session';
import { spreadsheetObjects } from '../spreadsheet/spreadsheet-app';

export interface Opening {
  /** Whether she has the add-on. Default what is known of her. */
  readonly installed?: boolean;
  /** Whether somebody has used the add-on in this spreadsheet. Default yes. */
  readonly enabled?: boolean;
}

/** Runs `onOpen`; `undefined` where Google would not: there is none, she may only look, or the add-on is not hers nor the spreadsheet's. */
export function openSpreadsheet(script: Script, user: string, { installed, enabled = true }: Opening): CallOutcome | undefined {
  const hers = installed ?? script.backend.people.of(user).installed;
  if (script.kind === 'add-on' && !hers && !enabled) return undefined;
  const authorization = script.kind === 'add-on' && !enabled ? 'NONE' : 'LIMITED';
  return runSimple(script, 'onOpen', { context: 'open', user, authorization }, (maker) => ({
    authMode: authorization,
    source: spreadsheetObjects(maker).spreadsheet(),
    user: userObject(maker, user),
  }));
}

/** Runs `onInstall`, which has all rights; `undefined` where Google would not. */
export function installAddOn(script: Script, user: string): CallOutcome | undefined {
  if (script.kind !== 'add-on') return undefined;
  return runSimple(script, 'onInstall', { context: 'install', user }, () => ({ authMode: 'FULL' }));
}

function runSimple(script: Script, name: string, options: CallOptions, event: (maker: ServiceMaker) => object): CallOutcome | undefined {
  if (!declaredFunctions(script.code).has(name) || !mayEdit(script.backend.people.of(options.user).role)) return undefined;
  return runScript(script, name, options, { before: (maker) => [event(maker)], after: () => null });
}
