/**
 * Every custom function, described once: the Apps Script stubs with their JSDoc, Excel's metadata, the panel's formula
 * helper, the playground's autocomplete and the reference page are all made from here.
 * @module
 */
import type { FunctionName } from './signatures';

export type { FunctionName };

export interface ParameterDefinition {
  readonly name: string;
  /** One line of plain text: both hosts show it beside the formula. */
  readonly description: string;
  /** What the value looks like, for a person: `"last week"`. */
  readonly example: string;
  readonly required?: true;
  /** A range is one argument and not one for each of its cells. */
  readonly range?: true;
}

export interface FunctionDefinition {
  readonly name: FunctionName;
  /** One line of plain text. */
  readonly description: string;
  readonly parameters: readonly ParameterDefinition[];
  /** What comes back, one line. */
  readonly result: string;
  /** `table` spills, header first; `value` is one cell, or has the shape of a range given to it. */
  readonly shape: 'table' | 'value';
  readonly examples: readonly string[];
}

const FROM: ParameterDefinition = {
  name: 'from',
  description:
    'First day, or a period: today, yesterday, last 7 days, this week, last month, October, Q3 2026, 2026-W14, 2026-03, 2026-03-01..2026-03-31. One day is that day alone: write since 2026-03-01 for all days since. Left out, it means the last 7 days, today included. An empty cell gives an empty result. Not NOW() or TODAY(): write "today".',
  example: '"last week"',
  range: true,
};

const TO: ParameterDefinition = {
  name: 'to',
  description: 'Last day, included. Leave empty when the first argument is a period.',
  example: '"2026-03-31"',
};

const WHO: ParameterDefinition = {
  name: 'who',
  description:
    'Whose: a name or id, user:42, user:Jane Doe, group:Sales or computer:LAPTOP-7. Several with semicolons between, or a range; each counts once. Left out, or "everyone", it means everyone. An empty cell gives an empty result.',
  example: '"group:Sales"',
  range: true,
};

const COLUMNS: ParameterDefinition = {
  name: 'columns',
  description: 'Which columns and in what order: names with commas between, or a range of names. Empty means the usual ones.',
  example: '"Date, User, Active"',
  range: true,
};

const UNIT: ParameterDefinition = {
  name: 'unit',
  description: 'How time is counted: hours (decimal, the default), days (for cells formatted [h]:mm) or seconds.',
  example: '"hours"',
};

export const CATALOG: readonly FunctionDefinition[] = [
  {
    name: 'ACTIVTRAK_HOURS',
    description: 'Working hours by user and day from ActivTrak, header first.',
    parameters: [FROM, TO, WHO, COLUMNS, UNIT],
    result: 'A row for each user and day. Dates are serial numbers, shown as dates.',
    shape: 'table',
    examples: [
      '=ACTIVTRAK_HOURS()',
      '=ACTIVTRAK_HOURS("last week", , "group:Sales")',
      '=ACTIVTRAK_HOURS("2026-03-01", "2026-03-31", "user:Jane Doe")',
      '=ACTIVTRAK_HOURS("last week", , "group:Sales; group:Support")',
    ],
  },
  {
    name: 'ACTIVTRAK_COMPUTER_HOURS',
    description: 'Working hours by computer and day from ActivTrak, header first.',
    parameters: [FROM, TO, { ...WHO, example: '"computer:LAPTOP-7"' }, COLUMNS, UNIT],
    result: 'A row for each computer and day. Dates are serial numbers, shown as dates.',
    shape: 'table',
    examples: ['=ACTIVTRAK_COMPUTER_HOURS("this week")', '=ACTIVTRAK_COMPUTER_HOURS("2026-03", , "computer:LAPTOP-7")'],
  },
  {
    name: 'ACTIVTRAK_LOG',
    description: 'The activity log from ActivTrak, newest first, header first.',
    parameters: [
      FROM,
      TO,
      WHO,
      {
        ...COLUMNS,
        description: `${COLUMNS.description} Titles, addresses and screenshots come only when you name them.`,
        example: '"Time, User, Duration"',
      },
      {
        name: 'limit',
        description:
          'The most rows to give; 998 unless you give another number, which fits a new sheet of 1,000 rows. A last line says when there were more.',
        example: '200',
      },
      UNIT,
    ],
    result: 'A row for each activity. Times are serial numbers, shown as dates and times.',
    shape: 'table',
    examples: ['=ACTIVTRAK_LOG("today")', '=ACTIVTRAK_LOG("yesterday", , "user:Jane Doe", "Time, Application, Duration", 200)'],
  },
  {
    name: 'ACTIVTRAK_TOTAL',
    description: 'One number from ActivTrak: hours added up over a period.',
    parameters: [
      {
        name: 'metric',
        description:
          'What to add up, in hours: active, passive, total, productive active, unproductive active, undefined active, and the same for passive.',
        example: '"active"',
        required: true,
      },
      FROM,
      TO,
      {
        ...WHO,
        description: `${WHO.description} A range gives a result of the same shape, a total for each of its cells.`,
      },
    ],
    result:
      'Decimal hours: one number, or one for each cell of the range given as who. Give a range of IDs (the second column of ACTIVTRAK_USERS): two people can have one name.',
    shape: 'value',
    examples: ['=ACTIVTRAK_TOTAL("active", "last week")', '=ACTIVTRAK_TOTAL("active", "last week", , B2:B50)'],
  },
  {
    name: 'ACTIVTRAK_USERS',
    description: 'The people that the key may see: names and IDs, for drop-down lists and timesheets.',
    parameters: [
      {
        name: 'group',
        description:
          'Only the people of this group, by name or ID; several with semicolons between. Left out, it means everyone. An empty cell gives an empty result.',
        example: '"Sales"',
        range: true,
      },
      {
        name: 'period',
        description:
          'Also lists people who have hours in this period but are deleted or no longer in the group, and adds a column that says so. Use it for timesheets.',
        example: '"last month"',
        range: true,
      },
    ],
    result: 'A row for each person: name and ID, with a period also a status; header first. A name that two people have shows its ID.',
    shape: 'table',
    examples: ['=ACTIVTRAK_USERS()', '=ACTIVTRAK_USERS("Sales")', '=ACTIVTRAK_USERS("Sales", "last month")'],
  },
  {
    name: 'ACTIVTRAK_GROUPS',
    description: 'The groups that the key may see: names and ids, for drop-down lists.',
    parameters: [],
    result: 'A row for each group: name and id, header first.',
    shape: 'table',
    examples: ['=ACTIVTRAK_GROUPS()'],
  },
  {
    name: 'ACTIVTRAK_STATUS',
    description: 'Whether ActivTrak is connected, with whose key, and how fresh the data are; of a period, which days it means.',
    parameters: [{ ...FROM, description: 'A day or a period to explain. Empty: the connection alone.' }, TO],
    result: 'A line of text.',
    shape: 'value',
    examples: ['=ACTIVTRAK_STATUS()', '=ACTIVTRAK_STATUS("since 2026-03-01")'],
  },
];

/** The name that Excel's metadata know a function by; letters and digits only, and never to be changed. */
export const functionId = (name: FunctionName): string => name.replace(/_/g, '');

/** Whether a result can be more than one cell: a table, or a value for each cell of a range of people. */
export const isMatrix = ({ shape, parameters }: FunctionDefinition): boolean =>
  shape === 'table' || parameters.some(({ name, range }) => name === 'who' && range === true);
