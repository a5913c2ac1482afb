import { allowTheRest, NO_MORE_TRIGGERS, runsNotAllowed } from '#words/google-sheets';
import type { Scheduler } from '../../shared/scheduler';
import type { Sync } from '../../shared/task';
import { HAS_NOTICES, HAS_WIDE_SCOPE } from '../build-options';
import { TRIGGER_MS_A_DAY } from './trigger-time';
import { forgetTrouble, loadTrouble, troubleWords } from './trigger-trouble';

/** The hourly run's global function. */
const HANDLER = 'runHourly';
const SCOPE = 'https://www.googleapis.com/auth/script.scriptapp';
/** What an hourly run can't do without. Who lacks another, as after an update that asks for more, misses only what that is for. */
export const RUN_SCOPES = [
  SCOPE,
  'https://www.googleapis.com/auth/script.external_request',
  `https://www.googleapis.com/auth/spreadsheets${HAS_WIDE_SCOPE ? '' : '.currentonly'}`,
] as const;

/** Where a person's store has the id of her trigger for a document; a person may have many documents. */
const triggerKey = (document: string): string => `activtrak.trigger.${document}`;

/** Where it has when the hourly run of a document came last. */
export const ranKey = (document: string): string => `activtrak.ran.${document}`;

/** The document that a trigger was made in, by the trigger's id. */
export function documentOfTrigger(properties: GoogleAppsScript.Properties.Properties, triggerId: string): string | undefined {
  const entry = Object.entries(properties.getProperties()).find(([key, value]) => key.startsWith(triggerKey('')) && value === triggerId);
  return entry?.[0].slice(triggerKey('').length);
}

/** The documents in which a person has a trigger, as far as she knows. */
export const documentsWithTriggers = (properties: GoogleAppsScript.Properties.Properties): readonly string[] =>
  properties.getKeys().flatMap((key) => (key.startsWith(triggerKey('')) ? [key.slice(triggerKey('').length)] : []));

/** Remembers which document a trigger is of: a run that was killed may have made one and not remembered it. */
export function rememberTrigger(properties: GoogleAppsScript.Properties.Properties, document: string, triggerId: string): void {
  const wrong = documentOfTrigger(properties, triggerId);
  if (wrong !== undefined) properties.deleteProperty(triggerKey(wrong));
  properties.setProperty(triggerKey(document), triggerId);
}

/**
 * Where a person can allow what she has not allowed; `undefined` when nothing is wanted. Google's own types lack the list of scopes.
 * (https://developers.google.com/apps-script/reference/script/script-app)
 * @param scopes the ones that are asked about; without them it is all
 */
export function consentAddress(...scopes: readonly (readonly string[])[]): string | undefined {
  const info = (
    ScriptApp.getAuthorizationInfo as (
      mode: unknown,
      ...scopes: readonly (readonly string[])[]
    ) => GoogleAppsScript.Script.AuthorizationInfo
  )(ScriptApp.AuthMode.FULL, ...scopes);
  return info.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.REQUIRED ? info.getAuthorizationUrl() : undefined;
}

/**
 * One hourly trigger for each person and document: Google allows an add-on no more, and no shorter time.
 * (https://developers.google.com/workspace/add-ons/concepts/editor-triggers#restrictions)
 */
export function triggerScheduler(document: string, properties: GoogleAppsScript.Properties.Properties): Sync<Scheduler> {
  const key = triggerKey(document);
  const existing = (): GoogleAppsScript.Script.Trigger | undefined => {
    const id = properties.getProperty(key);
    return id === null ? undefined : ScriptApp.getProjectTriggers().find((trigger) => trigger.getUniqueId() === id);
  };
  /** One that was made and not remembered; whichever document it is of, it says so when it runs. */
  const unremembered = (): GoogleAppsScript.Script.Trigger | undefined =>
    ScriptApp.getProjectTriggers().find(
      (trigger) => trigger.getHandlerFunction() === HANDLER && documentOfTrigger(properties, trigger.getUniqueId()) === undefined,
    );
  return {
    whileClosed: true,
    msPerDay: TRIGGER_MS_A_DAY,
    start() {
      const address = consentAddress([SCOPE]);
      if (address !== undefined) return runsNotAllowed(address);
      if (existing()) return undefined;
      // An earlier one may have come last long ago.
      if (HAS_NOTICES) properties.setProperty(ranKey(document), String(Date.now()));
      try {
        properties.setProperty(key, ScriptApp.newTrigger(HANDLER).timeBased().everyHours(1).create().getUniqueId());
        return undefined;
      } catch {
        const left = unremembered();
        if (left) properties.setProperty(key, left.getUniqueId());
        if (left) return undefined;
        return NO_MORE_TRIGGERS;
      }
    },
    stop() {
      const trigger = existing();
      if (trigger) ScriptApp.deleteTrigger(trigger);
      properties.deleteProperty(key);
      if (HAS_NOTICES) properties.deleteProperty(ranKey(document));
      forgetTrouble(properties, document);
    },
    problems() {
      const address = consentAddress();
      const consent = address === undefined ? [] : [allowTheRest(address)];
      const trouble = loadTrouble(properties, document);
      return trouble === undefined ? consent : [...consent, troubleWords(trouble)];
    },
  };
}
