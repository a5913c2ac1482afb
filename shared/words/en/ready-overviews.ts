/** Ready sheets whose rows are weeks, days, apps and computers, and the mix of time. */
import { HOURS_NOTE, ROWS_NOTE, TIMES_EXPLAINED, type TimeSaid } from './ready-sheets';

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
  dataRows: 'Rows looked at',
} as const;

export const weeklyNotes = (metric: TimeSaid): readonly string[] => [
  `${TIMES_EXPLAINED[metric]} ${HOURS_NOTE}`,
  'Off track is who was over their goal, or under it, by more than the share on top, on most of their active days.',
  'An active day has at least 2 h. Where a day has two rows, as of two computers, each counts as a day here.',
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
  "A row is an app, or a site in a browser. ActivTrak's log is added up while it is read, so no titles or addresses are kept.",
  'An activity that runs past midnight belongs to the day on which it begins. Days since last use count back from the last day.',
] as const;

/** The parts of total time. */
export const MIX = {
  hours: {
    productiveActive: 'Productive active (hours)',
    unproductiveActive: 'Unproductive active (hours)',
    undefinedActive: 'Undefined active (hours)',
    passive: 'Passive (hours)',
  },
  shares: {
    productiveActive: 'Productive active %',
    unproductiveActive: 'Unproductive active %',
    undefinedActive: 'Undefined active %',
    passive: 'Passive %',
  },
  whole: 'Total (hours)',
  chart: 'Share of total time',
} as const;

export const MIX_NOTES = [
  'Total time is active time and passive time. Active time is productive, unproductive or undefined, as ActivTrak classifies apps and sites.',
  "Passive time has no keyboard or mouse use, whatever is on the screen. Some of ActivTrak's reports add the passive part to productive time. This sheet doesn't.",
  'All hours are decimal: 7.50 is 7 h 30 min. Today counts as far as it had come at the last refresh.',
  ROWS_NOTE,
] as const;

export const OFFICE = {
  office: 'Office',
  remote: 'Remote',
  /** What a day of each kind shows. */
  letters: { office: 'O', remote: 'R', mixed: 'X' },
  officeDays: 'Office days',
  remoteDays: 'Remote days',
  mixedDays: 'Mixed or unknown days',
  days: 'Active days',
  officeShare: 'Office %',
  remoteShare: 'Remote %',
  notShown: 'Days not shown',
} as const;

export const officeNotes = (metric: TimeSaid): readonly string[] => [
  `Figures are days. ${TIMES_EXPLAINED[metric]} An active day has at least 2 h, and other days are empty.`,
  'O is a day in the office and R a remote one: at least 80% of its hours have that location. X is a day that is mixed or unknown.',
  'The words on top are the locations as ActivTrak writes them. Each column is a day of the period, up to 31 days.',
  ROWS_NOTE,
];

export const COMPUTERS = {
  computerId: 'Computer ID',
  computer: 'Computer',
  users: 'Last user',
  last: 'Last used',
  days: 'Days since then',
  status: 'Status',
  used: 'In use',
  idle: 'Idle',
  all: 'Computers',
  dataRows: 'Rows looked at',
} as const;

export const computersNotes = (metric: TimeSaid): readonly string[] => [
  `${TIMES_EXPLAINED[metric]} ${HOURS_NOTE}`,
  "Last used is the last day of the period with any of these hours. A computer without rows in the period isn't listed until it has some.",
  "Idle is a computer that wasn't used for the days on top, counted back from the last day of the period.",
  ROWS_NOTE,
];
