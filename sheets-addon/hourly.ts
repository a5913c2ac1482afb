import { loadPerson } from '../shared/report/kept/person';
import { hasOwnSchedule } from '../shared/report/kept/report-store';
import { runAndTell } from '../shared/report/notices/run-and-tell';
import { noteAbsence } from '../shared/report/schedule/absent-owner';
import { runDue } from '../shared/report/schedule/run-due';
import { runSync } from '../shared/task';
import { HAS_NOTICES, HAS_WIDE_SCOPE } from './build-options';
import { noticePorts } from './host/network/notices';
import { spreadsheetPorts } from './host/ports';
import { consentAddress, documentOfTrigger, RUN_SCOPES, rememberTrigger, triggerScheduler } from './host/scheduler';
import { documentKeeping } from './host/storage/document-keeping';
import { propertyStore } from './host/storage/store';
import { addTriggerTime, triggerTimeLeft } from './host/trigger-time';
import { forgetTrouble, saveTrouble, type TriggerTrouble } from './host/trigger-trouble';
import { plainly } from './plainly';
import { tellOfRuns } from './run-notices';

type Properties = GoogleAppsScript.Properties.Properties;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/**
 * What the hourly trigger calls, as the person who set it: refreshes what her schedules ask for. Without a trigger's event it does nothing.
 */
export function runHourly(event?: { readonly triggerUid?: string }): void {
  const id = typeof event === 'object' ? event.triggerUid : undefined;
  if (id !== undefined) plainly('a schedule', () => run(id));
}

function run(id: string): void {
  const properties = PropertiesService.getUserProperties();
  const known = documentOfTrigger(properties, id);
  // Triggers of a published add-on go on when consent is wanted again, and then end at the first line that needs it.
  const lacksConsent = consentAddress(RUN_SCOPES) !== undefined;
  if (HAS_NOTICES && known !== undefined) tellOfRuns(properties, known, lacksConsent);
  if (lacksConsent) {
    saveTrouble(properties, known ?? '', 'consent');
    noteConsent(known ?? '');
    return;
  }
  const spreadsheet = openedSpreadsheet(known);
  const document = spreadsheet?.getId() ?? known ?? '';
  if (spreadsheet && document !== known) rememberTrigger(properties, document, id);
  const trouble = serve(spreadsheet, document, properties);
  if (trouble) saveTrouble(properties, document, trouble);
  else forgetTrouble(properties, document);
}

/** Tells whoever opens the document, as far as Google lets a run without consent keep anything. */
function noteConsent(document: string): void {
  try {
    const place = documentKeeping(document);
    const secrets = propertyStore(PropertiesService.getUserProperties());
    const person = runSync(loadPerson(secrets, () => Utilities.getUuid()));
    if (place) runSync(noteAbsence({ documents: propertyStore(place.properties), secrets }, person, true));
  } catch {
    // The panel says after a day that the schedule is overdue.
  }
}

/** The trigger's own spreadsheet; where Google does not say which it is, it is opened by its id, if the build may. */
function openedSpreadsheet(document: string | undefined): Spreadsheet | undefined {
  const active = SpreadsheetApp.getActiveSpreadsheet() as Spreadsheet | null;
  if (active) return active;
  return HAS_WIDE_SCOPE && document !== undefined ? SpreadsheetApp.openById(document) : undefined;
}

/** Refreshes what is due; gives what keeps it from that. */
function serve(spreadsheet: Spreadsheet | undefined, document: string, properties: Properties): TriggerTrouble | undefined {
  const place = spreadsheet && documentKeeping(document);
  if (!spreadsheet || !place) return 'document';
  const began = Date.now();
  const left = triggerTimeLeft(properties, began);
  if (left === 0) return 'time';
  try {
    const usual = spreadsheetPorts(
      () => spreadsheet,
      () => place,
      left,
    );
    const ports = Object.assign(usual, { looksHourly: true as const });
    const person = runSync(loadPerson(ports.secrets, ports.newId));
    if (HAS_NOTICES)
      runSync(
        runAndTell(
          Object.assign(
            ports,
            noticePorts(() => spreadsheet),
            { whileClosed: true },
          ),
          person,
        ),
      );
    else runSync(runDue(ports, person));
    const isNeeded = (): boolean => runSync(hasOwnSchedule(ports));
    const scheduler = triggerScheduler(document, properties);
    if (!isNeeded()) {
      scheduler.stop();
      // She may have saved one in the sidebar meanwhile, for which it was there.
      if (isNeeded()) scheduler.start();
    }
    return undefined;
  } finally {
    addTriggerTime(properties, began, Date.now());
  }
}
