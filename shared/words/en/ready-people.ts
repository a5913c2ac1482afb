/** Ready sheets whose rows are people or their days. */
import { HOURS_NOTE, ROWS_NOTE, TIMES_EXPLAINED, type TimeSaid, WEEK_NOTE } from './ready-sheets';

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
  ROWS_NOTE,
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
  weeks: 'Weeks',
  /** Of the weeks of the chart. */
  weekFrom: 'Week from',
  weekOnTime: 'On time (days)',
  weekLate: 'Late (days)',
  weekEarly: 'Only left early (days)',
  chart: 'Days by week',
  chartDays: 'Days',
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
  "A day runs from the first activity to the last one, by the clock of the person's computer. Each row is a day with activity.",
  'Late is the time from the planned start, once it is more than the grace. Left early counts the same way, for days that are over.',
  'Weekdays off, days off, and days before somebody starts or after they leave are not planned. For night shifts, plan an end that is before the start.',
  'A day with two rows, as of two computers, counts half in each. Its times are those of the whole day.',
  'The chart adds up the last six weeks of the period, in the first six rows. Its weeks begin on the weekday of the first day.',
  WEEK_NOTE,
] as const;

export const HEAT_MAP = {
  /** What a workday without hours shows. */
  offLetter: 'O',
  missingLetter: 'M',
  activeDays: 'Active days',
  off: 'Days off',
  missing: 'Missing days',
  notShown: 'Days not shown',
} as const;

export const heatMapNotes = (metric: TimeSaid): readonly string[] => [
  `${TIMES_EXPLAINED[metric]} ${HOURS_NOTE}`,
  'Each column is a day of the period, up to 31 days. The darkest green is 8 h or more. An active day has at least 2 h.',
  'O is a workday that somebody has off. M is a workday without any hours, once it is over. Other days without hours are empty.',
  WEEK_NOTE,
  ROWS_NOTE,
];

export const PAYROLL = {
  number: 'Employee number',
  regular: 'Regular (hours)',
  overtime1: 'Overtime 1 (hours)',
  overtime2: 'Overtime 2 (hours)',
  leave: 'Paid leave (hours)',
  total: 'Total (hours)',
  pay: 'Pay',
  weeks: ['Week 1 (hours)', 'Week 2 (hours)', 'Week 3 (hours)', 'Week 4 (hours)', 'Week 5 (hours)', 'Week 6 (hours)'],
  firstWeek: 'Week 1 from',
  notCounted: 'Days not counted',
  /** The kind of a day off that is not paid. */
  unpaid: 'Other',
} as const;

export const payrollNotes = (metric: TimeSaid): readonly string[] => [
  `${TIMES_EXPLAINED[metric]} ${HOURS_NOTE}`,
  'Each week is counted by itself: regular hours up to the first limit, overtime 1 up to the second, overtime 2 beyond. The limits are on top.',
  'A week that begins before the period or ends after it counts only its days in the period. Six weeks are counted.',
  'Paid leave is workdays off times the goal. Days off of the kind “Other” are not paid.',
  WEEK_NOTE,
  ROWS_NOTE,
];

export const UTILIZATION = {
  expected: 'Goal (hours)',
  unused: 'Unused (hours)',
  share: 'Utilization',
  band: 'Band',
  bands: { high: 'High', low: 'Low', optimal: 'Optimal' },
  healthy: 'Healthy',
  mixed: 'Mixed',
  spare: 'Spare FTE',
  off: 'Days off',
  people: 'People with a goal',
  verdict: 'All together',
  fullTime: 'Full time (hours)',
  ofGoal: 'Share of the goal',
} as const;

export const utilizationNotes = (metric: TimeSaid): readonly string[] => [
  `${TIMES_EXPLAINED[metric]} ${HOURS_NOTE}`,
  'Utilization is these hours divided by the goal: the goal a day times the workdays, less days off. Today counts when it is over.',
  'Optimal is within the share on top of the goal, High is over it and Low is under it.',
  'All together are High or Low when more than half of the people are, and Healthy when more than 70% are Optimal.',
  'Spare FTE is unused hours in full-time people. Below zero, that many are missing.',
  WEEK_NOTE,
  ROWS_NOTE,
];
