/** The simple triggers: what runs by itself when somebody opens the spreadsheet, edits a cell, or installs the add-on. */
import type { CallOptions } from '../runtime/context';
import type { CallOutcome } from '../runtime/outcome';
import { mayEdit } from '../runtime/permission';
import { runScript } from '../runtime/run-script';
import type { Script } from '../runtime/script';
import type { ServiceMaker } from '../services/service-maker';
import { userObject } from '../services/session';
import { areaFromText } from '../spreadsheet/area';
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

/** What Google tells of an edit. */
export interface EditEvent {
  /** `Sheet1!A1:B2` */
  readonly range: string;
  /** Of one cell alone. What it is for a formula is not documented: left out here, unless somebody says. */
  readonly value?: string;
  readonly oldValue?: string;
}

/**
 * Runs `onEdit`, for what a person changes and not for what a script or a formula does; `undefined` where Google would not.
 * (https://developers.google.com/apps-script/guides/triggers, /events#edit)
 */
export function editSpreadsheet(script: Script, user: string, { range, ...values }: EditEvent): CallOutcome | undefined {
  return runSimple(script, 'onEdit', { context: 'edit', user }, (maker) => {
    const objects = spreadsheetObjects(maker);
    const [first] = script.backend.spreadsheet.sheets();
    const edited = first ? { range: objects.range(areaFromText(range, first, objects.sheetNamed)) } : {};
    return { authMode: 'LIMITED', ...values, ...edited, source: objects.spreadsheet(), user: userObject(maker, user) };
  });
}

/** Runs `onInstall`, which has all rights; `undefined` where Google would not. */
export function installAddOn(script: Script, user: string): CallOutcome | undefined {
  if (script.kind !== 'add-on') return undefined;
  return runSimple(script, 'onInstall', { context: 'install', user }, () => ({ authMode: 'FULL' }));
}

function runSimple(script: Script, name: string, options: CallOptions, event: (maker: ServiceMaker) => object): CallOutcome | undefined {
  if (!script.facts.functions.has(name) || !mayEdit(script.backend.people.of(options.user).role)) return undefined;
  return runScript(script, name, options, { before: (maker) => [event(maker)], after: () => null });
}
