import { checkBilling, checkProject } from './conditions';
import type { Outcome, Work } from './jobs';
import { merging } from './merge';
import type { PolicyPlan, SelectPlan, ViewPlan } from './plan';
import { bytesBilled, bytesRead, planned, tablesRead } from './planning';
import { dotted, referenceOf, spoken, type TableName, tableNameOf, undecorated } from './references';
import { Refused } from './refused';
import { type Identity, needInDataset, needOnTable } from './roles';
import { asSeenBy, hasPolicies, needAllRows } from './row-access';
import { changedColumns } from './schema';
import { addTable, changeTable, datasetOf, dropTable, isPartitioned, tableOf, type World } from './world';
import { countWrite, type Destination, destinationTable, type WriteDisposition, writeRows } from './write-rows';

/** `configuration.query`: https://cloud.google.com/bigquery/docs/reference/rest/v2/Job#JobConfigurationQuery */
export interface QueryConfiguration {
  readonly query?: string;
  readonly useLegacySql?: boolean;
  readonly maximumBytesBilled?: string;
  readonly destinationTable?: unknown;
  readonly writeDisposition?: WriteDisposition;
  readonly createDisposition?: string;
  readonly queryParameters?: readonly unknown[];
}

/** A statement, looked at before it becomes a job. */
export interface QueryWork extends Work {
  /** Bytes that it would read. */
  readonly bytes: number;
  readonly columns: SelectPlan['columns'];
  readonly statementType: string;
}

/**
 * Looks at a statement as Google does before it runs one.
 * @throws Refused of its words, of what it names, of who may read and write, of what it would cost
 */
export function queryWork(
  world: World,
  person: Identity,
  project: string,
  configuration: QueryConfiguration,
  location: string | undefined,
): QueryWork {
  const { query, useLegacySql = true, maximumBytesBilled, queryParameters = [] } = configuration;
  if (typeof query !== 'string' || query.trim() === '') throw new Refused('required', 'Required parameter is missing: query');
  if (useLegacySql) throw new Refused('notImplemented', 'The sandbox has no legacy SQL: send useLegacySql as false.');
  if (queryParameters.length > 0) throw new Refused('notImplemented', 'No statement of the sandbox has parameters.');
  const { plan, location: place } = planned(world, query, location);
  for (const name of tablesRead(world, plan.reads)) needToRead(world, person, name, place);
  if (plan.type === 'SELECT') checkFilters(world, plan.reads);
  const bytes = bytesRead(world, plan);
  const billed = bytesBilled(world, plan, bytes);
  if (maximumBytesBilled !== undefined && billed > Number(maximumBytesBilled)) {
    throw new Refused(
      'bytesBilledLimitExceeded',
      `Query exceeded limit for bytes billed: ${maximumBytesBilled}. ${billed} or higher required.`,
    );
  }
  const work = { kind: 'query', location: place, bytes, statementType: plan.type, columns: [] } as const;
  const done = (outcome: Partial<Outcome>, more: object = {}): Outcome => {
    const bytesText = { totalBytesProcessed: String(bytes), totalBytesBilled: String(billed) };
    const guarded = hasPolicies(world, plan.reads) ? { rowLevelSecurityStatistics: { rowLevelSecurityApplied: true } } : {};
    const statistics = {
      ...guarded,
      totalBytesProcessed: String(bytes),
      query: { ...bytesText, statementType: plan.type, cacheHit: false, ...more },
    };
    return { statistics, ...outcome };
  };
  switch (plan.type) {
    case 'SELECT': {
      const into = destinationOf(world, person, project, configuration);
      return { ...work, columns: plan.columns, run: () => done({ result: select(world, person, plan, into) }) };
    }
    case 'MERGE': {
      needOnTable(person, 'bigquery.tables.updateData', plan.target);
      needAllRows(world, person, plan.target);
      if (configuration.destinationTable !== undefined)
        throw new Refused('invalidQuery', 'Cannot set destination table in jobs with DML statements', { location: 'query' });
      const owner = world.projects.get(project);
      checkProject(owner, project);
      checkBilling(owner);
      return { ...work, mutates: spoken(plan.target), ...merging(world, plan, (more) => done({}, more)) };
    }
    case 'CREATE_VIEW':
      needInDataset(person, 'bigquery.tables.create', plan.name.project, plan.name.dataset);
      return { ...work, run: () => done({}, createView(world, plan)) };
    case 'CREATE_ROW_ACCESS_POLICY':
      needOnTable(person, 'bigquery.rowAccessPolicies.create', plan.table);
      return { ...work, run: () => done({}, createPolicy(world, plan)) };
    default:
      return plan satisfies never;
  }
}

