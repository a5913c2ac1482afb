import { isolated } from '../isolated';
import { countWords, numberWords } from './numbers';

/** The ways of writing, as the buttons show them. */
export const DISPOSITION_WORDS = {
  replace: { label: 'Replace the rows', hint: 'The sheet shows what these days hold now.' },
  merge: {
    label: 'Update and add',
    hint: 'Existing rows are corrected, and new ones are added below. Nothing is deleted, even when ActivTrak has deleted it.',
  },
  append: {
    label: 'Add new rows below',
    hint: 'Existing rows never change, even when ActivTrak corrects them. What arrives after their day is over may be missing.',
  },
} as const;

/** What rows show of people. */
export const PRIVACY_WORDS = {
  names: { label: 'Names', hint: 'Everyone who can open this file sees them.' },
  pseudonyms: { label: 'Pseudonyms', hint: 'Each person always gets the same one. Columns that would reveal who it is are left out.' },
  summary: { label: 'Summary without people', hint: 'Total hours by day and group. Small groups are left out.' },
} as const;

/** How time can be shown, by its unit and, behind it, a look of its own. */
export const TIME_WORDS = {
  hours: 'Decimal hours (7.50)',
  'days h:mm': 'Hours and minutes (7:30)',
  days: 'Hours, minutes and seconds (7:30:00)',
  seconds: 'Seconds (27000)',
} as const;

export const EVERY_WORDS = {
  never: 'Only by hand',
  hour: 'Every hour',
  hours: 'Every few hours',
  day: 'Every day',
  weekday: 'Monday to Friday',
  week: 'Every week',
  month: 'Every month',
} as const;

export const saved = (report: string): string => `“${report}” was saved.`;

/** @param cost `about 11,240 rows, 78,680 cells` */
export const tooMuchToSave = (cost: string): string =>
  `This report has ${cost}, more than the file can hold. Choose fewer days, people or columns, or use another file.`;

export const unknownZone = (zone: string): string => `“${zone}” isn't a time zone. Choose one from the list, such as Europe/Berlin.`;

/** @param zone the file's, where a schedule has another */
export const daysGoBy = (zone: string): string => `Periods such as “yesterday” and “last week” go by the file's own time zone, ${zone}.`;

export const WHAT_LEAVING_LOSES = 'Your changes to this report will be lost.';

/** What each section's head says where nothing is chosen. */
export const DEFAULT_COLUMNS = 'the default ones';
export const ONLY_BY_HAND = 'only by hand';
export const placeWords = (sheet: string, cell: string, disposition: keyof typeof DISPOSITION_WORDS): string =>
  `${sheet || 'no sheet yet'}, ${cell} (${DISPOSITION_WORDS[disposition].label.toLowerCase()})`;

export const PERIOD_HINT = 'Recalculated at each refresh.';
export const PERIOD_EXAMPLES = 'For example: last 14 days, last 3 weeks, 2026-W14, 2026-03 or 2026-Q1.';
export const FIRST_DAY_CELL_HINT = 'Such as Settings!B1, or the name of a cell in this file.';
export const LAST_DAY_CELL_HINT = 'Leave this empty if the first cell holds a period.';

export const EVERYONE_IN_REPORT = 'Everyone your key can see.';
export const onlyThese = (kinds: readonly string[]): string => `Only these ${kinds.join(', ').replace(/, ([^,]*)$/, ' and $1')}`;

export const MOVING_COLUMNS = 'Drag a column, use its arrows, or hold Alt and press the Up or Down key.';
export const LEFT_OUT_COLUMN = '(left out for privacy)';
export const columnMoved = (column: string, place: number, of: number): string =>
  `${column}: place ${numberWords(place)} of ${numberWords(of)}.`;
