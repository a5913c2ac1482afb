import type { Limits } from './limits';
import { spoken, type TableName } from './references';
import { type ErrorProto, Refused } from './refused';

const DAY_MS = 86_400_000;
const TEN_SECONDS_MS = 10_000;
const MORE = 'For more information, see https://cloud.google.com/bigquery/docs/troubleshoot-quotas';

/** What writes rows: a load, a query with a destination, or a partition's deletion. */
export type WriteKind = 'load' | 'query' | 'deletion';

/** Counts what quotas count. They belong to names: a table that is dropped and made again has used what it used. */
export interface Quotas {
  /** Of `tables.insert`, `tables.patch` and DDL. @throws Refused `rateLimitExceeded` */
  update(table: TableName, partitioned: boolean): void;
  /** Of what changes a table's rows, but for DML, whether it fails or not. @throws Refused `quotaExceeded`, `rateLimitExceeded` */
  write(table: TableName, partitioned: boolean, by: WriteKind): void;
  /** Of partitions that a job is about to change beyond its first. @throws Refused `quotaExceeded` */
  partitions(table: TableName, count: number): void;
  /** Of DML, which counts for the rate without being held to it. */
  dml(table: TableName): void;
}

/** A window that slides: Google's daily quotas replenish little by little. */
export function quotasBy(limits: Limits, now: () => number): Quotas {
  const used = new Map<string, { readonly at: number; readonly count: number }[]>();
  const spend = (key: string, windowMs: number, most: number, count: number, refusal?: ErrorProto): void => {
    const inWindow = (used.get(key) ?? []).filter(({ at }) => at > now() - windowMs);
    const sum = inWindow.reduce((total, one) => total + one.count, 0);
    if (refusal && sum + count > most) throw new Refused(refusal.reason, refusal.message, refusal);
    used.set(key, [...inWindow, { at: now(), count }]);
  };
  const rate = (table: TableName, partitioned: boolean, isHeldToIt: boolean): void =>
    spend(
      `rate ${spoken(table)}`,
      TEN_SECONDS_MS,
      partitioned ? limits.updatesOfPartitionedIn10s : limits.updatesOfTableIn10s,
      1,
      isHeldToIt ? tooFast(partitioned) : undefined,
    );
  const partitions = (table: TableName, count: number): void =>
    spend(`partitions ${spoken(table)}`, DAY_MS, limits.partitionChangesPerDay, count, TOO_MANY_PARTITION_CHANGES);
  return {
    update: (table, partitioned) => rate(table, partitioned, true),
    write(table, partitioned, by) {
      if (by === 'load') spend(`loads ${table.project}`, DAY_MS, limits.loadsOfProjectPerDay, 1, TOO_MANY_LOADS);
      if (partitioned) partitions(table, 1);
      else spend(`changes ${spoken(table)}`, DAY_MS, limits.changesOfTablePerDay, 1, TOO_MANY_CHANGES);
      rate(table, partitioned, true);
    },
    partitions,
    dml: (table) => rate(table, false, false),
  };
}

const tooFast = (partitioned: boolean): ErrorProto => ({
  reason: 'rateLimitExceeded',
  location: 'table.write',
  message: `Exceeded rate limits: too many ${partitioned ? 'partitioned ' : ''}table update operations for this table. ${MORE}`,
});

const TOO_MANY_LOADS: ErrorProto = {
  reason: 'quotaExceeded',
  location: 'load_job',
  message: `Quota exceeded: Your project exceeded quota for imports per project. ${MORE}`,
};

const TOO_MANY_CHANGES: ErrorProto = {
  reason: 'quotaExceeded',
  location: 'load_job_per_table.long',
  message: `Quota exceeded: Your table exceeded quota for imports or query appends per table. ${MORE}`,
};

const TOO_MANY_PARTITION_CHANGES: ErrorProto = {
  reason: 'quotaExceeded',
  location: 'partition_modifications_per_column_partitioned_table.long',
  message: `Quota exceeded: Your table exceeded quota for Number of partition modifications to a column partitioned table. ${MORE}`,
};
