/** What is written beside the views of a table, for whoever reads them there, and what is wrong with who may read. */

import { quoted } from './quoted';

export const HOURS_DAILY =
  'Hours by person and day. Active time has input from the keyboard or the mouse, passive time has none, and total is both. An active day has at least 2 hours of total time.';
export const TEAM_WEEK =
  'Hours by team and week, which begins on Monday. A team is a group in ActivTrak, and people in several groups count in each. Active days have at least 2 hours of total time.';
export const APPS_DAILY = 'Hours, people and activities by application and day, from the activity log.';

export const granteeWrong = (written: string): string =>
  `${quoted(written)} isn't somebody that BigQuery can grant. Write group:leads@example.com or user:jane@example.com.`;
