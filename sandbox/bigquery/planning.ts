import type { Catalog, Plan, Read } from './plan';
import { datasetKey, dotted, spoken, type TableName } from './references';
import { Refused } from './refused';
import type { Column } from './schema';
import { type Match, match, placeIn } from './statement';
import { TWINS } from './twins';
import { datasetOf, type World } from './world';

/**
 * What a statement comes to.
 * @param location where it runs: what lies elsewhere is not found
 * @throws Refused `invalidQuery` of a statement that no twin has, `notFound` of what it names
 */
export function planned(world: World, statement: string, location: string | undefined): { readonly plan: Plan; readonly location: string } {
  if (statement.length > world.limits.statement) throw new Refused('invalidQuery', 'The query is too large.', { location: 'query' });
  let fitsTo = 0;
  for (const twin of TWINS) {
    const found: Match = match(twin.statement, statement);
    if (!('holes' in found)) {
      fitsTo = Math.max(fitsTo, found.fitsTo);
      continue;
    }
    let place = location;
    const catalog = catalogIn(
      world,
      statement,
      () => place,
      (known) => {
        place ??= known;
      },
    );
    const plan = twin.plan(found.holes, catalog, statement);
    return { plan, location: place ?? placeOfTarget(world, plan) };
  }
  const at = fitsTo + (/^\s*/.exec(statement.slice(fitsTo))?.[0].length ?? 0);
  const [word = ''] = statement.slice(at).split(/[\s(),]/, 1);
  const unexpected = word === '' ? 'Unexpected end of script' : `Unexpected "${word}"`;
  throw new Refused('invalidQuery', `Syntax error: ${unexpected} at ${placeIn(statement, at)}`, { location: 'query' });
}

const placeOfTarget = (world: World, plan: Plan): string =>
  plan.type === 'CREATE_VIEW' ? datasetOf(world, plan.name.project, plan.name.dataset).location : 'US';

function catalogIn(world: World, statement: string, place: () => string | undefined, learn: (location: string) => void): Catalog {
  const columns = (name: TableName): readonly Column[] => {
    const dataset = world.datasets.get(datasetKey(name.project, name.dataset));
    if (dataset) learn(dataset.location);
    // A data set of another region isn't there for a job: https://cloud.google.com/bigquery/docs/locations#specify_locations
    const at = place() ?? 'US';
    if (dataset?.location !== at)
      throw new Refused('notFound', `Not found: Dataset ${datasetKey(name.project, name.dataset)} was not found in location ${at}`);
    const table = world.tables.get(dotted(name));
    if (!table) throw new Refused('notFound', `Not found: Table ${spoken(name)} was not found in location ${at}`);
    return table.columns;
  };
  const unknown = (name: string): never => {
    const at = placeIn(statement, Math.max(0, statement.indexOf(name)));
    throw new Refused('invalidQuery', `Unrecognized name: ${name} at ${at}`, { location: 'query' });
  };
  return {
    columns,
    unknown,
    some(table, names) {
      const known = columns(table);
      return names.map((name) => known.find((column) => column.name.toLowerCase() === name.toLowerCase()) ?? unknown(name));
    },
  };
}

/** What is read in the end: a view reads tables. */
export const tablesRead = ({ tables }: World, reads: readonly Read[]): readonly TableName[] => {
  const seen = new Map<string, TableName>();
  const visit = (name: TableName): void => {
    if (seen.has(dotted(name))) return;
    seen.set(dotted(name), name);
    for (const inner of tables.get(dotted(name))?.view?.reads ?? []) visit(inner);
  };
  for (const { table } of reads) visit(table);
  return [...seen.values()];
};

/** Bytes that a statement reads: all of the columns that it names, in the partitions that it keeps to. */
export function bytesRead(world: World, { reads }: Plan): number {
  return reads.reduce((sum, { table, columns, days }) => {
    const known = world.tables.get(dotted(table));
    if (!known?.view)
      return (
        sum +
        world.engine.bytes(
          dotted(table),
          columns,
          known?.layout.day === undefined || days === undefined ? undefined : { sql: days, values: [] },
        )
      );
    const inner = tablesRead(world, [{ table, columns }]).flatMap((name) => world.tables.get(dotted(name)) ?? []);
    return sum + inner.reduce((all, one) => (one.view ? all : all + world.sizes.bytes(one)), 0);
  }, 0);
}

/** At least 10 MB for each table, in whole MB: https://cloud.google.com/bigquery/pricing#on_demand_pricing */
export function bytesBilled(world: World, plan: Plan, processed: number): number {
  if (plan.type === 'CREATE_VIEW' || plan.type === 'CREATE_ROW_ACCESS_POLICY') return 0;
  const MB = 1024 * 1024;
  return Math.max(world.limits.billedBytes * plan.reads.length, Math.ceil(processed / MB) * MB);
}
