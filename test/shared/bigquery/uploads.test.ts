import { UPLOAD_LOST } from '#words/bigquery';
import type { Fault } from '../../../sandbox/bigquery/conditions';
import { CHUNK_UNIT } from '../../../sandbox/bigquery/uploads';
import { bigQuery } from '../../../shared/bigquery/bigquery';
import type { HttpResponse } from '../../../shared/ports';
import { runSync } from '../../../shared/task';
import type { WarehouseRequest, WarehouseRow } from '../../../shared/warehouse/warehouse';
import { brokenConnection } from '../../doubles/scripted-transport';
import { dayAfter, inOrder, MARCH_31, SMALL_LOG, type SmallBigQuery, smallBigQuery, tableNamed } from './small-bigquery';

const TABLE = tableNamed('activity_log');
const DAYS = [{ from: MARCH_31, to: MARCH_31 }];

/** Letters of one byte to four, so that chunks are no matter of characters. */
const user = 'aä漢👩'.repeat(4_000);
const rows = (from: number, count: number): readonly WarehouseRow[] =>
  Array.from({ length: count }, (_, at) => ({ day: dayAfter(0), record_key: String(from + at), user: `${from + at} ${user}` }));
const BATCHES = [rows(0, 9), rows(9, 7), rows(16, 9)];
const LAST = rows(25, 2);

type Meddle = (request: WarehouseRequest, chunk: number, send: () => HttpResponse, bench: SmallBigQuery) => HttpResponse;
const letThrough: Meddle = (_request, _chunk, send) => send();

/** All batches staged and merged, where somebody meddles with requests. `chunk` counts those with `PUT`, from 1; it is 0 for others. */
function upload(meddle: Meddle = letThrough, batches = BATCHES, last = LAST) {
  const bench = smallBigQuery();
  let [chunks, ids] = [0, 0];
  const warehouse = bigQuery({
    transport: {
      send: (requests) =>
        requests.map((request) => {
          const send = (): HttpResponse => (bench.transport.send([request]) as readonly HttpResponse[])[0] as HttpResponse;
          if (request.method === 'PUT') chunks += 1;
          return meddle(request, request.method === 'PUT' ? chunks : 0, send, bench);
        }),
    },
    clock: bench.clock,
    newId: () => String(++ids),
    requestBytes: CHUNK_UNIT,
  });
  runSync(warehouse.ensure(TABLE, SMALL_LOG, 'r1'));
  let failure: unknown;
  try {
    for (const [at, batch] of batches.entries()) runSync(warehouse.stage(TABLE, SMALL_LOG, 'call', at, batch));
    runSync(warehouse.merge(TABLE, SMALL_LOG, 'call', DAYS, last));
  } catch (thrown) {
    failure = thrown;
  }
  const loaded = bench.service.requests();
  return { bench, failure, chunks, loads: loaded['POST upload jobs'], rows: () => inOrder(bench.rowsOf(TABLE)) };
}

const ALL = inOrder([...BATCHES.flat(), ...LAST]);
const CHUNKS = upload().chunks;

/** A fault at one chunk. */
const faultAt =
  (at: number, fault: Omit<Fault, 'requests'>): Meddle =>
  (_, chunk, send, { service }) => {
    if (chunk === at) service.fail({ requests: 'PUT /upload', ...fault });
    return send();
  };
const EACH = Array.from({ length: CHUNKS }, (_, at) => at + 1);
const backendError = { reason: 'backendError', message: '' } as const;

it('batches of any size are one load, and every letter is what it was', () => {
  const { failure, loads, rows, bench } = upload();
  expect([failure, loads, CHUNKS > 5]).toEqual([undefined, 1, true]);
  expect(rows()).toEqual(ALL);
  expect(bench.names()).toEqual(['activity_log']);
});

it('few records go in one request, with their job', () => {
  const { loads, chunks, rows } = upload(letThrough, [], LAST);
  expect([loads, chunks]).toEqual([1, 0]);
  expect(rows()).toEqual(inOrder(LAST));
});

it('a batch behind which nothing comes has its last row in the last chunk', () => {
  const { loads, rows } = upload(letThrough, [BATCHES[0] as readonly WarehouseRow[]], []);
  expect(loads).toBe(1);
  expect(rows()).toEqual(inOrder(BATCHES[0] as readonly WarehouseRow[]));
});

describe.each(EACH)('chunk %d', (at) => {
  const wholeAfter = (meddle: Meddle, loads = 1): void => {
    const done = upload(meddle);
    expect([done.failure, done.loads]).toEqual([undefined, loads]);
    expect(done.rows()).toEqual(ALL);
  };

  it('that fails for a reason that passes is sent again, and not twice where it came', () => {
    wholeAfter(faultAt(at, { error: backendError }));
    wholeAfter(faultAt(at, { effect: true, error: backendError }));
  });

  it('that is lost on its way, or whose answer is, is sent again, and not twice where it came', () => {
    wholeAfter((_, chunk, send) => (chunk === at ? brokenConnection : send()));
    wholeAfter((_, chunk, send) => {
      const answer = send();
      return chunk === at ? brokenConnection : answer;
    });
  });

  it('of which a part is stored goes on behind that, with an answer or without one', () => {
    wholeAfter(faultAt(at, { stores: 40 }));
    wholeAfter(faultAt(at, { effect: true, stores: 40, error: backendError }));
  });

  it('whose answer says nothing of what is stored has its session asked', () => {
    wholeAfter((_, chunk, send) => {
      const { headers, ...answer } = send();
      const { range: _range, ...others } = headers;
      return { ...answer, headers: chunk === at ? others : headers };
    });
  });

  it.each(['notFound', 'gone'] as const)('that finds its session %s has the rows sent from their beginning', (reason) => {
    const { failure, loads, rows, bench } = upload(faultAt(at, { error: { reason, message: '' } }));
    if (at === 1) {
      // Nothing is sent yet that isn't at hand, so that each piece becomes a load.
      expect([failure, loads]).toEqual([undefined, CHUNKS + 1]);
      expect(rows()).toEqual(ALL);
      return;
    }
    expect(failure).toMatchObject({ code: 'server', message: UPLOAD_LOST, retryable: true });
    expect(bench.rowsOf(TABLE)).toEqual([]);
  });
});

