/** The gallery of ready sheets in the panel. */

export const ABOUT_GALLERY =
  'One press makes a report and a sheet with formulas, colors and charts over it. You can change everything in it, and refreshes leave your changes alone.';
export const ALL_READY_SHEETS = 'All ready sheets';
export const MOST_WANTED = 'Start with a ready sheet';
export const OR_A_REPORT = 'Or just the data';

export const MAKE_SHEET = 'Make sheet';
export const makeSheet = (name: string): string => `${MAKE_SHEET} “${name}”`;
export const CHOICES = 'Choices';
export const choicesOf = (name: string): string => ` for “${name}”`;
export const NEEDS = 'Needs:';

export const SHOW_ROWS = 'Show its rows';
export const READY_DELETED = 'Somebody deleted the ready sheet, so refreshes only update its rows. Choose “Make again” to get a new one.';
export const MAKE_AGAIN = 'Make again';
export const makeAgain = (title: string): string => `${MAKE_AGAIN} “${title}”`;
export const MAKE_AGAIN_QUESTION = 'Make the ready sheet again?';
export const WHAT_MAKES_AGAIN = 'The next refresh makes a new sheet. The one that you have stays as it is, and is no longer updated.';
export const WHAT_MAKES_AGAIN_BESIDE =
  'The next refresh makes its columns again, beside the rows. First clear those that you have and the lines above the header, and delete their chart.';
export const DELETE_SHEETS = 'Delete its sheets too';
export const DELETE_SHEETS_HINT = 'The ready sheet, and the sheet with its rows. Those that another report uses stay.';
export const deletedWithSheets = (report: string): string => `“${report}” and its sheets were deleted.`;

export const GOAL = 'Goal, hours a workday';
export const GOAL_HINT = 'For everybody without a goal of their own on the sheet “People”.';
export const GRACE = 'Grace, minutes';
export const GRACE_HINT = 'Only later than that is late.';
/** @param most hours */
export const goalOutside = (most: number): string => `The goal has to be a number from 0 to ${most} hours. Type one, such as 8 or 7.5.`;
/** @param most minutes */
export const graceOutside = (most: number): string => `The grace has to be a number from 0 to ${most} minutes. Type one, such as 5.`;
export const METRIC = 'Time that counts';
export const METRIC_WORDS = {
  active: 'Active time',
  total: 'Active and passive time',
  productiveActive: 'Productive active time',
} as const;
