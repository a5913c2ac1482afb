import { type Engine, quoted } from './engine';
import { ALL_ROWS, type Read } from './plan';
import { tablesRead } from './planning';
import { dotted, spoken, type TableName } from './references';
import { Refused } from './refused';
import type { Identity } from './roles';
import type { RowPolicy, Table, World } from './world';

const isGranted = ({ email, groups = [] }: Identity, { grantees }: RowPolicy): boolean =>
  grantees.some(
    (grantee) =>
      grantee === `user:${email}` || grantee === `domain:${email.split('@')[1]}` || groups.some((group) => grantee === `group:${group}`),
  );

/**
 * Which rows a person sees, in the engine's SQL; `undefined` is all of them. "If a table has policies, whoever is in none of them sees no row":
 * https://cloud.google.com/bigquery/docs/row-level-security-intro#how_row-level_security_works
 */
function visibleRows({ policies }: Table, person: Identity): string | undefined {
  if (policies.length === 0) return undefined;
  const filters = policies.filter((policy) => isGranted(person, policy)).map(({ filter }) => filter);
  return filters.includes(ALL_ROWS) ? undefined : filters.length === 0 ? '0' : filters.map((filter) => `(${filter})`).join(' OR ');
}

/**
 * Whether a statement reads a table with policies, whoever asks: https://cloud.google.com/bigquery/docs/managing-row-level-security#query-policy, "Job
 * statistics".
 */
export const hasPolicies = (world: World, reads: readonly Read[]): boolean =>
  tablesRead(world, reads).some((name) => (world.tables.get(dotted(name))?.policies.length ?? 0) > 0);

/**
 * "To execute a DML statement that updates a table that has row-level access policies, you need TRUE filter access":
 * https://cloud.google.com/bigquery/docs/using-row-level-security-with-features#dml
 * @throws Refused `accessDenied`, in words of this sandbox: Google documents none
 */
export function needAllRows({ tables }: World, person: Identity, name: TableName): void {
  const table = tables.get(dotted(name));
  if (!table || visibleRows(table, person) === undefined) return;
  const full = spoken(name);
  throw new Refused('accessDenied', `Access Denied: Table ${full}: DML over a table with row access policies needs a TRUE filter.`);
}

/**
 * Runs a statement that reads, with what a person may see of each table: views of the engine stand before the tables for as long as it takes. A view of
 * BigQuery's reads its tables in the name of whoever asks.
 */
export function asSeenBy<T>(world: World, person: Identity, reads: readonly Read[], run: (engine: Engine) => T): T {
  const { engine } = world;
  const read = tablesRead(world, reads).flatMap((name) => world.tables.get(dotted(name)) ?? []);
  const filters = new Map(read.flatMap((table) => (table.view ? [] : [[table, visibleRows(table, person)] as const])));
  const limited = [...filters].flatMap(([{ name }, filter]) => (filter === undefined ? [] : [[dotted(name), filter] as const]));
  if (limited.length === 0) return run(engine);
  const before = [
    ...limited.map(([name, filter]) => [name, `SELECT * FROM main.${quoted(name)} WHERE ${filter}`] as const),
    ...read.flatMap(({ name, view }) => (view ? [[dotted(name), view.sql] as const] : [])),
  ];
  for (const [name, select] of before) engine.run(`CREATE TEMP VIEW ${quoted(name)} AS ${select}`);
  try {
    return run(engine);
  } finally {
    for (const [name] of before) engine.run(`DROP VIEW temp.${quoted(name)}`);
  }
}