it.each(['notFound', 'gone', 'duplicate'] as const)('a last chunk whose session is %s by its answer has become a job', (reason) => {
  const { failure, loads, rows } = upload(faultAt(CHUNKS, { effect: true, error: { reason, message: '' } }));
  expect([failure, loads]).toEqual([undefined, 1]);
  expect(rows()).toEqual(ALL);
});

it('a chunk of which the first byte of a letter is the last that is stored can’t go on', () => {
  const cut = (request: WarehouseRequest): number =>
    Buffer.byteLength((request.body ?? '').slice(0, (request.body ?? '').indexOf('漢'))) + 1;
  const { failure, rows, bench } = upload((request, chunk, send, { service }) => {
    if (chunk === 2) service.fail({ requests: 'PUT /upload', stores: cut(request) });
    return send();
  });
  expect(failure).toMatchObject({ message: UPLOAD_LOST, retryable: true });
  expect([rows(), bench.rowsOf(TABLE)]).toEqual([[], []]);
});

it('an answer that all is done, in the middle of it, is none', () => {
  const { failure, bench } = upload((_, chunk, send) => ({ ...send(), ...(chunk === 3 && { status: 200 }) }));
  expect(failure).toMatchObject({ message: UPLOAD_LOST });
  expect(bench.rowsOf(TABLE)).toEqual([]);
});

it('a server that fails for good is given up', () => {
  const { failure } = upload(faultAt(3, { times: 99, error: backendError }));
  expect(failure).toMatchObject({ code: 'server', retryable: true });
});

it('a job that fails once all is there can’t begin again, and says so', () => {
  const { failure, bench } = upload((_, chunk, send, { service }) => {
    if (chunk === 1) service.failJob({ kind: 'load', error: backendError });
    return send();
  });
  expect(failure).toMatchObject({ code: 'server', retryable: true });
  expect(bench.rowsOf(TABLE)).toEqual([]);
});

it.each([
  ['gives no address', { headers: {} }],
  ['gives one that is none of uploads', { headers: { location: 'https://elsewhere.example/?upload_id=1' } }],
])('a service that %s has each piece as a load of its own', (_, change) => {
  const { failure, loads, chunks, rows } = upload((request, _chunk, send) =>
    request.path.includes('uploadType=resumable') ? { ...send(), ...change } : send(),
  );
  expect([failure, chunks]).toEqual([undefined, 0]);
  expect(loads).toBeGreaterThan(CHUNKS);
  expect(rows()).toEqual(ALL);
});

it('sends a token to no other host than the service’s, by the path that it names', () => {
  const paths: string[] = [];
  upload((request, chunk, send) => {
    if (chunk > 0) paths.push(request.path);
    return send();
  });
  for (const path of paths)
    expect(path).toMatch(/^\/upload\/bigquery\/v2\/projects\/acme-analytics\/jobs\?uploadType=resumable&upload_id=/);
});

it.each(['before', 'after'] as const)(
  'a run that is killed %s any request of an upload and begins anew leaves the same table',
  (moment) => {
    for (let request = 1, isKilled = true; isKilled; request += 1) {
      const bench = smallBigQuery({ requestBytes: CHUNK_UNIT });
      let left = request;
      let ids = 0;
      const warehouse = (mortal: boolean) =>
        bigQuery({
          transport: {
            send: (requests) => {
              if (mortal) left -= 1;
              if (mortal && moment === 'before' && left === 0) throw new RangeError('killed');
              const answers = bench.transport.send(requests);
              if (mortal && left === 0) throw new RangeError('killed');
              return answers;
            },
          },
          clock: bench.clock,
          newId: () => `${mortal}${++ids}`,
          requestBytes: CHUNK_UNIT,
        });
      const run = (mortal: boolean, call: string): void => {
        const one = warehouse(mortal);
        runSync(one.ensure(TABLE, SMALL_LOG, 'r1'));
        for (const [at, batch] of BATCHES.entries()) runSync(one.stage(TABLE, SMALL_LOG, call, at, batch));
        runSync(one.merge(TABLE, SMALL_LOG, call, DAYS, LAST));
      };
      isKilled = false;
      try {
        run(true, 'killed');
      } catch (failure) {
        if (!(failure instanceof RangeError)) throw failure;
        isKilled = true;
        run(false, request % 2 === 0 ? 'killed' : 'another');
      }
      expect(inOrder(bench.rowsOf(TABLE))).toEqual(ALL);
      bench.service.close();
      expect(isKilled || request > CHUNKS + 5).toBe(true);
    }
  },
);
