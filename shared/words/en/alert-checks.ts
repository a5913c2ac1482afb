/** What a refresh says of its report's alerts. */
import { KINDS_WORDS } from './kinds';
import { agreeing, countWords, numberWords } from './numbers';
import { quoted } from './quoted';

/** @param alerts a row that meets two rules is two @param sheet the list of them, where one could be written */
export const alertsFound = (alerts: number, sheet: string | undefined): string =>
  `This report has ${countWords(alerts, 'alert')}.${sheet === undefined ? '' : ` The sheet “${sheet}” lists ${agreeing(alerts, 'it', 'them')}.`}`;
export const NO_ALERTS_FOUND = "No row meets this report's alerts.";

/** @param why sentences that say why */
export const namesStay = (why: string): string => `The list of this report's alerts still names people. ${why}`;

/** When alerts could not be looked at: what failed follows. */
export const ALERTS_NOT_LOOKED_AT = "The rows are up to date, but their alerts weren't checked.";
export const NO_TIME_FOR_ALERTS = 'There was no time left to check all rows for alerts. The next refresh tries again.';
export const ALERTS_WAIT = "The rows are from before this report's settings changed, so its alerts weren't checked.";

export const alertColumnGone = (label: string): string =>
  `An alert rule is about ${quoted(label, 60)}, which isn't there anymore. Add the column again, or change the rule.`;
export const ALERTS_LACK_READY_SHEET =
  "An alert rule is about this report's ready sheet, which can't be found. Make the sheet again, or remove the rule.";
export const alertDaysUnknown = (label: string): string =>
  `The rows under ${quoted(label, 60)} have no date, so an alert rule can't choose days there. Change it to all days.`;
export const alertCellsTroubled = (label: string, cells: number): string =>
  `${countWords(cells, 'cell')} under ${quoted(label, 60)} ${agreeing(cells, 'shows', 'show')} an error or no result yet. Alerts leave ${agreeing(cells, 'it', 'them')} out.`;
/** @param owner whose a row is @param day as `2026-11-27` */
export const silentDay = (owner: 'user' | 'computer', day: string): string =>
  `${owner === 'user' ? 'Nobody' : 'No computer'} has a row on ${day}, so alerts say nothing of ${owner === 'user' ? 'who' : 'which'} has none. If it was a work day, refresh again later.`;
/** Rows of a table that whoever refreshes may not see. @param owner whose a row is */
export const alertsSeeSomeRows = (owner: 'user' | 'computer'): string =>
  `Row-level access hides rows of this table from whoever refreshed it, so alerts say nothing of ${KINDS_WORDS[owner]} without a row. Let somebody refresh who sees all rows.`;
/** @param most rows of a table that can be looked at */
export const tooManyRowsForAlerts = (most: number): string =>
  `The alert rules need more than ${numberWords(most)} rows of the table, which is the most that can be checked. Choose fewer days, or limits that fewer rows meet.`;
