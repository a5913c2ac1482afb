import { type BigQueryOptions, type BigQueryService, bigQueryService } from '../../../sandbox/bigquery/service';

/** A request's answer with its body read. */
export interface Told {
  readonly status: number;
  readonly tookMs: number;
  readonly headers: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: a body is whatever Google's pages say
  readonly body: any;
}

const PROJECT = 'acme-analytics';
export const HERE = `/bigquery/v2/projects/${PROJECT}`;
const OWNER = 'token-of-olga';

/** BigQuery with a data set in the EU, a clock that is moved by hand, and short ways to ask. */
export interface SmallWarehouse {
  readonly service: BigQueryService;
  ask(method: string, path: string, body?: unknown, token?: string, headers?: Readonly<Record<string, string>>): Told;
  /** Sends a load and gives the job's ID. */
  load(table: string, rows: readonly unknown[], how?: Readonly<Record<string, unknown>>, token?: string): Told;
  /** A load's job when it is done. */
  loaded(table: string, rows: readonly unknown[], how?: Readonly<Record<string, unknown>>): Told['body'];
  query(statement: string, more?: Readonly<Record<string, unknown>>, token?: string): Told;
  pass(ms: number): void;
}

export const TABLE = '`acme-analytics.activtrak.activity_log`';

/** A log as it ships, made small. */
export const LOG = {
  tableReference: { projectId: PROJECT, datasetId: 'activtrak', tableId: 'activity_log' },
  description: 'The activity log.',
  labels: { live_data_report: 'r1' },
  schema: {
    fields: [
      { name: 'record_key', type: 'STRING', mode: 'NULLABLE', description: 'Which record it is.' },
      { name: 'day', type: 'DATE' },
      { name: 'time', type: 'DATETIME' },
      { name: 'time_utc', type: 'TIMESTAMP' },
      { name: 'user', type: 'STRING' },
      { name: 'log_id', type: 'INT64' },
      { name: 'share', type: 'FLOAT64' },
      { name: 'closed', type: 'BOOL' },
    ],
  },
  timePartitioning: { type: 'DAY', field: 'day' },
  clustering: { fields: ['user'] },
};

/** The latest few. An engine takes memory that its process keeps, so those before are closed. */
const OPEN: BigQueryService[] = [];
const MOST_OPEN = 3;

const NOON = Date.UTC(2026, 2, 31, 12);

export function smallWarehouse(options: Partial<BigQueryOptions> = {}): SmallWarehouse {
  let time = NOON;
  const service = bigQueryService({
    people: { [OWNER]: { email: 'olga@acme.example', grants: [{ role: 'admin', project: PROJECT }] } },
    projects: [PROJECT],
    now: () => time,
    ...options,
  });
  OPEN.push(service);
  if (OPEN.length > MOST_OPEN) OPEN.shift()?.close();
  const ask: SmallWarehouse['ask'] = (method, path, body, token = OWNER, headers = {}) => {
    const {
      status,
      tookMs,
      headers: sent,
      body: text,
    } = service.handle({
      method,
      path,
      headers: { Authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status, tookMs, headers: sent, body: text === '' ? undefined : JSON.parse(text) };
  };
  const load: SmallWarehouse['load'] = (table, rows, { jobReference, ...how } = {}, token) => {
    const destinationTable = { projectId: PROJECT, datasetId: 'activtrak', tableId: table };
    const configuration = { load: { destinationTable, sourceFormat: 'NEWLINE_DELIMITED_JSON', ...how } };
    const media = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
    const parts = [
      `--b\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n${JSON.stringify({ configuration, jobReference })}\r\n`,
      `--b\r\nContent-Type: application/octet-stream\r\n\r\n${media}\r\n--b--\r\n`,
    ];
    return ask('POST', `/upload${HERE}/jobs?uploadType=multipart`, parts.join(''), token, {
      'content-type': 'multipart/related; boundary=b',
    });
  };
  const pass = (ms: number): void => {
    time += ms;
  };
  ask('POST', `${HERE}/datasets`, { datasetReference: { datasetId: 'activtrak' }, location: 'EU' });
  return {
    service,
    ask,
    load,
    loaded(table, rows, how) {
      const { status, body } = load(table, rows, how);
      if (status !== 200) throw new Error(JSON.stringify(body));
      pass(60_000);
      return ask('GET', `${HERE}/jobs/${body.jobReference.jobId}?location=EU`).body;
    },
    query: (statement, more = {}, token) => ask('POST', `${HERE}/queries`, { query: statement, useLegacySql: false, ...more }, token),
    pass,
  };
}

/** The rows of an answer, as texts. */
export const rowsOf = ({ body }: Told): readonly (readonly (string | null)[])[] =>
  (body.rows ?? []).map(({ f }: { readonly f: readonly { readonly v: string | null }[] }) => f.map(({ v }) => v));
