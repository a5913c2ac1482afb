import type { Limits } from './limits';
import { dotted, referenceOf, spoken } from './references';
import { Refused } from './refused';
import { datasetOf, isPartitioned, type Table, type World } from './world';

/** https://cloud.google.com/bigquery/docs/labels-intro#requirements */
export function checkLabels(labels: unknown = {}): Readonly<Record<string, string>> {
  for (const [key, value] of Object.entries(labels as Readonly<Record<string, unknown>>)) {
    if (!/^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u.test(key))
      throw new Refused('invalid', `Label key "${key}" has invalid characters.`);
    if (typeof value !== 'string' || !/^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u.test(value)) {
      throw new Refused('invalid', `Label value "${value}" has invalid characters.`);
    }
  }
  return labels as Readonly<Record<string, string>>;
}

/** A table's description. @throws Refused `invalid` of one that is too long */
export function describedWithin({ tableDescription }: Limits, given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined;
  if (given.length > tableDescription) {
    throw new Refused('invalid', `The description is too long. The maximum length is ${tableDescription} characters.`);
  }
  return given;
}

/** A table as answers write it: https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#Table. Whole numbers of 64 bits are texts. */
export function resourceOf(world: World, table: Table) {
  const { name, columns, layout, description, labels, created, modified, expires, partitionMs, needsFilter, view, version } = table;
  const rows = view ? undefined : world.engine.count(dotted(name));
  const bytes = rows === undefined ? undefined : world.sizes.bytes(table);
  return {
    kind: 'bigquery#table',
    etag: Buffer.from(`${spoken(name)} ${created} ${version}`).toString('base64'),
    id: spoken(name),
    selfLink: `https://bigquery.googleapis.com/bigquery/v2/projects/${name.project}/datasets/${name.dataset}/tables/${name.table}`,
    tableReference: referenceOf(name),
    type: view ? 'VIEW' : 'TABLE',
    location: datasetOf(world, name.project, name.dataset).location,
    creationTime: String(created),
    lastModifiedTime: String(modified),
    schema: { fields: columns.map(({ mode, ...column }) => ({ ...column, mode })) },
    ...(rows === undefined ? {} : { numRows: String(rows), numBytes: String(bytes), numLongTermBytes: '0' }),
    ...(description === undefined ? {} : { description }),
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
    ...(expires === undefined ? {} : { expirationTime: String(expires) }),
    ...(isPartitioned(table) ? { timePartitioning: partitioning(layout.day, partitionMs) } : {}),
    ...(needsFilter ? { requirePartitionFilter: true } : {}),
    ...(layout.clustering === undefined ? {} : { clustering: { fields: layout.clustering } }),
    ...(view === undefined ? {} : { view: { query: view.query, useLegacySql: false } }),
  };
}

const partitioning = (field: string | undefined, expirationMs: number | undefined): object => ({
  type: 'DAY',
  ...(field === undefined ? {} : { field }),
  ...(expirationMs === undefined ? {} : { expirationMs: String(expirationMs) }),
});
