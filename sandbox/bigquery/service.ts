import { randomUUID } from 'node:crypto';
import { checkProject, type Fault, type JobFault, type Latency, NO_LATENCY, type Project, usualProject } from './conditions';
import { getDataset, insertDataset, patchDataset } from './datasets';
import { openEngine } from './engine';
import { type InspectedTable, inspectTables, type RowsPage, rowsPage } from './inspect';
import { cancelJob, getJob, getQueryResults, insertJob, insertUploaded, query } from './job-requests';
import { jobsOf } from './jobs';
import { LIMITS, type Limits } from './limits';
import { quotasBy } from './quotas';
import type { TableName } from './references';
import { Refused, refusalBody, statusOf } from './refused';
import type { Identity } from './roles';
import { sizesOf } from './sizes';
import { deleteTable, getTable, insertTable, listTables, patchTable } from './tables';
import { identityOf } from './tokens';
import { uploadsOf } from './uploads';
import { type BigQueryRequest, type BigQueryResponse, type Call, callOf, type Reply } from './wire';
import { expire, type World } from './world';

/** Who and what is there at the beginning. */
export interface BigQueryOptions {
  /** Who sends requests, by their tokens. A token of the playground's Apps Script finds its person by the address in it. */
  readonly people: Readonly<Record<string, Identity>>;
  /** IDs of projects that are there, with billing and with the API enabled. */
  readonly projects: readonly string[];
  /** Milliseconds since 1970. @default this machine's clock */
  readonly now?: () => number;
  readonly latency?: Partial<Latency>;
  readonly limits?: Partial<Limits>;
  /** Whether statements that run at the same moment don't see each other's rows. @default false: they run one after the other */
  readonly overlaps?: boolean;
  /** Called before a request has any effect, and after it had its effect; what it throws goes to the sender, as when a host dies. */
  readonly watch?: (moment: 'before' | 'after', request: BigQueryRequest) => void;
}

/** BigQuery on this machine. Nothing in it waits: answers say how long Google would have taken. */
export interface BigQueryService {
  handle(request: BigQueryRequest): BigQueryResponse;
  /** Tables and views, with their partitions. */
  inspect(): readonly InspectedTable[];
  /** Rows of a table or view, each value as people read it. */
  rows(table: TableName, from: number, most: number): RowsPage;
  /** Makes a project, or changes how it is set up. */
  setProject(id: string, change: Partial<Omit<Project, 'id'>>): void;
  /** Gives a person a token, or other roles. */
  setPerson(token: string, identity: Identity | undefined): void;
  setLatency(latency: Partial<Latency>): void;
  /** The next requests of a kind fail. */
  fail(fault: Fault): void;
  /** The next job of a kind fails. */
  failJob(fault: JobFault): void;
  /** How many requests came since the start, by method and what they were for: `POST jobs`, `GET tables`. */
  requests(): Readonly<Record<string, number>>;
  close(): void;
}

