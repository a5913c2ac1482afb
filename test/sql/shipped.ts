/**
 * Every statement that ships, with arguments as they are and as somebody who means harm would choose them.
 * @module
 */
import { policyStatements } from '../../shared/bigquery/row-policies';
import {
  countsStatement,
  mergeStatement,
  ORDER_FIELD,
  readingStatement,
  rowsStatement,
  waitingStatement,
} from '../../shared/bigquery/statements';
import { tableViews } from '../../shared/bigquery/views';
import { COMPUTER_HOURS_COLUMNS, USER_HOURS_COLUMNS } from '../../shared/model/hours-columns';
import { LOG_COLUMNS } from '../../shared/model/log-columns';
import { serialOfIso } from '../../shared/model/serial';
import { EVERY_DAY } from '../../shared/warehouse/every-day';
import { fieldName, fieldType } from '../../shared/warehouse/field';
import type { RowLimit, RowsAsked, TableField, TableShape, WarehouseTable } from '../../shared/warehouse/warehouse';
import { HOSTILE_NAMES } from '../doubles/hostile-names';
import type { KnownTable } from './analyser';

/** A statement, and the tables that it finds. */
export interface Shipped {
  readonly name: string;
  readonly statement: string;
  readonly tables: readonly KnownTable[];
}

const DAY = serialOfIso('2026-03-31') as number;
const DAYS = [
  { from: DAY, to: DAY + 6 },
  { from: DAY - 90, to: DAY - 90 },
];
/** What a table may be called, as far as back-quotes have to hold it. */
const HOSTILE_TABLES = [...HOSTILE_NAMES, 'a`b', 'a\\', '\\`', '`; DROP TABLE x; --', 'a\u2028b', "a'b", 'select'];

const fieldsOf = (
  columns: readonly { readonly key: string; readonly kind: Parameters<typeof fieldType>[0]['kind'] }[],
): readonly TableField[] =>
  columns.map((column) => ({ name: fieldName(column.key), type: fieldType(column), description: `It's "${column.key}"` }));

const RECORD: readonly TableField[] = [
  { name: 'day', type: 'DATE', description: '' },
  { name: 'record_key', type: 'STRING', description: '' },
];

const SHAPES: Readonly<Record<string, TableShape>> = {
  working_hours_users: { description: '', fields: fieldsOf(USER_HOURS_COLUMNS), day: 'date', clusteredBy: ['user'], measure: 'total' },
  working_hours_computers: { description: '', fields: fieldsOf(COMPUTER_HOURS_COLUMNS), day: 'date', clusteredBy: ['computer'] },
  activity_log: {
    description: '',
    fields: [...RECORD, ...fieldsOf(LOG_COLUMNS)],
    day: 'day',
    clusteredBy: ['user'],
    key: 'record_key',
    measure: 'duration',
  },
  fewest_hours: {
    description: '',
    fields: fieldsOf(USER_HOURS_COLUMNS.filter(({ key }) => ['date', 'user', 'active', 'groups'].includes(key))),
    day: 'date',
    clusteredBy: [],
  },
  fewest_log: {
    description: '',
    fields: [...RECORD, ...fieldsOf(LOG_COLUMNS.filter(({ key }) => ['executable', 'duration'].includes(key)))],
    day: 'day',
    clusteredBy: [],
    key: 'record_key',
  },
};

const tableNamed = (table: string): WarehouseTable => ({ project: 'acme-analytics', dataset: 'activtrak', table, location: 'EU' });
const known = ({ project, dataset, table }: WarehouseTable, fields: KnownTable['fields']): KnownTable => ({
  name: `${project}.${dataset}.${table}`,
  fields,
});

function shippedFor(name: string, shape: TableShape): readonly Shipped[] {
  const [table, staging] = [tableNamed(name), tableNamed(`${name}_staging_1`)];
  const tables = [known(table, shape.fields), known(staging, [...shape.fields, { name: ORDER_FIELD, type: 'INT64' }])];
  const statements: readonly (readonly [string, string])[] = [
    ['counts', countsStatement(table, shape, DAYS)],
    ['rows of days', rowsStatement(table, shape.day, EVERY_DAY)],
    ['waiting', waitingStatement(staging, shape)],
    ...readings(shape).map((asked, at) => [`reading ${at + 1}`, readingStatement(table, asked)] as const),
    ...(shape.key === undefined ? [] : [['merge', mergeStatement(table, staging, shape, DAYS)] as const]),
    ...tableViews(table, shape, { live_data_report: name }).map(({ view, statement }) => [view.table, statement] as const),
    ...(shape.fields.some((field) => field.name === 'groups')
      ? policies(table).map((statement, at) => [`policy ${at + 1}`, statement] as const)
      : []),
  ];
  return statements.map(([kind, statement]) => ({ name: `${kind} of ${name}`, statement, tables }));
}

/** All rows of some days, and those of some people in an order. */
function readings({ fields, day }: TableShape): readonly RowsAsked[] {
  const names = fields.map(({ name }) => name);
  const whole = { fields: names, day, days: { from: DAY, to: DAY + 30 }, anyOf: [], orderedBy: [] };
  const ids = fields
    .filter(({ name }) => ['user_id', 'computer_id'].includes(name))
    .map(({ name }) => ({ field: name, ids: [1, 2_147_483_647] }));
  const texts = fields.filter(({ type }) => type === 'STRING').slice(0, 1);
  const named = texts.flatMap(({ name }) => [...HOSTILE_NAMES, 'a`b', "it's", '\\'].map((one) => ({ field: name, name: one })));
  const limits = fields.flatMap(({ name, type }) =>
    (['below', 'above'] as const).flatMap((is): readonly RowLimit[] => {
      if (type === 'INT64' || type === 'FLOAT64') return [0, -0.5, 7200, 1e21, 1e-7].map((than) => ({ field: name, is, than }));
      return type === 'DATETIME'
        ? [
            { field: name, is, thanTime: '09:15:00' },
            ...[0, -0.5, 91_800, 1e305].map((thanSeconds) => ({ field: name, is, thanSeconds, since: day })),
          ]
        : [];
    }),
  );
  return [whole, { ...whole, anyOf: [...ids, ...named], orderedBy: names.slice(0, 3) }, { ...whole, anyOf: limits, most: 500_001 }];
}

const policies = (table: WarehouseTable): readonly string[] =>
  policyStatements(
    table,
    ['user:owner@example.com'],
    [...HOSTILE_NAMES, 'a`b', 'a\\', "'; DROP", '\u2028'].map((team) => ({
      team,
      grantees: ['group:leads@example.com', 'domain:example.com'],
    })),
  );

/** Of names that no check would let through, since the quotes have to hold by themselves. */
const hostile = (): readonly Shipped[] =>
  HOSTILE_TABLES.flatMap((name) => {
    const fields = [
      { name: 'day', type: 'DATE', description: name },
      { name, type: 'STRING', description: name },
    ] as const;
    const shape: TableShape = { description: name, fields, day: 'day', clusteredBy: [], key: name };
    return shippedFor(name, shape);
  });

/** All of them. */
export const shippedStatements = (): readonly Shipped[] => [
  ...Object.entries(SHAPES).flatMap(([name, shape]) => shippedFor(name, shape)),
  ...hostile(),
];
