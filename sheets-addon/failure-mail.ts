import type { RunRecord } from '../shared/report/kept/run';

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
    if (outcome !== 'failed' || at - last < DAY_MS) continue;
    const recipient = Session.getEffectiveUser().getEmail();
    if (recipient === '' || MailApp.getRemainingDailyQuota() < 1) continue;
    MailApp.sendEmail(
      recipient,
      `Live Data for ActivTrak: “${reportName}” could not be refreshed`,
      `${message}\n\nThe rows in the spreadsheet are as they were. Open it and its sidebar to see what to do:\n${spreadsheet.getUrl()}\n\nAnother mail about this report comes after a day at the earliest.`,
    );
    properties.setProperty(KEY + reportId, String(at));
  }
}
