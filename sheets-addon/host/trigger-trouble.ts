/**
 * What kept an hourly run from its work. It is kept in the person's own store, since the document may be what could not be reached.
 * @module
 */
import { HAS_WIDE_SCOPE } from '../build-options';

type Properties = GoogleAppsScript.Properties.Properties;

/** `consent`: Google wants the person's consent again. `document`: the run could not reach the spreadsheet. `time`: no trigger time is left today. */
export type TriggerTrouble = 'consent' | 'document' | 'time';

const SENTENCES: Readonly<Record<TriggerTrouble, string>> = {
  consent: 'Your hourly run stands still because Google asks for your consent again: open any menu item of Live Data and allow it.',
  document: HAS_WIDE_SCOPE
    ? 'Google gave your hourly run no access to what Live Data keeps with this spreadsheet. Refresh a report by hand once, and the next run will reach it.'
    : 'Google gave your hourly run no access to this spreadsheet, so schedules do not run: an administrator can install the build with the wider scope; until then refresh by hand.',
  time: 'The time that Google gives your scheduled runs in a day was used up: the rest runs tomorrow. Fewer schedules, or longer ones apart, need less.',
};

const keyOf = (document: string): string => `activtrak.trouble.${document}`;

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
