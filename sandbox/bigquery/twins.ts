import { quoted } from './engine';
import { ALL_ROWS, type Catalog, type Twin } from './plan';
import { READING_TWINS } from './reading-twins';
import { dotted } from './references';
import { Refused } from './refused';
import type { Column } from './schema';
import { daysOf, listed, nullable } from './twin-parts';
import { elementsOf, VIEW_TWINS } from './view-twins';

const INTEGER = (name: string): Column => ({ name, type: 'INTEGER', mode: 'NULLABLE' });

/** What goes into a field has to be of its type. @throws Refused `invalidQuery` */
function checkTypes(into: readonly Column[], from: readonly Column[], fields: readonly Column[], catalog: Catalog): void {
  if (from.length !== into.length) throw new Refused('invalidQuery', 'Inserted row has wrong column count', { location: 'query' });
  into.forEach(({ name, type }, index) => {
    const value = fields.find((field) => field.name === from[index]?.name) ?? catalog.unknown(String(from[index]?.name));
    if (value.type === type) return;
    throw new Refused('invalidQuery', `Value of type ${value.type} cannot be assigned to ${name}, which has type ${type}`, {
      location: 'query',
    });
  });
}

/** Several may be at work. */
let merges = 0;

const MERGE: Twin = {
  name: 'merge',
  statement: `
    MERGE {target:table} AS kept
    USING (
      SELECT {fields:names}
      FROM {staging:table}
      WHERE TRUE
      QUALIFY ROW_NUMBER() OVER (PARTITION BY {key:name} ORDER BY {order:word} DESC) = 1
    ) AS came
    ON kept.{key:name} = came.{key:name} AND {days:days kept.}
    WHEN MATCHED THEN UPDATE SET {updated:sets came.}
    WHEN NOT MATCHED THEN INSERT ({inserted:names}) VALUES ({values:names came.})`,
  plan(holes, catalog) {
    const [target, staging] = [holes.get('table', 'target'), holes.get('table', 'staging')];
    const days = holes.get('days', 'days');
    const fields = catalog.some(staging, holes.get('names', 'fields'));
    const [key] = catalog.some(target, [holes.get('name', 'key')]) as [Column];
    const [order] = catalog.some(staging, [holes.get('word', 'order')]) as [Column];
    const updated = catalog.some(target, holes.get('sets', 'updated'));
    const inserted = catalog.some(target, holes.get('names', 'inserted'));
    catalog.some(target, days.field === undefined ? [] : [days.field]);
    const [kept, came] = [quoted(dotted(target)), quoted(`came of merge ${++merges}`)];
    // Fields of a subquery go by their numbers: the engine renames one that is called TRUE.
    const places = fields.map((_, index) => `c${index}`);
    const placeOf = (name: string): string => places[fields.findIndex((field) => field.name === name)] ?? catalog.unknown(name);
    const values = holes.get('names', 'values');
    checkTypes(updated, updated, fields, catalog);
    checkTypes(inserted, values.length === inserted.length ? catalog.some(staging, values) : [], fields, catalog);
    const newest = `SELECT ${fields.map(({ name }, index) => `${quoted(name)} AS c${index}`).join(', ')}, ROW_NUMBER() OVER (PARTITION BY ${quoted(key.name)} ORDER BY ${quoted(order.name)} DESC) AS place FROM ${quoted(dotted(staging))}`;
    const sameKey = `kept.${quoted(key.name)} = came.${placeOf(key.name)} AND ${daysOf(days, 'kept.')}`;
    return {
      type: 'MERGE',
      target,
      reads: [
        { table: staging, columns: [...fields, order] },
        { table: target, columns: catalog.columns(target), days: daysOf(days) },
      ],
      index: `CREATE INDEX IF NOT EXISTS ${quoted(`${dotted(target)} by ${key.name}`)} ON ${kept} (${quoted(key.name)})`,
      // Which records are matched is settled before the first of them changes.
      before: [
        `CREATE TEMP TABLE ${came} AS SELECT ${places.join(', ')}, EXISTS (SELECT 1 FROM ${kept} AS kept WHERE ${sameKey}) AS matched FROM (${newest}) AS came WHERE place = 1`,
      ],
      matched: `SELECT count(*) FROM ${came} WHERE matched`,
      update: `UPDATE ${kept} AS kept SET ${updated.map(({ name }) => `${quoted(name)} = came.${placeOf(name)}`).join(', ')} FROM ${came} AS came WHERE ${sameKey} AND came.matched`,
      insert: `INSERT INTO ${kept} (${listed(inserted)}) SELECT ${values.map(placeOf).join(', ')} FROM ${came} WHERE NOT matched`,
      after: [`DROP TABLE ${came}`],
      days:
        days.field === undefined
          ? undefined
          : {
              came: `SELECT DISTINCT ${placeOf(days.field)} AS day FROM ${came}`,
              kept: `SELECT DISTINCT ${quoted(days.field)} AS day FROM ${kept} WHERE ${daysOf(days)}`,
            },
    };
  },
};

