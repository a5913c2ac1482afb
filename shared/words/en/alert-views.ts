/** A report's alerts in the panel: in its editor, on its card and in the history. Excel's pane doesn't need it when it opens. */
import { isolated } from '../isolated';
import { countWords, numberWords } from './numbers';
import { quoted } from './quoted';

export const ALERTS = 'Alerts';
/** What the section's head says. */
export const alertRules = (rules: number): string => (rules === 0 ? 'none' : countWords(rules, 'rule'));

export const WHAT_ALERTS_DO = 'Each refresh looks for rows that meet these rules. They are listed on a sheet of their own.';
export const ALERTS_WHILE_OPEN = 'Nothing is looked for while the workbook is closed.';
export const WHERE_ALERTS_GO = 'Scheduled refreshes also tell you about new ones, the way you chose in “Notices” under “Settings”.';
export const ALERTS_IN_TABLES = 'Each refresh asks the table. It can have years of rows, so rules look at 30 days at most.';
export const READING_READY_COLUMNS = 'Looking at its ready sheet…';

export const ALERT_COLUMN = 'Column';
/** The groups of columns that a rule can be about. */
export const IN_REPORT = "The report's rows";
export const IN_READY_SHEET = 'Its ready sheet';
export const NOT_SHOWN_YET = 'Not in the report yet';
export const addedForAlert = (column: string): string => `${quoted(column, 60)} was added to the report's columns.`;
export const columnGone = (column: string): string =>
  `${quoted(column, 60)} isn't a column with numbers or times now. Choose another one, or remove this rule.`;

export const columnNotShown = (column: string): string => `The report doesn't show ${quoted(column, 60)} now, so this rule finds nothing.`;
export const addColumn = (column: string): string => `Add ${quoted(column, 60)}`;

export const ALERT_WHEN = 'When it is';
export const ALERT_LIMIT = 'Limit';
/** Under a limit that is understood, by what it is of. */
export const LIMIT_HINTS = {
  duration: 'Such as 2:00, 2.5 h or -8:00.',
  time: 'Such as 9:15 or 5:30 pm.',
  number: 'Such as 120 or 85%.',
} as const;
/** Under one that isn't. */
export const LIMIT_PROBLEMS = {
  duration: "That isn't a length of time. Type hours and minutes, such as 2:00 or 2.5 h.",
  time: "That isn't a time of day. Type one such as 9:15 or 5:30 pm.",
  number: "That isn't a number. Type one such as 120 or 85%.",
} as const;
export const TYPE_LIMIT = 'Type a limit.';
const UNKNOWN_LIMIT = '…';

export const ALERT_DAYS_SHOWN = 'Days';
export const ALERT_DAY_WORDS = {
  all: 'All days in the sheet',
  yesterday: 'Yesterday',
  'last-7-days': 'Last 7 days, up to yesterday',
  'last-30-days': 'Last 30 days, up to yesterday',
} as const;
/** Behind a rule, in its head. */
const DAYS_BEHIND = { all: '', yesterday: ', yesterday', 'last-7-days': ', last 7 days', 'last-30-days': ', last 30 days' } as const;
export const WORK_DAYS_ONLY = 'Work days only';
export const LAST_WORK_DAY_HINT = 'Yesterday is then the last work day: Friday, on a Monday.';

interface RuleSaid {
  readonly column: string;
  /** `below`, `after` */
  readonly test: string;
  /** `2:00` */
  readonly limit: string;
  readonly days: keyof typeof DAYS_BEHIND;
  readonly workDaysOnly: boolean;
}

/** `Active below 2:00, last 7 days, work days`. */
export const alertRule = ({ column, test, limit, days, workDaysOnly }: RuleSaid): string =>
  `${isolated(column)} ${test} ${limit || UNKNOWN_LIMIT}${
    workDaysOnly ? (days === 'yesterday' ? ', last work day' : `${DAYS_BEHIND[days]}, work days`) : DAYS_BEHIND[days]
  }`;
export const REMOVE_RULE = 'Remove this rule';
export const removeRule = (rule: string): string => `${REMOVE_RULE}: ${rule}`;
export const ruleRemoved = (rule: string): string => `${rule} was removed.`;
export const ruleAdded = (rule: string): string => `${rule} was added.`;

export const NEW_RULE = 'New rule';
export const ADD_RULE = 'Add rule';
/** Rules to begin with, and one of somebody's own. */
export const EXAMPLE_RULES = {
  active: 'Active below 2 hours on the last work day',
  late: 'First activity after 9:15 on work days',
  balance: 'Balance below -8 hours',
  own: 'My own rule',
} as const;
export const mostRules = (most: number): string => `A report can have up to ${numberWords(most)} rules.`;
export const NOTHING_TO_COMPARE = 'This report has no column with numbers or times. Add one under “Columns” first.';

export const WORK_DAYS = 'Work days';
export const WORK_DAYS_HINT = 'What the sheets People and Days off say of a person counts first, if this file has them.';
export const SHORT_WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

export const WHO_SEES_NAMES = 'Who may see names';
export const ALERT_NAME_WORDS = {
  nowhere: { label: 'Nobody', hint: "The list names nobody. Whoever can read the report's rows can still look it up." },
  list: { label: 'Everyone who opens the list', hint: 'The list is a sheet of this file, so everyone who can open the file can read it.' },
  messages: {
    label: 'Those who get messages, too',
    hint: 'Names leave this file with the message. In a chat, everyone in the channel can read them.',
  },
} as const;
export const NAMES_AS_SHOWN = 'This report shows no real names, so its alerts have none either.';

/** What the last refresh found. */
export const alertsOnCard = (alerts: number): string => (alerts === 0 ? 'No alerts.' : `${countWords(alerts, 'alert')}.`);
/** The same behind other facts of a refresh. */
export const alertsCount = (alerts: number): string => (alerts === 0 ? 'no alerts' : countWords(alerts, 'alert'));
export const SHOW_ALERTS = 'Show alerts';
export const showAlertsOf = (report: string): string => `${SHOW_ALERTS} of “${report}”`;
