import { quoted } from './engine';
import type { Catalog, Twin } from './plan';
import { dotted, type TableName } from './references';
import { Refused } from './refused';
import type { Column, ColumnType } from './schema';
import { type Holes, match, type Output } from './statement';

/** An expression in the engine's SQL, its type, and the columns that it reads. */
interface Twinned {
  readonly sql: string;
  readonly type: ColumnType;
  readonly reads: readonly Column[];
}

/** Finds a column of the view's table. */
type Named = (name: string) => Column;

/** An expression that ships, and its twin. */
interface ExpressionTwin {
  readonly expression: string;
  readonly twin: (holes: Holes, column: Named) => Twinned;
}

const one = (expression: string, type: ColumnType | undefined, sqlOf: (name: string, holes: Holes) => string): ExpressionTwin => ({
  expression,
  twin(holes, column) {
    const field = column(holes.get('name', 'field'));
    return { sql: sqlOf(quoted(field.name), holes), type: type ?? field.type, reads: [field] };
  },
});

const isAtLeast = (field: string, holes: Holes): string => `${field} >= ${holes.get('number', 'least')}`;
const countIf = (condition: string): string => `count(CASE WHEN ${condition} THEN 1 END)`;

/** Who it is, by ID where there is one. */
const people = (expression: string, sqlOf: (id: string, user: string) => string, fields: readonly ('id' | 'user')[]): ExpressionTwin => ({
  expression: `COUNT(DISTINCT ${expression})`,
  twin(holes, column) {
    const reads = fields.map((field) => column(holes.get('name', field)));
    const [id = '', user = id] = reads.map(({ name }) => quoted(name));
    return { sql: `count(DISTINCT ${sqlOf(id, user)})`, type: 'INTEGER', reads };
  },
});

const EXPRESSIONS: readonly ExpressionTwin[] = [
  one('{field:name}', undefined, (field) => field),
  // A whole number by a whole number is a FLOAT64 in GoogleSQL.
  one('{field:name} / 3600', 'FLOAT', (field) => `CAST(${field} AS REAL) / 3600`),
  one('{field:name} >= {least:number}', 'BOOLEAN', isAtLeast),
  // The Monday on or before a day.
  one('DATE_TRUNC({field:name}, ISOWEEK)', 'DATE', (field) => `date(${field}, '-6 days', 'weekday 1')`),
  { expression: "NULLIF(team_name, '')", twin: () => ({ sql: "nullif(team.value, '')", type: 'STRING', reads: [] }) },
  { expression: 'COUNT(*)', twin: () => ({ sql: 'count(*)', type: 'INTEGER', reads: [] }) },
  people('{user:name}', (user) => user, ['user']),
  people('CAST({id:name} AS STRING)', (id) => id, ['id']),
  people('COALESCE(CAST({id:name} AS STRING), {user:name})', (id, user) => `coalesce(CAST(${id} AS TEXT), ${user})`, ['id', 'user']),
  one('COUNTIF({field:name} >= {least:number})', 'INTEGER', (field, holes) => countIf(isAtLeast(field, holes))),
  one('SUM({field:name}) / 3600', 'FLOAT', (field) => `CAST(sum(${field}) AS REAL) / 3600`),
  {
    expression: 'SAFE_DIVIDE(SUM(IF({field:name} >= {least:number}, {metric:name}, 0)), COUNTIF({field:name} >= {least:number})) / 3600',
    twin(holes, column) {
      const reads = [column(holes.get('name', 'field')), column(holes.get('name', 'metric'))] as const;
      const active = isAtLeast(quoted(reads[0].name), holes);
      return { sql: `CAST(sum(iif(${active}, ${quoted(reads[1].name)}, 0)) AS REAL) / ${countIf(active)} / 3600`, type: 'FLOAT', reads };
    },
  },
];

function twinned({ expression }: Output, column: Named): Twinned {
  for (const { expression: template, twin } of EXPRESSIONS) {
    const found = match(template, expression);
    if ('holes' in found) return twin(found.holes, column);
  }
  throw new Refused('invalidQuery', `Syntax error: Unexpected "${expression}"`, { location: 'query' });
}

/** `UNNEST(SPLIT(x, ', '))`, with one element that is empty where there is no text. */
export const elementsOf = (field: string): string => `json_each('[' || replace(json_quote(${field}), ', ', '","') || ']')`;

/** A view: what it selects is looked up line by line. */
const view = (
  name: string,
  rest: string,
  fromOf: (table: string, holes: Holes, column: Named) => readonly [string, readonly Column[]],
): Twin => ({
  name: `view ${name}`,
  statement: `
    CREATE OR REPLACE VIEW {view:table}
    OPTIONS (description = {description:text}, labels = [{labels:labels}])
    AS SELECT{outputs:outputs}
    ${rest}`,
  plan(holes, catalog, statement) {
    const table = holes.get('table', 'table');
    const column = columnIn(catalog, table);
    const outputs = holes.get('outputs', 'outputs').map((output) => ({ ...output, ...twinned(output, column) }));
    const [from, more] = fromOf(quoted(dotted(table)), holes, column);
    const groups = rest.includes('GROUP BY') ? holes.get('names', 'groups') : [];
    const grouped = groups.map((group) => outputs.find((output) => output.name === group)?.sql ?? quoted(column(group).name));
    const selected = outputs.map((output) => `${output.sql} AS ${quoted(output.name)}`);
    const reads = new Map([...outputs.flatMap((output) => output.reads), ...more].map((read) => [read.name, read]));
    return {
      type: 'CREATE_VIEW',
      name: holes.get('table', 'view'),
      reads: [{ table, columns: [...reads.values()] }],
      description: holes.get('text', 'description'),
      labels: holes.get('labels', 'labels'),
      query: statement.slice(statement.indexOf('AS SELECT') + 'AS '.length),
      columns: outputs.map((output) => ({ name: output.name, type: output.type, mode: 'NULLABLE' })),
      sql: `SELECT ${selected.join(', ')} FROM ${from}${grouped.length === 0 ? '' : ` GROUP BY ${grouped.join(', ')}`}`,
    };
  },
});

const columnIn =
  (catalog: Catalog, table: TableName): Named =>
  (name) =>
    catalog.some(table, [name])[0] as Column;

/** The views, by what they select from. */
export const VIEW_TWINS: readonly Twin[] = [
  view('of rows', 'FROM {table:table}', (table) => [table, []]),
  view('of groups', 'FROM {table:table} GROUP BY {groups:names}', (table) => [table, []]),
  view(
    'of teams',
    "FROM {table:table}, UNNEST(SPLIT(COALESCE({teams:name}, ''), ', ')) AS team_name GROUP BY {groups:names}",
    (table, holes, column) => {
      const teams = column(holes.get('name', 'teams'));
      return [`${table}, ${elementsOf(`coalesce(${quoted(teams.name)}, '')`)} AS team`, [teams]];
    },
  ),
];
