/**
 * Views beside a table, in ActivTrak's words: active time has input, passive time has none, productive time is named by its metric, teams are groups, and an
 * active day has at least two hours. Each of them is made only where the table has the fields for it.
 * @module
 */

import { APPS_DAILY, HOURS_DAILY, TEAM_WEEK } from '#words/table-views';
import type { TableShape, WarehouseTable } from '../warehouse/warehouse';
import { nameQuoted, tableQuoted, textQuoted } from './quoting';

/** The views, and the table whose views have these very names: those of any other table have its name before theirs. */
const VIEWS = { hours_daily: 'working_hours_users', team_week: 'working_hours_users', apps_daily: 'activity_log' } as const;
/** The name of one of the views. */
type ViewKind = keyof typeof VIEWS;

/** A view, and the statement that makes it or takes its place. */
export interface TableView {
  readonly view: WarehouseTable;
  readonly statement: string;
}

/** A column of a view: its name, and what it is made from. */
type ViewColumn = readonly [name: string, from: string];

/** Fields of hours, in seconds. */
const METRICS = [
  ...['active', 'passive', 'total'],
  ...['productive_active', 'unproductive_active', 'undefined_active'],
  ...['productive_passive', 'unproductive_passive', 'undefined_passive'],
] as const;
/** Of an active day of a team's people the hours are told by these. */
const OF_ACTIVE_DAYS = ['active', 'total', 'productive_active'];
/** ActivTrak's active day, in seconds of total time. */
const ACTIVE_DAY_SECONDS = 7_200;

const hoursOf = (seconds: string): string => `${seconds} / 3600`;

/** A table's fields, as its views ask for them. */
interface TableFields {
  has(...names: readonly string[]): boolean;
  /** Those of them that there are, each as it is. */
  asTheyAre(...names: readonly string[]): readonly ViewColumn[];
  /** Those with seconds. */
  readonly metrics: readonly string[];
  /** What tells people apart, where something does. */
  readonly person: string | undefined;
  /** Whether a row is an active day, where it can be told. */
  readonly isActiveDay: string | undefined;
}

function fieldsIn({ fields }: TableShape): TableFields {
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  const has = (...names: readonly string[]): boolean => names.every((name) => types.has(name));
  const people = [...(has('user_id') ? ['CAST(`user_id` AS STRING)'] : []), ...(has('user') ? ['`user`'] : [])];
  return {
    has,
    asTheyAre: (...names) => names.filter((name) => has(name)).map((name) => [name, nameQuoted(name)]),
    metrics: METRICS.filter((name) => types.get(name) === 'INT64'),
    person: people.length > 1 ? `COALESCE(${people.join(', ')})` : people[0],
    isActiveDay: has('total') ? `\`total\` >= ${ACTIVE_DAY_SECONDS}` : undefined,
  };
}

/** All views that a table's fields allow. @param labels by which they are known as a report's */
export function tableViews(table: WarehouseTable, shape: TableShape, labels: Readonly<Record<string, string>>): readonly TableView[] {
  const fields = fieldsIn(shape);
  const { has, metrics, person } = fields;
  const isHours = has('date') && person !== undefined && metrics.length > 0;
  const made = (kind: ViewKind, description: string, columns: readonly ViewColumn[], rest: string): TableView => {
    const view = { ...table, table: table.table === VIEWS[kind] ? kind : `${table.table}_${kind}` };
    const marks = Object.entries(labels).map(([name, value]) => `(${textQuoted(name)}, ${textQuoted(value)})`);
    const statement = [
      `CREATE OR REPLACE VIEW ${tableQuoted(view)}`,
      `OPTIONS (description = ${textQuoted(description)}, labels = [${marks.join(', ')}])`,
      `AS SELECT\n${columns.map(([name, from]) => `  ${from} AS ${nameQuoted(name)}`).join(',\n')}`,
      `FROM ${tableQuoted(table)}${rest}`,
    ].join('\n');
    return { view, statement };
  };
  return [
    ...(isHours ? [made('hours_daily', HOURS_DAILY, hoursDaily(fields), '')] : []),
    ...(isHours && has('groups') ? [made('team_week', TEAM_WEEK, teamWeek(fields, person), TEAMS)] : []),
    ...(shape.key !== undefined && has('executable', 'duration')
      ? [made('apps_daily', APPS_DAILY, appsDaily(fields, shape.day), appsOf(fields, shape.day))]
      : []),
  ];
}

const hoursDaily = ({ asTheyAre, metrics, isActiveDay }: TableFields): readonly ViewColumn[] => [
  ...asTheyAre('date', 'user', 'user_id', 'groups', 'location'),
  ...metrics.map((name): ViewColumn => [`${name}_hours`, hoursOf(nameQuoted(name))]),
  ...(isActiveDay === undefined ? [] : [['is_active_day', isActiveDay] as const]),
];

/** One row for each of a person's groups, whose names have commas between them, and one for people without a group. */
const TEAMS = ", UNNEST(SPLIT(COALESCE(`groups`, ''), ', ')) AS team_name\nGROUP BY `week`, `team`";

const teamWeek = ({ metrics, isActiveDay }: TableFields, person: string): readonly ViewColumn[] => [
  ['week', 'DATE_TRUNC(`date`, ISOWEEK)'],
  ['team', "NULLIF(team_name, '')"],
  ['people', `COUNT(DISTINCT ${person})`],
  ...metrics.map((name): ViewColumn => [`${name}_hours`, hoursOf(`SUM(${nameQuoted(name)})`)]),
  ...(isActiveDay === undefined ? [] : activeDays(metrics, isActiveDay)),
];

const activeDays = (metrics: readonly string[], isActiveDay: string): readonly ViewColumn[] => [
  ['active_days', `COUNTIF(${isActiveDay})`],
  ...metrics
    .filter((name) => OF_ACTIVE_DAYS.includes(name))
    .map((name): ViewColumn => {
      const seconds = `SUM(IF(${isActiveDay}, ${nameQuoted(name)}, 0))`;
      return [`${name}_hours_per_active_day`, hoursOf(`SAFE_DIVIDE(${seconds}, COUNTIF(${isActiveDay}))`)];
    }),
];

const appsDaily = ({ asTheyAre, person }: TableFields, day: string): readonly ViewColumn[] => [
  ...asTheyAre(day),
  ['application', '`executable`'],
  ...asTheyAre('website', 'productivity'),
  ...(person === undefined ? [] : [['people', `COUNT(DISTINCT ${person})`] as const]),
  ['activities', 'COUNT(*)'],
  ['hours', hoursOf('SUM(`duration`)')],
];

const appsOf = ({ asTheyAre }: TableFields, day: string): string =>
  `\nGROUP BY ${[day, 'application', ...asTheyAre('website', 'productivity').map(([name]) => name)].map(nameQuoted).join(', ')}`;
