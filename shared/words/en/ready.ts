/** Ready sheets over a report's rows. */

export const PEOPLE_SHEET = {
  title: 'People',
  notes: [
    'Fill in what you know of each person. Ready sheets look it up here, by ID or by name.',
    'Workdays: one digit for each day from Monday to Sunday, 0 for a workday and 1 for a day off. Goal: hours a day.',
    'New people are added below. Nothing that you type here is ever changed.',
  ],
  labels: {
    userId: 'ID',
    user: 'Name',
    team: 'Team',
    start: 'Start',
    end: 'End',
    workdays: 'Workdays',
    goal: 'Goal',
    number: 'Employee number',
    rate: 'Pay rate',
  },
} as const;

export const DAYS_OFF_SHEET = {
  title: 'Days off',
  notes: ['One row for each day off. Person: a name or an ID as on the sheet “People”, or * for everyone.'],
  labels: { user: 'Person', date: 'Date', kind: 'Kind' },
  kinds: ['Vacation', 'Sick', 'Holiday', 'Other'],
} as const;

/** The name of a ready sheet whose title is none for a sheet. */
export const READY_SHEET = 'Ready sheet';

export const readyLacks = (title: string, column: string): string =>
  `“${title}” needs “${column}”, which isn't there. Add the column to the report, or make the sheet again from the gallery.`;

export const readyNeedsLines = (title: string, lines: number): string =>
  `“${title}” needs ${lines} free rows above its report. Insert rows there, then refresh.`;

export const readyColumnDeleted = (column: string, title: string): string =>
  `The column “${column}” of “${title}” was deleted, so new rows can't be added. Undo that, or make the sheet again.`;

export const ownSheetDeleted = (sheet: string, title: string): string =>
  `The sheet “${sheet}” was deleted, and “${title}” calculates without it. Make “${title}” again to get a new one.`;

/** When a refresh could not bring its ready sheet up to date: what failed follows. */
export const READY_NOT_UPDATED = "The rows are up to date, but their ready sheet isn't.";

export const readyDeleted = (title: string): string =>
  `Somebody deleted the sheet “${title}”, so it is not updated. To have it back, choose “Make again”.`;

export const NO_READY_HERE = "This version of the spreadsheet program can't make ready sheets. Update it, or use another one.";

export const BUSY_TO_MAKE = 'This report is being refreshed. Wait until it finishes, then make its ready sheet.';
