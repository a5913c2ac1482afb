import { ABOUT_PEOPLE } from './people-view';

export const argumentMissing = (argument: string, example: string): string =>
  `The formula needs “${argument}”. Fill it in, for example ${example}.`;

/** @param days a sentence about them, where the formula names them itself */
export const formulaInserted = (cell: string, days: string | undefined): string =>
  `The formula is in ${cell}.${days === undefined ? '' : ` It covers ${days}`}`;

/** Of a product where formulas run with the key of the file's owner. */
export const OWNER_MUST_ALLOW =
  "Formulas use the key of the spreadsheet's owner. If that's you, allow it under “Settings”, “Formulas” first.";
export const MUST_ALLOW = "Formulas can't use your key yet. Allow it under “Settings”, “Formulas” first.";

const NO_ROOM = { sheets: '#REF!, add rows to the sheet', excel: '#SPILL!, clear those cells' } as const;

/** What a table of rows needs, and what to do where a cell shows that it isn't there. */
export const needsRoom = (product: keyof typeof NO_ROOM): string =>
  `The rows need empty cells below and to the right. If you see ${NO_ROOM[product]} or choose fewer days. A report makes its own room.`;

export const USUAL_DAYS = 'Default: the last 7 days';
export const NO_DAYS = 'None';
export const OTHER_DAYS = 'Other words, or cells';
export const example = (argument: string): string => `For example ${argument}`;
export const required = (argument: string): string => `${argument} (required)`;

export const turnedIntoValues = (cells: string, formula: string): string =>
  `${cells} now holds values that everyone can see and “${ABOUT_PEOPLE}” doesn't list. The formula was ${formula}`;
export const ABOUT_TURNING =
  "Their Excel can't calculate these formulas, so it shows the last saved values or #NAME?. Select a cell of a formula to turn everything it fills into plain values. The formula is then gone, and the values no longer update.";

export const FIND_GROUP = 'Find a group';
export const FIND_BY_NAME = 'Find by name';
export const FOR_COLLEAGUES = 'For colleagues without Live Data';
export const TURN_INTO_VALUES = 'Turn the formula into values';
export const OPEN_SETTINGS = 'Open the settings';
export const FUNCTION = 'Function';
export const INSERT_INTO_CELL = 'Insert into the selected cell';