/** Counts by day, with the records where the table has a key, and a sum where it has a measure. */
const counts = (hasKey: boolean, hasMeasure: boolean): Twin => ({
  name: `counts${hasKey ? ' by key' : ''}${hasMeasure ? ' with a sum' : ''}`,
  statement: `
    SELECT {day:name}, COUNT(*) AS row_count, ${hasKey ? 'COUNT(DISTINCT {key:name})' : 'COUNT(*)'} AS record_count, ${hasMeasure ? 'COALESCE(SUM({measure:name}), 0)' : '0'} AS measure_sum
    FROM {table:table}
    WHERE {days:days}
    GROUP BY {day:name}
    ORDER BY {day:name}`,
  plan(holes, catalog) {
    const table = holes.get('table', 'table');
    const days = holes.get('days', 'days');
    const [day] = catalog.some(table, [holes.get('name', 'day')]) as [Column];
    const [key] = hasKey ? catalog.some(table, [holes.get('name', 'key')]) : [];
    const [measure] = hasMeasure ? catalog.some(table, [holes.get('name', 'measure')]) : [];
    const name = quoted(day.name);
    const records = key ? `count(DISTINCT ${quoted(key.name)})` : 'count(*)';
    const sum = measure ? `coalesce(sum(${quoted(measure.name)}), 0)` : '0';
    return {
      type: 'SELECT',
      reads: [{ table, columns: [day, ...(key ? [key] : []), ...(measure ? [measure] : [])], days: daysOf(days) }],
      columns: [
        nullable(day),
        INTEGER('row_count'),
        INTEGER('record_count'),
        { ...INTEGER('measure_sum'), type: measure?.type ?? 'INTEGER' },
      ],
      sql: `SELECT ${name}, count(*) AS row_count, ${records} AS record_count, ${sum} AS measure_sum FROM ${quoted(dotted(table))} WHERE ${daysOf(days)} GROUP BY ${name} ORDER BY ${name}`,
    };
  },
});

/** All columns or some, all rows or the first: what Connected Sheets asks for too. */
const rows = (some: boolean, first: boolean): Twin => ({
  name: `${first ? 'first ' : ''}rows${some ? ' of some columns' : ''}`,
  statement: `SELECT ${some ? '{fields:names}' : '*'} FROM {table:table}${first ? ' LIMIT {most:number}' : ''}`,
  plan(holes, catalog) {
    const table = holes.get('table', 'table');
    const columns = some ? catalog.some(table, holes.get('names', 'fields')) : catalog.columns(table);
    const sql = `SELECT ${listed(columns)} FROM ${quoted(dotted(table))}${first ? ` LIMIT ${holes.get('number', 'most')}` : ''}`;
    return { type: 'SELECT', reads: [{ table, columns }], columns: columns.map(nullable), sql };
  },
});

/** All columns of some days. */
const ROWS_OF_DAYS: Twin = {
  name: 'rows of days',
  statement: 'SELECT * FROM {table:table} WHERE {days:days}',
  plan(holes, catalog) {
    const table = holes.get('table', 'table');
    const days = holes.get('days', 'days');
    catalog.some(table, days.field === undefined ? [] : [days.field]);
    const columns = catalog.columns(table);
    const sql = `SELECT ${listed(columns)} FROM ${quoted(dotted(table))} WHERE ${daysOf(days)}`;
    return { type: 'SELECT', reads: [{ table, columns, days: daysOf(days) }], columns: columns.map(nullable), sql };
  },
};

/** A number, of no table: whether jobs can be run at all. */
const NUMBER: Twin = {
  name: 'a number',
  statement: 'SELECT {value:number}',
  // A column without a name gets this one: https://cloud.google.com/bigquery/docs/reference/standard-sql/query-syntax#implicit_aliases
  plan: (holes) => ({ type: 'SELECT', reads: [], columns: [INTEGER('f0_')], sql: `SELECT ${holes.get('number', 'value')}` }),
};

/** Who sees all rows, or those of a team: names of teams have commas between them. */
const policy = (isOfTeam: boolean): Twin => ({
  name: `row access policy ${isOfTeam ? 'of a team' : 'of all rows'}`,
  statement: `
    CREATE OR REPLACE ROW ACCESS POLICY {policy:word}
    ON {table:table}
    GRANT TO ({grantees:texts})
    FILTER USING (${isOfTeam ? "{team:text} IN UNNEST(SPLIT({teams:name}, ', '))" : 'TRUE'})`,
  plan(holes, catalog) {
    const table = holes.get('table', 'table');
    const columns = catalog.some(table, isOfTeam ? [holes.get('name', 'teams')] : []);
    const team = (): string => `'${holes.get('text', 'team').replaceAll("'", "''")}'`;
    const filter = isOfTeam ? `${team()} IN (SELECT value FROM ${elementsOf(quoted(columns[0]?.name as string))})` : ALL_ROWS;
    const named = { name: holes.get('word', 'policy'), grantees: holes.get('texts', 'grantees'), filter };
    return { type: 'CREATE_ROW_ACCESS_POLICY', reads: [{ table, columns }], table, policy: named };
  },
});

/** Every statement that the sandbox understands. */
export const TWINS: readonly Twin[] = [
  MERGE,
  ...[true, false].flatMap((hasKey) => [true, false].map((hasMeasure) => counts(hasKey, hasMeasure))),
  ...[true, false].flatMap((some) => [true, false].map((first) => rows(some, first))),
  ROWS_OF_DAYS,
  ...READING_TWINS,
  NUMBER,
  ...VIEW_TWINS,
  policy(true),
  policy(false),
];
