import { type RunRecord, WENT } from '../shared/report/kept/run';
import { mailBody, mailSubject } from '../shared/words/en/failure-mail';

const DAY_MS = 24 * 3_600_000;
const KEY = 'activtrak.mailed.';

/** Mails the person whose schedules failed, once a day for each report. Names and rows are never in it. */
export function mailFailures(
  records: readonly RunRecord[],
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  properties: GoogleAppsScript.Properties.Properties,
): void {
  for (const { outcome, reportId, reportName, message, at } of records) {
    const last = Number(properties.getProperty(KEY + reportId) ?? 0);
    if (WENT[outcome] !== 'wrong' || at - last < DAY_MS) continue;
    const recipient = Session.getEffectiveUser().getEmail();
    if (recipient === '' || MailApp.getRemainingDailyQuota() < 1) continue;
    MailApp.sendEmail(recipient, mailSubject(reportName), mailBody(message, spreadsheet.getUrl()));
    properties.setProperty(KEY + reportId, String(at));
  }
}