export const columnAdded = (column: string): string => `${column} was added.`;
export const columnRemoved = (column: string): string => `${column} was removed.`;
export const COLUMN_OFFERS = { usual: 'Default', optional: 'More', private: 'What people looked at, and where' } as const;
export const ABOUT_NUMBERS =
  "ActivTrak sends a number and doesn't publish what it means. Compare a few rows with ActivTrak, and give each number a word. Rows that are kept don't change.";

export const SMALLEST_GROUP_HINT = 'Rows about fewer people are left out.';

export const SHEET_HINT = "If there's no sheet with this name, one is added.";
export const MOVING_REPORT = 'If you choose another place, the report starts over there. The rows in the old place stay.';
export const REREAD_HINT = 'Counting back from today. ActivTrak may still correct these days.';
export const STATUS_LINE = 'Show the time of the refresh above the rows';

export const SCHEDULE_NEEDS_KEY = 'A schedule runs with the key of the person who sets it. Connect yours under “Settings” first.';
export const RUNS_WHILE_CLOSED = 'It runs within that hour, even when nobody has the file open.';
export const RUNS_WHILE_OPEN = 'It runs while you have the file open. Missed refreshes are made up when Live Data starts.';
export const scheduleOwner = (owner: string): string => `It runs with ${isolated(owner)}'s key. If you change it, it will run with yours.`;
export const SHORTER_MONTH_HINT = 'In a shorter month, on its last day.';
export const everyHours = (hours: number): string => countWords(hours, 'hour');

export const previewCount = (rows: number): string => `The preview shows ${countWords(rows, 'row')}.`;
export const LOADING_PREVIEW = 'Loading the preview…';
export const CHANGED_SINCE = 'You changed the report after this preview.';
export const smallGroupsLeftOut = (people: number): string =>
  `Rows about fewer than ${countWords(people, 'person', 'people')} are left out.`;
export const NO_ROWS = 'There are no rows for these days.';
export const NO_ROWS_ABOUT_ENOUGH = 'No rows for these days are about enough people.';

interface Cost {
  readonly rows: number | undefined;
  readonly cells: number | undefined;
  readonly requests: number | undefined;
}

/** `about 11,240 rows, 78,680 cells`, with what is known. */
export const costWords = ({ rows, cells }: Omit<Cost, 'requests'>): string =>
  [...(rows === undefined ? [] : [`about ${countWords(rows, 'row')}`]), ...(cells === undefined ? [] : [countWords(cells, 'cell')])].join(
    ', ',
  );

/** What a refresh brings, and in how many requests. */
export function refreshCost({ rows, cells, requests }: Cost): string {
  const known = costWords({ rows, cells });
  const asked = requests === undefined ? '' : countWords(requests, 'request');
  if (known !== '') return `A refresh brings ${known}${asked && `, in ${asked}`}.`;
  return `ActivTrak doesn't say in advance how many rows there will be.${asked && ` A refresh needs ${asked}.`}`;
}

interface Room {
  readonly cellsInFile: number;
  readonly cellsAfter: number | undefined;
  readonly mostCells?: number | undefined;
  readonly rowsAfter: number | undefined;
  readonly mostRows: number;
}

/** How full the file gets where it has a limit, else the sheet. */
export function roomWords({ cellsInFile, cellsAfter, mostCells, rowsAfter, mostRows }: Room): string {
  if (mostCells === undefined)
    return rowsAfter === undefined
      ? `A sheet can have ${countWords(mostRows, 'row')}.`
      : `The sheet will have ${numberWords(rowsAfter)} of the ${countWords(mostRows, 'row')} it can have.`;
  const after = cellsAfter === undefined || cellsAfter <= cellsInFile ? '' : `, and will have ${numberWords(cellsAfter)}`;
  return `The file has ${numberWords(cellsInFile)} of the ${countWords(mostCells, 'cell')} it can have${after}. Empty cells count too.`;
}

export const TOO_MUCH = "That's more than the file can hold. Choose fewer days, people or columns.";

