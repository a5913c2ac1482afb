/**
 * The network for scripts in Node: it blocks this thread while a worker sends the requests.
 * A server that is to answer must therefore run in another process or thread.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { NetworkAnswer, NetworkBackend, NetworkRequest } from '../apps-script/backend';

/** Where the addresses that scripts use really lead: `{ 'https://api.activtrak.com': 'http://127.0.0.1:8787' }`. Others are unreachable. */
export type Routes = Readonly<Record<string, string>>;

export interface ThreadNetwork extends NetworkBackend {
  /** Every request that was sent, in order. */
  readonly sent: readonly NetworkRequest[];
  reroute(routes: Routes): void;
  close(): Promise<void>;
}

export function createThreadNetwork(firstRoutes: Routes): ThreadNetwork {
  let routes = firstRoutes;
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1: port, port2: far } = new MessageChannel();
  const worker = new Worker(WORKER, { eval: true, workerData: { signal, port: far }, transferList: [far] });
  worker.unref();
  port.unref();
  const sent: NetworkRequest[] = [];
  return {
    sent,
    fetchAll(requests) {
      sent.push(...requests);
      Atomics.store(signal, 0, 0);
      port.postMessage(requests.map((request) => ({ ...request, url: routed(request.url, routes) })));
      // The worker may wake with its answer before: it is interrupted between setting the signal and waking who waits.
      while (Atomics.load(signal, 0) === 0) Atomics.wait(signal, 0, 0);
      return received(port);
    },
    reroute: (next) => {
      routes = next;
    },
    close: async () => {
      port.close();
      await worker.terminate();
    },
  };
}

/** The real address, or `''` where there is none. */
function routed(url: string, routes: Routes): string {
  const from = Object.keys(routes).find((base) => url === base || (url.startsWith(base) && '/?#'.includes(url.charAt(base.length))));
  return from === undefined ? '' : `${routes[from]}${url.slice(from.length)}`;
}

function received(port: MessagePort): readonly NetworkAnswer[] {
  const message = receiveMessageOnPort(port) as { readonly message: readonly NetworkAnswer[] } | undefined;
  if (!message) throw new Error('The network worker ended without an answer.');
  return message.message;
}

/** The worker, as text: it needs no file of its own, so it starts the same from a bundle, from tests and from the sources. */
const WORKER = `
const { workerData: { signal, port } } = require('node:worker_threads');

async function send({ url, method, headers, body, followRedirects, timeoutMs }) {
  if (url === '') return { failure: 'unreachable' };
  try {
    const response = await fetch(url, {
      method, headers, body, redirect: followRedirects ? 'follow' : 'manual', signal: AbortSignal.timeout(Math.ceil(timeoutMs)),
    });
    const names = {};
    for (const [name, value] of response.headers) {
      names[name] = names[name] === undefined ? value : [].concat(names[name], value);
    }
    return { status: response.status, headers: names, body: await response.text() };
  } catch (failure) {
    if (failure.name === 'TimeoutError') return { failure: 'timeout' };
    const code = failure.cause && failure.cause.code;
    return { failure: code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' ? 'unreachable' : 'broken' };
  }
}

port.on('message', async (requests) => {
  port.postMessage(await Promise.all(requests.map(send)));
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
});
`;
