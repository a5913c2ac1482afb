/** The user's own sheets, in which ready sheets look things up. */

const RED_DATE = 'A date in red is text and may not count. Type it again, such as 2026-11-30.';

export const PEOPLE_SHEET = {
  title: 'People',
  notes: [
    'Fill in what you know of each person. Ready sheets look it up here, by ID or by name.',
    'An empty cell has the value on top of the ready sheet.',
    RED_DATE,
    'Workdays: one digit for each day from Monday to Sunday, 0 for a workday and 1 for a day off. Goal: hours a day.',
    "An employee number that begins with 0 keeps it behind an apostrophe: type '0007.",
    'New people are added below. Nothing that you type here is ever changed.',
  ],
} as const;

export const PEOPLE_COLUMNS = {
  userId: 'ID',
  user: 'Name',
  team: 'Team',
  start: 'Start',
  end: 'End',
  workdays: 'Workdays',
  goal: 'Goal',
  number: 'Employee number',
  rate: 'Pay rate',
} as const;

export const DAYS_OFF_SHEET = {
  title: 'Days off',
  notes: ['One row for each day off. Person: a name or an ID as on the sheet “People”, or * for everyone.', RED_DATE],
} as const;

export const DAYS_OFF_COLUMNS = { user: 'Person', date: 'Date', kind: 'Kind' } as const;

export const DAY_OFF_KINDS = ['Vacation', 'Sick', 'Holiday', 'Other'] as const;
