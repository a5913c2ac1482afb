import { told } from '../shared/diagnostics';
import { locked } from '../shared/report/notices/run-and-tell';
import type { Subject } from '../shared/report/notices/tell';
import { runSync } from '../shared/task';
import { scriptClock } from './host/clock';
import { scriptDiagnostics } from './host/diagnostics';
import { scriptNotifier } from './host/network/notifier';
import { documentsWithTriggers, ranKey } from './host/scheduler';
import { scriptLock } from './host/storage/lock';
import { propertyStore } from './host/storage/store';

type Properties = GoogleAppsScript.Properties.Properties;

/** A run comes every hour. Where none did for so long, its trigger is gone. */
const LOST_MS = 26 * 3_600_000;

const addressOf = (document: string): string => `https://docs.google.com/spreadsheets/d/${encodeURIComponent(document)}/edit`;

/**
 * Tells a person of her hourly runs as a whole: of consent that is missing, and of her other files whose run does not come any more, which only a
 * run in this one can notice. With consent gone, what the scopes that are left allow may still be sent: Google's own add-ons mail then
 * (https://developers.google.com/apps-script/reference/script/authorization-info).
 */
export function tellOfRuns(properties: Properties, document: string, lacksConsent: boolean): void {
  try {
    const now = scriptClock.now();
    const consent: Subject = lacksConsent
      ? { id: 'consent', link: addressOf(document), trouble: { event: 'consent' }, isWell: false }
      : { id: 'consent', link: addressOf(document), isWell: true };
    properties.setProperty(ranKey(document), String(now));
    const runs = documentsWithTriggers(properties).map((other) => runOf(other, Number(properties.getProperty(ranKey(other)) ?? now), now));
    const ports = {
      notifier: scriptNotifier(),
      secrets: propertyStore(properties),
      clock: scriptClock,
      diagnostics: scriptDiagnostics,
      lock: scriptLock(LockService.getUserLock()),
    };
    runSync(locked(ports, [consent, ...runs]));
  } catch (cause) {
    told(cause, scriptDiagnostics, 'telling of hourly runs');
  }
}

/** A file that was deleted takes its trigger along and is told of once. */
function runOf(document: string, ran: number, now: number): Subject {
  const subject = { id: `file ${document}`, link: addressOf(document) };
  return now - ran > LOST_MS ? { ...subject, trouble: { event: 'unserved' }, isOnce: true, isWell: false } : { ...subject, isWell: true };
}
