/**
 * What kept an hourly run from its work. It is kept in the person's own store, since the document may be what could not be reached.
 * @module
 */

import { CONSENT_NEEDED, DATA_UNREACHED, SPREADSHEET_UNREACHED, TRIGGER_TIME_SPENT } from '#words/google-sheets';
import { HAS_WIDE_SCOPE } from '../build-options';

type Properties = GoogleAppsScript.Properties.Properties;

/** `consent`: Google wants the person's consent again. `document`: the run could not reach the spreadsheet. `time`: no trigger time is left today. */
export type TriggerTrouble = 'consent' | 'document' | 'time';

const SENTENCES: Readonly<Record<TriggerTrouble, string>> = {
  consent: CONSENT_NEEDED,
  document: HAS_WIDE_SCOPE ? DATA_UNREACHED : SPREADSHEET_UNREACHED,
  time: TRIGGER_TIME_SPENT,
};

const keyOf = (document: string): string => `activtrak.trouble.${document}`;

/** Keeps why a run stopped, for the panel of that document. */
export function saveTrouble(properties: Properties, document: string, trouble: TriggerTrouble): void {
  properties.setProperty(keyOf(document), trouble);
}

/** Forgets it when a run went well. */
export function forgetTrouble(properties: Properties, document: string): void {
  properties.deleteProperty(keyOf(document));
}

/** What the last run met, if it could not do its work. */
export function loadTrouble(properties: Properties, document: string): TriggerTrouble | undefined {
  const trouble = properties.getProperty(keyOf(document));
  return trouble !== null && trouble in SENTENCES ? (trouble as TriggerTrouble) : undefined;
}

/** What the person is told of it. */
export const troubleWords = (trouble: TriggerTrouble): string => SENTENCES[trouble];
