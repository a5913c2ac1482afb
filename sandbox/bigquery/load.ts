import type { Outcome, Work } from './jobs';
import { readRows } from './ndjson';
import { datasetKey, type TableName, tableNameOf, undecorated } from './references';
import { Refused } from './refused';
import { type Identity, needInDataset, needOnTable } from './roles';
import { type Column, changedColumns, columnsOf, type Layout, layoutOf } from './schema';
import { datasetOf, type Table, type World } from './world';
import { countWrite, destinationTable, type WriteDisposition, writeRows } from './write-rows';

/** `configuration.load`: https://cloud.google.com/bigquery/docs/reference/rest/v2/Job#JobConfigurationLoad */
interface LoadConfiguration {
  readonly destinationTable?: unknown;
  readonly schema?: unknown;
  readonly sourceFormat?: string;
  readonly sourceUris?: unknown;
  readonly autodetect?: boolean;
  readonly writeDisposition?: WriteDisposition;
  readonly createDisposition?: string;
  readonly schemaUpdateOptions?: readonly string[];
  readonly ignoreUnknownValues?: boolean;
  readonly maxBadRecords?: number;
  readonly timePartitioning?: unknown;
  readonly clustering?: unknown;
}

/**
 * A load, looked at before it becomes a job.
 * @throws Refused of what Google refuses at once: no such data set, no right to write, a schema that doesn't fit
 */
export function loadWork(
  world: World,
  person: Identity,
  project: string,
  configuration: LoadConfiguration,
  media: string,
  asked: string | undefined,
): Work {
  const { sourceFormat, sourceUris, autodetect, writeDisposition = 'WRITE_APPEND', createDisposition } = configuration;
  if (sourceFormat !== 'NEWLINE_DELIMITED_JSON') throw new Refused('notImplemented', `The sandbox doesn't load ${sourceFormat ?? 'CSV'}.`);
  if (sourceUris !== undefined) throw new Refused('invalid', 'Source URIs must not be specified for a load with media.');
  const { name, day } = undecorated(tableNameOf(configuration.destinationTable, project));
  const { location } = datasetOf(world, name.project, name.dataset);
  if (asked !== undefined && asked !== location) {
    throw new Refused('notFound', `Not found: Dataset ${datasetKey(name.project, name.dataset)} was not found in location ${asked}`);
  }
  needOnTable(person, 'bigquery.tables.updateData', name);
  const existing = destinationTable(world, name, createDisposition);
  if (!existing) needInDataset(person, 'bigquery.tables.create', name.project, name.dataset);
  if (autodetect === true && configuration.schema === undefined && !existing) {
    throw new Refused('notImplemented', "The sandbox doesn't detect schemas.");
  }
  // Looked at now for its refusal, and again when the job runs.
  columnsFor(world, name, day, existing, configuration);
  return {
    kind: 'load',
    location,
    run: () => {
      countWrite(world, name, 'load');
      const table = destinationTable(world, name, createDisposition);
      const { columns, layout } = columnsFor(world, name, day, table, configuration);
      const leniency = { ignoreUnknownValues: configuration.ignoreUnknownValues === true, maxBadRecords: configuration.maxBadRecords ?? 0 };
      const { rows, errors, bad } = readRows(media, columns, world.limits, leniency);
      const [tooMany] = bad > leniency.maxBadRecords ? errors : [];
      if (tooMany) return { error: tooMany, errors, statistics: {} };
      writeRows(world, { name, disposition: writeDisposition, ...(day === undefined ? {} : { day }) }, { columns, layout }, rows);
      return { errors, statistics: statistics(media, rows.length, bad) };
    },
  };
}

const statistics = (media: string, rows: number, bad: number): Outcome['statistics'] => {
  const bytes = String(Buffer.byteLength(media));
  return { load: { inputFiles: '1', inputFileBytes: bytes, outputRows: String(rows), outputBytes: bytes, badRecords: String(bad) } };
};

function columnsFor(
  world: World,
  name: TableName,
  day: string | undefined,
  table: Table | undefined,
  configuration: LoadConfiguration,
): { readonly columns: readonly Column[]; readonly layout: Layout } {
  const given = configuration.schema === undefined ? undefined : columnsOf(configuration.schema, world.limits);
  const adds = configuration.schemaUpdateOptions?.includes('ALLOW_FIELD_ADDITION') === true;
  if (!table) {
    if (!given) throw new Refused('invalid', `No schema specified on job or table.`);
    const { timePartitioning, clustering } = configuration;
    return { columns: given, layout: layoutOf({ timePartitioning, clustering }, given) };
  }
  const { columns: old, layout } = table;
  if (!given) return { columns: old, layout };
  // Truncating a whole table writes its schema anew, but what cuts and orders it has to stay.
  if (configuration.writeDisposition === 'WRITE_TRUNCATE' && day === undefined)
    return { columns: given, layout: keptLayout(layout, given) };
  const names = new Set(given.map((column) => column.name.toLowerCase()));
  const left = old.filter(({ name: field, mode }) => mode === 'NULLABLE' && !names.has(field.toLowerCase()));
  const changed = changedColumns(name, old, [...given, ...left], adds);
  return { columns: [...old, ...changed.slice(old.length)], layout };
}

const keptLayout = ({ day, clustering }: Layout, columns: readonly Column[]): Layout => {
  const resource = {
    ...(day ? { timePartitioning: { type: 'DAY', field: day } } : {}),
    ...(clustering ? { clustering: { fields: clustering } } : {}),
  };
  return layoutOf(resource, columns);
};
