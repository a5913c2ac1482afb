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
  weekly: {
    name: 'Weekly summary',
    sentence: 'Hours of the last 12 weeks, how they changed, and how many people are off track.',
    needs: 'People, with teams and goals.',
  },
  apps: {
    name: 'Apps and sites',
    sentence: 'The 20 apps and sites with the most time, how many people used them, and when last.',
    needs: 'Access to the activity log.',
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
type TimeSaid = keyof typeof TIMES_EXPLAINED;

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

const HOURS_NOTE = 'All hours are decimal: 7.50 is 7 h 30 min. Night shifts belong to the day that ActivTrak gives them.';
const WEEK_NOTE = '“Weekdays off” has a digit for each day from Monday to Sunday: 1 is off. 0000011 is a week from Monday to Friday.';

export const workedLabel = (metric: string): string => `Worked (${metric} hours)`;

export const TIMESHEET = {
  allExpected: 'Expected (hours)',
  expected: 'Expected (hours)',
  off: 'Days off',
  balance: 'Balance (hours)',
  share: '% of expected',
  short: 'People below zero',
  chart: 'Balance by person',
  hours: 'Hours',
} as const;

export const timesheetNotes = (metric: TimeSaid): readonly string[] => [
  `${TIMES_EXPLAINED[metric]} ${HOURS_NOTE}`,
  'Expected is the goal times the workdays, less days off. Days before somebody starts or after they leave are not expected.',
  'Today counts when it is over. Goals, workdays and dates of single people are in People, and days off in Days off.',
  WEEK_NOTE,
];

export const ATTENDANCE = {
  plannedStart: 'Planned start',
  plannedEnd: 'Planned end',
  first: 'First activity of the day',
  last: 'Last activity of the day',
  late: 'Late (minutes)',
  early: 'Left early (minutes)',
  status: 'Status',
  counts: 'Days counted',
  days: 'Days with activity',
  planned: 'Of these, planned',
  lateDays: 'Late days',
  earlyDays: 'Days left early',
  lateShare: '% late',
} as const;

/** What an attendance row can say of its day. */
export const STATUS = {
  onTime: 'On time',
  late: 'Late',
  early: 'Left early',
  both: 'Late, left early',
  off: 'Not planned',
  none: 'No times',
} as const;

export const ATTENDANCE_NOTES = [
  'A day runs from the first activity to the last one, by the clock of the person’s computer. Each row is a day with activity.',
  'Late is the time from the planned start, once it is more than the grace. Left early counts the same way, for days that are over.',
  'Weekdays off, days off, and days before somebody starts or after they leave are not planned. For night shifts, plan an end that is before the start.',
  'A day with two rows, as of two computers, counts half in each. Its times are those of the whole day.',
  WEEK_NOTE,
] as const;

export const WEEKLY = {
  week: 'Week from',
  iso: 'ISO week',
  change: 'Change (hours)',
  changeShare: 'Change (%)',
  people: 'People',
  average: 'Hours a person',
  offTrack: 'People off track',
  weekStart: 'Weeks begin on (1: Mon)',
  lastWeek: 'Last week from',
} as const;

export const weeklyNotes = (metric: TimeSaid): readonly string[] => [
  `${TIMES_EXPLAINED[metric]} ${HOURS_NOTE}`,
  'Off track is whoever’s average over the active days of a week is further from their goal than the share on top. An active day has at least 2 h.',
  'Weeks begin on the weekday of the first day of the period. Type a team from People on top to see that team alone.',
];

export const APPS = {
  item: 'App or site',
  hours: 'Time (hours)',
  perPerson: 'Hours a person',
  age: 'Days since last use',
  allHours: 'Time (hours)',
  namedShare: '% in the 20 named',
} as const;

export const APPS_NOTES = [
  'Time is the duration of all activities in the log, active and passive, from the first day to the last one. Hours are decimal.',
  'A row is an app, or a site in a browser. ActivTrak’s log is added up while it is read, so no titles or addresses are kept.',
  'An activity that runs past midnight belongs to the day on which it begins. Days since last use count back from the last day.',
] as const;
