/**
 * Every custom function, described once: the Apps Script stubs with their JSDoc, Excel's metadata, the panel's formula
 * helper, the playground's autocomplete and the reference page are all made from here.
 * @module
 */
import * as words from '#words/catalog';
import { type FunctionName, isTable, type ParameterName } from './signatures';

export type { FunctionName };

/** A parameter of a function, as both hosts and the docs describe it. */
export interface ParameterDefinition {
  readonly name: ParameterName;
  /** One line of plain text: both hosts show it beside the formula. */
  readonly description: string;
  /** What the value looks like, for a person: `"last week"`. */
  readonly example: string;
  readonly required?: true;
  /** A range is one argument and not one for each of its cells. */
  readonly range?: true;
}

/** A function of cells, as both hosts and the docs describe it. */
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
  description: words.FROM,
  example: '"last week"',
  range: true,
};

const TO: ParameterDefinition = {
  name: 'to',
  description: words.TO,
  example: '"2026-03-31"',
};

const WHO: ParameterDefinition = {
  name: 'who',
  description: words.WHO,
  example: '"group:Sales"',
  range: true,
};

const COLUMNS: ParameterDefinition = {
  name: 'columns',
  description: words.COLUMNS,
  example: '"Date, User, Active"',
  range: true,
};

const UNIT: ParameterDefinition = {
  name: 'unit',
  description: words.UNIT,
  example: '"hours"',
};

const CONNECTION: ParameterDefinition = {
  name: 'connection',
  description: words.CONNECTION,
  example: '"Northfell EU"',
  range: true,
};

const DEFINITIONS: Readonly<Record<FunctionName, Omit<FunctionDefinition, 'name' | 'shape'>>> = {
  ACTIVTRAK_HOURS: {
    description: words.HOURS,
    parameters: [FROM, TO, WHO, COLUMNS, UNIT, CONNECTION],
    result: words.HOURS_RESULT,
    examples: [
      '=ACTIVTRAK_HOURS()',
      '=ACTIVTRAK_HOURS("last week", , "group:Sales")',
      '=ACTIVTRAK_HOURS("2026-03-01", "2026-03-31", "user:Jane Doe")',
      '=ACTIVTRAK_HOURS("last week", , "group:Sales; group:Support")',
    ],
  },
  ACTIVTRAK_COMPUTER_HOURS: {
    description: words.COMPUTER_HOURS,
    parameters: [FROM, TO, { ...WHO, example: '"computer:LAPTOP-7"' }, COLUMNS, UNIT, CONNECTION],
    result: words.COMPUTER_HOURS_RESULT,
    examples: ['=ACTIVTRAK_COMPUTER_HOURS("this week")', '=ACTIVTRAK_COMPUTER_HOURS("2026-03", , "computer:LAPTOP-7")'],
  },
  ACTIVTRAK_LOG: {
    description: words.LOG,
    parameters: [
      FROM,
      TO,
      WHO,
      {
        ...COLUMNS,
        description: words.COLUMNS_OF_LOG,
        example: '"Time, User, Duration"',
      },
      {
        name: 'limit',
        description: words.LIMIT,
        example: '200',
      },
      UNIT,
      CONNECTION,
    ],
    result: words.LOG_RESULT,
    examples: ['=ACTIVTRAK_LOG("today")', '=ACTIVTRAK_LOG("yesterday", , "user:Jane Doe", "Time, Application, Duration", 200)'],
  },
  ACTIVTRAK_APPS: {
    description: words.APPS,
    parameters: [
      FROM,
      TO,
      WHO,
      { name: 'by', description: words.BY, example: '"Application, Site"', range: true },
      { name: 'limit', description: words.LIMIT_OF_APPS, example: '10' },
      CONNECTION,
    ],
    result: words.APPS_RESULT,
    examples: ['=ACTIVTRAK_APPS("yesterday")', '=ACTIVTRAK_APPS("last week", , "group:Sales", "Site", 10)'],
  },
  ACTIVTRAK_TOTAL: {
    description: words.TOTAL,
    parameters: [
      {
        name: 'metric',
        description: words.METRIC,
        example: '"active"',
        required: true,
      },
      FROM,
      TO,
      {
        ...WHO,
        description: words.WHO_OF_TOTAL,
      },
      CONNECTION,
    ],
    result: words.TOTAL_RESULT,
    examples: ['=ACTIVTRAK_TOTAL("active", "last week")', '=ACTIVTRAK_TOTAL("active", "last week", , B2:B50)'],
  },
  ACTIVTRAK_USERS: {
    description: words.USERS,
    parameters: [
      {
        name: 'group',
        description: words.GROUP,
        example: '"Sales"',
        range: true,
      },
      {
        name: 'period',
        description: words.PERIOD,
        example: '"last month"',
        range: true,
      },
      CONNECTION,
    ],
    result: words.USERS_RESULT,
    examples: ['=ACTIVTRAK_USERS()', '=ACTIVTRAK_USERS("Sales")', '=ACTIVTRAK_USERS("Sales", "last month")'],
  },
  ACTIVTRAK_GROUPS: {
    description: words.GROUPS,
    parameters: [CONNECTION],
    result: words.GROUPS_RESULT,
    examples: ['=ACTIVTRAK_GROUPS()'],
  },
  ACTIVTRAK_STATUS: {
    description: words.STATUS,
    parameters: [{ ...FROM, description: words.DAYS_TO_EXPLAIN }, TO, CONNECTION],
    result: words.STATUS_RESULT,
    examples: ['=ACTIVTRAK_STATUS()', '=ACTIVTRAK_STATUS("since 2026-03-01")'],
  },
};

/** Every function of cells. The stubs, `functions.json`, the panel's helper and the reference page are made from it. */
export const CATALOG: readonly FunctionDefinition[] = (Object.keys(DEFINITIONS) as FunctionName[]).map((name) => ({
  name,
  ...DEFINITIONS[name],
  shape: isTable(name) ? 'table' : 'value',
}));

/** The name that Excel's metadata know a function by; letters and digits only, and never to be changed. */
export const functionId = (name: FunctionName): string => name.replace(/_/g, '');

/** Whether a result can be more than one cell: a table, or a value for each cell of a range of people. */
export const isMatrix = ({ shape, parameters }: FunctionDefinition): boolean =>
  shape === 'table' || parameters.some(({ name, range }) => name === 'who' && range === true);
