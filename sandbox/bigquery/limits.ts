/** BigQuery's quotas and limits that matter here: https://cloud.google.com/bigquery/quotas. Tests make them small. */
export interface Limits {
  /** "Load jobs per day", failed ones included: `#load_jobs`. */
  readonly loadsOfProjectPerDay: number;
  /** "Table modifications per day" of a table without partitions, failed loads included: `#standard_tables`. */
  readonly changesOfTablePerDay: number;
  /** "Maximum rate of table metadata update operations per table", in 10 seconds: `#standard_tables`. */
  readonly updatesOfTableIn10s: number;
  /** The same of a partitioned table: `#partitioned_tables`. */
  readonly updatesOfPartitionedIn10s: number;
  /** "Number of partition modifications per column-partitioned table per day"; DML doesn't count. */
  readonly partitionChangesPerDay: number;
  readonly partitionsOfTable: number;
  /** "Number of partitions modified by a single job". */
  readonly partitionsOfJob: number;
  readonly columns: number;
  readonly columnName: number;
  readonly columnDescription: number;
  readonly tableDescription: number;
  /** Bytes of one line of newline-delimited JSON. */
  readonly rowBytes: number;
  /** Characters of a statement: `#query_jobs`. */
  readonly statement: number;
  /** Mutating DML statements that run together: https://cloud.google.com/bigquery/docs/data-manipulation-language#concurrent_jobs */
  readonly dmlRunning: number;
  /** Those that wait for them. */
  readonly dmlWaiting: number;
  /** Least bytes that a query is billed for, by table: https://cloud.google.com/bigquery/pricing#on_demand_pricing */
  readonly billedBytes: number;
  /** Bytes of a page of results: https://cloud.google.com/bigquery/docs/paging-results */
  readonly pageBytes: number;
}

/** Google's own limits. */
export const LIMITS: Limits = {
  loadsOfProjectPerDay: 100_000,
  changesOfTablePerDay: 1500,
  updatesOfTableIn10s: 5,
  updatesOfPartitionedIn10s: 50,
  partitionChangesPerDay: 30_000,
  partitionsOfTable: 10_000,
  partitionsOfJob: 4000,
  columns: 10_000,
  columnName: 300,
  columnDescription: 1024,
  tableDescription: 16_384,
  rowBytes: 100 * 1024 * 1024,
  statement: 1024 * 1024,
  dmlRunning: 2,
  dmlWaiting: 20,
  billedBytes: 10 * 1024 * 1024,
  pageBytes: 10 * 1024 * 1024,
};

/** A clustered table has up to four such columns: https://cloud.google.com/bigquery/docs/clustered-tables#limitations */
export const MOST_CLUSTERING_FIELDS = 4;
