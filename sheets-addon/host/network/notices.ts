import { scriptNotifier } from './notifier';

/** Telling the person of her schedules in a spreadsheet. */
export const noticePorts = (spreadsheet: () => GoogleAppsScript.Spreadsheet.Spreadsheet) => ({
  notifier: scriptNotifier(),
  link: () => spreadsheet().getUrl(),
});