/** What the rows of a log are. */
export const GROUPING_WORDS = {
  none: 'One row per activity',
  apps: 'Apps and sites',
  hours: 'Hours by hour of day',
  productivity: 'Time by productivity',
  own: 'My own groups',
} as const;
export const ROWS_SHOWN = 'Rows';
export const GROUP_BY = 'Group by';
export const GROUP_BY_HINT = 'An activity that runs past midnight, or past the hour, counts where it begins.';
export const SHOW_FOR_EACH = 'Show for each group';
export const MOST_TIME_FIRST = 'Only those with the most time, and all others in one row';
export const NAMED_BY_TIME = 'How many';

export const ANOTHER_COLUMN = 'Another column';
export const ADD_COLUMN = 'Add';
export const moveUp = (column: string): string => `Move ${column} up`;
export const moveDown = (column: string): string => `Move ${column} down`;
export const renameColumn = (column: string): string => `Rename ${column}`;
export const removeColumn = (column: string): string => `Remove ${column}`;
export const headerInsteadOf = (usual: string): string => `Header instead of “${usual}”`;
export const SHEET = 'Sheet';
export const FIRST_CELL = 'First cell';
export const SHEET_AND_CELL = 'sheet and first cell';
export const AT_EACH_REFRESH = 'At each refresh';
export const DAYS_TO_REREAD = 'Days to read again';
export const EDIT_REPORT = 'Edit report';
export const REPORT_NAME = 'Name';
export const WHAT_IT_SHOWS = 'What it shows';
/** The editor's sections. */
export const SECTIONS = {
  who: 'Who',
  columns: 'Columns',
  privacy: 'Privacy',
  destination: 'Where',
  schedule: 'Schedule',
  preview: 'Preview',
} as const;
export const TIME_SHOWN_AS = 'Time is shown as';
export const SAVE_AND_REFRESH = 'Save and refresh';
export const LEAVE_WITHOUT_SAVING = 'Leave without saving?';
export const LEAVE_WHILE_SAVING = 'Leave while it is being saved?';
export const STILL_SAVING = "The report is still being saved. A message will say when it's done.";
export const LEAVE = 'Leave';
export const SAVE_OVER = 'Save over newer changes?';
export const WHAT_SAVING_REPLACES = 'This report was changed after you opened it. Saving replaces those changes with yours.';
/** Told where nobody is there to be asked. */
export const CHANGED_MEANWHILE = 'Someone changed it after you opened it.';
/** Said where somebody went on writing until it was saved. */
export const savedWithoutLater = (report: string): string =>
  `“${report}” was saved as it was when you pressed the button. Edit it again to make your later changes.`;
export const savingStopped = (report: string, why: string): string => `Saving “${report}” didn't finish. ${why}`;
export const SAVE_ANYWAY = 'Save anyway';
export const wordsFor = (column: string): string => `Words for ${column}`;
export const insteadOf = (number: string): string => `Instead of ${number}`;
export const PREVIEW_AGAIN = 'Preview again';
export const SHOW_FIRST_ROWS = 'Show the first ten rows';
export const FIRST_ROWS = 'First rows';
export const PEOPLE_SHOWN_AS = 'People are shown as';
export const SMALLEST_GROUP = 'Smallest group';
/** The ways to say which days. */
export const RANGE_WORDS = { words: 'A period', fixed: 'Fixed dates', cells: 'Dates in cells' } as const;
export const DAYS = 'Days';
export const FIRST_DAY = 'First day';
export const LAST_DAY = 'Last day, included';
export const FIRST_DAY_CELL = 'Cell with the first day or a period';
export const LAST_DAY_CELL = 'Cell with the last day';
export const PERIOD = 'Period';
export const OTHER_PERIOD = 'another one';
export const PERIOD_IN_WORDS = 'In words';
export const EVERY_HOURS = 'Every';
export const AT_HOUR = 'At';
export const ON_WEEKDAY = 'On';
export const ON_DAY = 'On day';
export const TIME_ZONE = 'Time zone';