/** BigQuery's REST, the part that ships use, over an embedded engine. */
export function bigQueryService({
  people,
  projects,
  now = Date.now,
  latency,
  limits: fewer,
  overlaps = false,
  watch,
}: BigQueryOptions): BigQueryService {
  const limits = { ...LIMITS, ...fewer };
  const engine = openEngine();
  const world: World = {
    now,
    limits,
    engine,
    sizes: sizesOf(engine),
    quotas: quotasBy(limits, now),
    projects: new Map(projects.map((id) => [id, usualProject(id)])),
    people: new Map(Object.entries(people)),
    datasets: new Map(),
    tables: new Map(),
    overlaps,
    mutations: new Map(),
    conditions: { latency: { ...NO_LATENCY, ...latency } },
  };
  const jobs = jobsOf(world);
  const uploads = uploadsOf(world, (...upload) => insertUploaded(world, jobs, ...upload));
  const faults: { fault: Fault; left: number }[] = [];
  const counts = new Map<string, number>();

  function answer(request: BigQueryRequest, stores: number | undefined): Reply {
    const call = callOf(request);
    const person = identityOf(world, call);
    const [root, id, kind, ...rest] = call.parts;
    if (root !== 'projects' || id === undefined || kind === undefined) throw nothingThere();
    checkProject(world.projects.get(id), id);
    return route(call, call.upload, person, id, kind, rest, stores);
  }

  function route(
    call: Call,
    upload: boolean,
    person: Identity,
    project: string,
    kind: string,
    rest: readonly string[],
    stores: number | undefined,
  ): Reply {
    const [first, tables, table, ...more] = rest;
    const at = `${call.method} ${upload ? 'upload ' : ''}${kind}${rest.map((_, index) => (index === 1 ? `/${tables}` : '/_')).join('')}`;
    counts.set(at, (counts.get(at) ?? 0) + 1);
    if (more.length > 0) throw nothingThere();
    const name: TableName = { project, dataset: first ?? '', table: table ?? '' };
    switch (at) {
      case 'POST datasets':
        return insertDataset(world, person, project, call);
      case 'GET datasets/_':
        return getDataset(world, person, project, name.dataset);
      case 'PATCH datasets/_':
        return patchDataset(world, person, project, name.dataset, call);
      case 'GET datasets/_/tables':
        return listTables(world, person, project, name.dataset, call);
      case 'POST datasets/_/tables':
        return insertTable(world, person, project, name.dataset, call);
      case 'GET datasets/_/tables/_':
        return getTable(world, person, name);
      case 'PATCH datasets/_/tables/_':
        return patchTable(world, person, name, call);
      case 'DELETE datasets/_/tables/_':
        return deleteTable(world, person, name);
      case 'POST upload jobs':
        if (call.query.get('uploadType') === 'resumable') return uploads.begin(person, project, call);
        return insertJob(world, jobs, person, project, call, true);
      case 'PUT upload jobs':
        return uploads.put(person, project, call, stores);
      case 'POST jobs':
        return insertJob(world, jobs, person, project, call, false);
      case 'GET jobs/_':
        return getJob(world, jobs, person, project, first as string, call);
      case 'POST jobs/_/cancel':
        return cancelJob(world, jobs, person, project, first as string, call);
      case 'POST queries':
        return query(world, jobs, person, project, call);
      case 'GET queries/_':
        return getQueryResults(world, jobs, person, project, first as string, call);
      default:
        throw nothingThere();
    }
  }

  /** The fault that is planned for a request. */
  function faultOf({ method, path }: BigQueryRequest): Fault | undefined {
    const found = faults.find(({ fault }) => `${method.toUpperCase()} ${path}`.startsWith(fault.requests ?? ''));
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) faults.splice(faults.indexOf(found), 1);
    return found.fault;
  }

  return {
    handle(request) {
      watch?.('before', request);
      expire(world);
      jobs.settle();
      const fault = faultOf(request);
      const failing = fault?.error && new Refused(fault.error.reason, fault.error.message, fault.error);
      const { requestMs } = world.conditions.latency;
      let response: BigQueryResponse;
      try {
        if (failing && fault?.effect !== true) throw failing;
        const { resource, status = resource === undefined ? 204 : 200, headers = {}, tookMs = 0 } = answer(request, fault?.stores);
        if (failing) throw failing;
        response =
          resource === undefined
            ? { status, headers, body: '', tookMs: requestMs }
            : respond(status, JSON.stringify(resource), requestMs + tookMs);
      } catch (failure) {
        if (!(failure instanceof Refused)) throw failure;
        response = respond(statusOf(failure.proto), refusalBody(failure), requestMs);
      }
      watch?.('after', request);
      return response;
    },
    inspect() {
      expire(world);
      jobs.settle();
      return inspectTables(world);
    },
    rows: (table, from, most) => rowsPage(world, table, from, most),
    setProject: (id, change) => void world.projects.set(id, { ...(world.projects.get(id) ?? usualProject(id)), ...change }),
    setPerson: (token, identity) => void (identity ? world.people.set(token, identity) : world.people.delete(token)),
    setLatency(change) {
      world.conditions.latency = { ...world.conditions.latency, ...change };
    },
    fail: (fault) => void faults.push({ fault, left: fault.times ?? 1 }),
    failJob: ({ kind, error }) => jobs.failNext(kind, error),
    requests: () => Object.fromEntries(counts),
    close: () => engine.close(),
  };
}

const respond = (status: number, body: string, tookMs: number): BigQueryResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8', 'x-request-id': randomUUID() },
  body,
  tookMs,
});

const nothingThere = (): Refused => new Refused('notFound', 'Not Found');