/** A statement says it in words of its own: https://cloud.google.com/bigquery/docs/troubleshoot-permissions */
function needToRead(world: World, person: Identity, name: TableName, location: string): void {
  try {
    needOnTable(person, 'bigquery.tables.getData', name);
  } catch {
    const { table } = tableOf(world, name).name;
    const full = spoken({ ...name, table });
    throw new Refused(
      'accessDenied',
      `Access Denied: Table ${full}: User does not have permission to query table ${full}, or perhaps it does not exist in location ${location}.`,
    );
  }
}

/** "Require partition filter": https://cloud.google.com/bigquery/docs/querying-partitioned-tables#require_a_partition_filter_in_queries. What views read isn't looked at. */
function checkFilters(world: World, reads: SelectPlan['reads']): void {
  for (const { table, days } of reads) {
    const known = world.tables.get(dotted(table));
    if (!known?.needsFilter || days !== undefined) continue;
    throw new Refused(
      'invalidQuery',
      `Cannot query over table '${dotted(table)}' without a filter over column(s) '${known.layout.day}' that can be used for partition elimination`,
      { location: 'query' },
    );
  }
}

interface Into extends Destination {
  readonly createDisposition: string | undefined;
}

function destinationOf(world: World, person: Identity, project: string, configuration: QueryConfiguration): Into | undefined {
  if (configuration.destinationTable === undefined) return undefined;
  const { name, day } = undecorated(tableNameOf(configuration.destinationTable, project));
  datasetOf(world, name.project, name.dataset);
  needOnTable(person, 'bigquery.tables.updateData', name);
  const { createDisposition, writeDisposition: disposition = 'WRITE_EMPTY' } = configuration;
  destinationTable(world, name, createDisposition);
  return { name, ...(day === undefined ? {} : { day }), disposition, createDisposition };
}

function select(
  world: World,
  person: Identity,
  { reads, sql, values, columns }: SelectPlan,
  into: Into | undefined,
): Outcome['result'] & object {
  const rows = asSeenBy(world, person, reads, (engine) => engine.all(sql, values));
  if (!into) return { columns, rows };
  countWrite(world, into.name, 'query');
  const table = destinationTable(world, into.name, into.createDisposition);
  const isWhole = into.disposition === 'WRITE_TRUNCATE' && into.day === undefined;
  const names = new Set(columns.map(({ name }) => name.toLowerCase()));
  const left = (table?.columns ?? []).filter(({ name, mode }) => mode === 'NULLABLE' && !names.has(name.toLowerCase()));
  if (table && !isWhole) changedColumns(into.name, table.columns, [...columns, ...left], false);
  const to = table && !isWhole ? table.columns : columns;
  const places = to.map(({ name }) => columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase()));
  writeRows(
    world,
    into,
    { columns: to, layout: table?.layout ?? {} },
    rows.map((row) => places.map((place) => row[place] ?? null)),
  );
  return { columns, rows };
}

function createView(world: World, { name, query, columns, sql, reads, description, labels }: ViewPlan): object {
  world.quotas.update(name, false);
  const old = world.tables.get(dotted(name));
  if (old && !old.view) throw new Refused('invalid', `${spoken(name)} is not allowed for this operation because it is currently a TABLE.`);
  if (old) dropTable(world, old);
  world.engine.createView(dotted(name), sql);
  const view = { query, sql, reads: reads.map(({ table }) => table) };
  addTable(world, { name, columns, layout: {}, view, description, labels });
  return { ddlOperationPerformed: old ? 'REPLACE' : 'CREATE', ddlTargetTable: referenceOf(name) };
}

function createPolicy(world: World, { table: name, policy }: PolicyPlan): object {
  const table = tableOf(world, name);
  world.quotas.update(name, isPartitioned(table));
  const policies = [...table.policies.filter(({ name: other }) => other !== policy.name), policy];
  changeTable(world, table, { policies });
  const target = { projectId: name.project, datasetId: name.dataset, tableId: name.table, policyId: policy.name };
  return { ddlOperationPerformed: policies.length > table.policies.length ? 'CREATE' : 'REPLACE', ddlTargetRowAccessPolicy: target };
}
