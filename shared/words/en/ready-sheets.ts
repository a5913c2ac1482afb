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
export const METRIC_WORDS = { active: 'active', total: 'total', productiveActive: 'productive active' } as const;

/** What each of these times is. */
export const METRIC_NOTES = {
  active: 'Hours are active time: somebody used the keyboard or the mouse.',
  total: 'Hours are total time: active and passive.',
  'productive active': 'Hours are active time in apps and on sites that ActivTrak counts as productive.',
} as const;
type MetricWord = keyof typeof METRIC_NOTES;

/** Facts on top. */
export const TOP = {
  from: 'From',
  to: 'To',
  zone: 'Time zone',
  refreshed: 'Refreshed',
  through: 'Counted through',
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

export const timesheetNotes = (metric: MetricWord): readonly string[] => [
  `${METRIC_NOTES[metric]} ${HOURS_NOTE}`,
  'Expected is the goal times the workdays, less days off. Days before somebody starts or after they leave are not expected.',
  'Today counts when it is over. Goals, workdays and dates of single people are in People, and days off in Days off.',
  WEEK_NOTE,
];
