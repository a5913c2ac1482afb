/** The ready sheets: what each is, and what stands on it. */

/** The gallery's words of each sheet. */
export const READY_SHEET_WORDS = {
  timesheet: {
    name: 'Timesheet',
    sentence: 'Who worked how many hours against their goal, and how far over or under they are.',
    needs: 'People (goals, workdays, start and end) and Days off. Without them, everyone has the goal on top.',
  },
  attendance: {
    name: 'Attendance',
    sentence: 'When each day began and ended, and who was late or left early.',
    needs: 'Planned times on top of the sheet, and People and Days off.',
  },
  'heat-map': {
    name: 'Team heat map',
    sentence: 'Hours of every person and day of a month as colors, with letters for days off and missing days.',
    needs: 'People and Days off, for the letters.',
  },
  payroll: {
    name: 'Payroll period',
    sentence: 'Regular hours, two kinds of overtime by week, and paid leave, for each employee.',
    needs: 'People (employee numbers, goals, pay rates) and Days off.',
  },
  weekly: {
    name: 'Weekly summary',
    sentence: 'Hours of the last 12 weeks, how they changed, and how many people are off track.',
    needs: 'People, with teams and goals.',
  },
  utilization: {
    name: 'Utilization and capacity',
    sentence: 'How much of their goal people use, who is far over or under, and what capacity is left.',
    needs: 'People (goals, workdays) and Days off.',
  },
  'productive-mix': {
    name: 'Productive mix',
    sentence: "How much of each person's time is productive, unproductive, undefined or passive.",
    needs: '',
  },
  apps: {
    name: 'Apps and sites',
    sentence: 'The 20 apps and sites with the most time, how many people used them, and when last.',
    needs: 'Access to the activity log.',
  },
  'office-remote': {
    name: 'Office and remote',
    sentence: 'On how many days each person works in the office and how many remotely.',
    needs: "A location in ActivTrak's hours, which only its newer API version has, and People.",
  },
  computers: {
    name: 'Computers',
    sentence: 'When each computer was last used, by whom, and which are idle.',
    needs: '',
  },
} as const;

/** The times that hours can be of. */
export const TIMES_SAID = { active: 'active', total: 'total', productiveActive: 'productive active' } as const;

/** What each of these times is. */
export const TIMES_EXPLAINED = {
  active: 'Hours are active time: somebody used the keyboard or the mouse.',
  total: 'Hours are total time: active and passive.',
  'productive active': 'Hours are active time in apps and on sites that ActivTrak counts as productive.',
} as const;
export type TimeSaid = keyof typeof TIMES_EXPLAINED;

/** Facts on top. */
export const TOP = {
  from: 'From',
  to: 'To',
  zone: 'Time zone',
  refreshed: 'Refreshed',
  through: 'Counted through',
  peopleRows: 'Rows of People looked at',
} as const;

/** Cells on top that are the person's to change. */
export const INPUTS = {
  goal: 'Goal a workday (hours)',
  workdays: 'Weekdays off (Mon–Sun)',
  grace: 'Grace (minutes)',
  starts: 'Planned start',
  ends: 'Planned end',
  team: 'Team (empty: everyone)',
  weekStart: 'Weeks begin on (1: Monday)',
  band: 'On track within ±',
  activeDay: 'An active day has (hours)',
  limit1: 'Regular up to (hours a week)',
  limit2: 'Overtime 1 up to (hours a week)',
  rate1: 'Overtime 1 is paid ×',
  rate2: 'Overtime 2 is paid ×',
  officeWord: 'Location of the office',
  remoteWord: 'Location of remote work',
  mostly: 'Counts as one place from',
  idleAfter: 'Idle after (days)',
} as const;

/** Columns of rows that are people. */
export const PERSON = {
  userId: 'ID',
  user: 'Name',
  team: 'Team',
  inPeople: 'Row in People',
  goal: 'Goal a day (hours)',
  week: 'Weekdays off (Mon–Sun)',
  first: 'Counted from',
  last: 'Counted through',
  workdays: 'Workdays',
} as const;

export const HOURS_NOTE = 'All hours are decimal: 7.50 is 7 h 30 min. Night shifts belong to the day that ActivTrak gives them.';
export const WEEK_NOTE =
  '“Weekdays off” has a digit for each day from Monday to Sunday: 1 is off. 0000011 is a week from Monday to Friday.';

export const ROWS_NOTE =
  'If you delete a row, the next refresh adds it again. To leave it out, choose other people in the report, then delete it. A hidden row still counts.';

export const workedLabel = (metric: string): string => `Worked (${metric} hours)`;
