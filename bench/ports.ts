import { Agent, request } from 'node:http';
import type { SavedConnection } from '../shared/api/connections/connection-store';
import type { FunctionPorts, Setting } from '../shared/functions/kept/session';
import type { HttpRequest, HttpResponse, Transport } from '../shared/ports';

/** A transport to the API on this machine that counts its round trips and its requests. */
export interface CountingTransport extends Transport {
  readonly counts: { roundTrips: number; requests: number };
}

/** @param address where the sandbox answers in place of ActivTrak's own address */
export function countingTransport(address: string): CountingTransport {
  const counts = { roundTrips: 0, requests: 0 };
  return {
    counts,
    send(requests) {
      counts.roundTrips += 1;
      counts.requests += requests.length;
      return Promise.all(requests.map((asked) => answerTo(address, asked)));
    },
  };
}

/** The server closes a connection that stood idle while figures were taken, so none is kept. */
const agent = new Agent({ keepAlive: false });

/** The answer of the API on this machine, whatever host the request names. */
export function answerTo(address: string, { url, headers }: HttpRequest): Promise<HttpResponse> {
  const target = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request(`${address}${target.pathname}${target.search}`, { headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: {}, body: Buffer.concat(chunks).toString('utf8') }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

export const BENCH_PLACE: Setting = { holder: 'your key', owner: 'you', zone: 'UTC' };

/** Ports of one spreadsheet: a cache and a lock that its cells share, and the key that they run on. */
export function benchPorts(transport: Transport, key: string, today: string): FunctionPorts {
  const connection: SavedConnection & { readonly version: 1 } = {
    version: 1,
    id: 'bench',
    key,
    baseUrl: 'https://api.activtrak.com',
    cells: { allowed: true, groups: [], users: [] },
    weekStart: 1,
  };
  const cached = new Map<string, string>();
  return {
    transport,
    clock: {
      now: () => Date.now(),
      sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
      today: () => today,
      wallTime: () => `${today}T12:00`,
    },
    budget: { spent: () => undefined },
    cache: {
      get: (keys) => keys.map((name) => cached.get(name)),
      put: (entries) => {
        for (const { key: name, value } of entries) cached.set(name, value);
      },
    },
    lock: oneAtATime(),
    diagnostics: { tell: () => undefined },
    secrets: { get: () => JSON.stringify(connection), set: () => undefined, remove: () => undefined, all: () => ({}) },
  };
}

/** A lock whose waiters come one after the other. */
function oneAtATime(): FunctionPorts['lock'] {
  let last: Promise<void> = Promise.resolve();
  return {
    async acquire() {
      const before = last;
      let release: () => void = () => undefined;
      last = new Promise((done) => {
        release = done;
      });
      await before;
      return release;
    },
  };
}
