import type { HttpResponse } from '../../shared/ports';
import type { Sync } from '../../shared/task';
import type { WarehouseRequest, WarehouseTransport } from '../../shared/warehouse/warehouse';
import type { GoogleCosts } from './costs';
import type { VirtualTime } from './virtual-time';

/** What was asked of BigQuery, and what its tables have by that. */
export interface TableFigures {
  requests: number;
  loads: number;
  merges: number;
  rows: number;
  bytes: number;
  /** The largest request. */
  largest: number;
}

/** A load or a statement is over when it is looked at for the second time. Assumed: BigQuery publishes no figures. */
const LOOKS = 2;

/**
 * BigQuery as far as its answers and its time go: it counts the lines that are loaded, and takes each of them for another record. Requests of a list go side by
 * side, each at the rate of responses.
 * @param look called at each list of requests
 */
export function tableService(
  time: VirtualTime,
  costs: GoogleCosts,
  look: () => void = () => undefined,
): Sync<WarehouseTransport> & { readonly figures: TableFigures } {
  const figures: TableFigures = { requests: 0, loads: 0, merges: 0, rows: 0, bytes: 0, largest: 0 };
  const looks = new Map<string, number>();
  let waiting = 0;
  let merged = 0;
  let made: object | undefined;

  function answer({ method, path, headers = {}, body = '' }: WarehouseRequest): HttpResponse {
    figures.requests += 1;
    figures.bytes += body.length;
    figures.largest = Math.max(figures.largest, body.length);
    if (method === 'PUT') {
      const [, to = '', total] = /-(\d+)\/(\d+)?/.exec(headers['Content-Range'] ?? '') ?? [];
      waiting += linesIn(`\n${body}`);
      return total === undefined ? { status: 308, headers: { range: `bytes=0-${to}` }, body: '' } : job(path);
    }
    if (path.startsWith('/upload/')) {
      figures.loads += 1;
      const location = `https://bigquery.googleapis.com${path}&upload_id=${figures.loads}`;
      if (path.endsWith('=resumable')) return { ...ok({}), headers: { location } };
      // One of these is the description of the job.
      const lines = linesIn(body) - 1;
      if (isOfDay(body)) figures.rows += lines;
      else waiting += lines;
      return job(idIn(body));
    }
    if (path.includes('/jobs/')) return job(/\/jobs\/([^?]+)/.exec(path)?.[1] ?? '');
    if (path.endsWith('/jobs')) {
      figures.merges += 1;
      [merged, waiting] = [waiting, 0];
      figures.rows += merged;
      return job(idIn(body));
    }
    if (path.endsWith('/queries')) return ok({ jobComplete: true, schema: { fields: [] }, rows: [], totalBytesProcessed: '0' });
    if (path.includes('_staging_')) return ok({ numRows: String(waiting) });
    if (path.endsWith('/tables') && !body.includes('_staging_')) made = JSON.parse(body) as object;
    if (method === 'GET' && path.includes('/tables/') && made === undefined) return { ...ok({}), status: 404 };
    return ok({ ...made, numRows: String(figures.rows) });
  }

  function job(id: string): HttpResponse {
    const seen = (looks.get(id) ?? 0) + 1;
    looks.set(id, seen);
    const state = seen >= LOOKS ? 'DONE' : 'RUNNING';
    const dmlStats = { insertedRowCount: String(merged), updatedRowCount: '0' };
    return ok({ jobReference: { jobId: id }, status: { state }, statistics: { query: { dmlStats } } });
  }

  return {
    figures,
    send(requests) {
      time.aside(look);
      const answers = time.aside(() => requests.map(answer));
      time.spend(Math.max(...requests.map(({ body = '' }) => costs.response + body.length / costs.bytesPerMs)));
      return answers;
    },
  };
}

/** Whether a load takes the place of a day. */
const isOfDay = (body: string): boolean => body.slice(0, 1000).includes('WRITE_TRUNCATE');

/** A copy, which doesn't keep all of the request in memory. */
const idIn = (body: string): string => Buffer.from(/"jobId":"([^"]+)"/.exec(body)?.[1] ?? '').toString();

const ok = (body: unknown): HttpResponse => ({ status: 200, headers: {}, body: JSON.stringify(body) });

/** Lines that begin with a brace. */
function linesIn(body: string): number {
  let count = 0;
  for (let at = body.indexOf('\n{'); at !== -1; at = body.indexOf('\n{', at + 2)) count += 1;
  return count;
}
