/** One execution of a script: a Worker gets one job, runs it with Google's services, answers and is thrown away. */
import type { Backend, NetworkAnswer, NetworkRequest } from '../apps-script/backend';
import { createScriptHost } from '../apps-script/script-host';
import { bareRealm } from './bare-realm';
import { blockingAsk } from './bridge';
import type { Job } from './job';

/** Between two looks at a lock that somebody else has. */
const LOCK_POLL_MS = 25;

addEventListener('message', ({ data }: MessageEvent<{ readonly memory: SharedArrayBuffer; readonly job: Job }>) => {
  const { memory, job } = data;
  const post = self.postMessage.bind(self);
  const backend = blockingBackend(memory, job, post);
  const host = createScriptHost({ backend, code: job.code, manifest: job.manifest, realm: bareRealm });
  const done =
    job.kind === 'cell' ? host.callFromCell(job.call, job.user) : host.call(job.name, job.args, { context: job.context, user: job.user });
  post({ done });
});

function blockingBackend(memory: SharedArrayBuffer, { location }: Job, post: (message: unknown) => void): Backend {
  const ask = blockingAsk(memory, post);
  const { wait } = Atomics;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const { now } = Date;
  const part = <Name extends keyof Backend>(name: Name): Backend[Name] =>
    new Proxy({} as object, {
      get:
        (_, method) =>
        (...args: readonly unknown[]) =>
          ask(name, String(method), args),
    }) as Backend[Name];
  const clock = { now, sleep: (ms: number) => void wait(pause, 0, 0, ms) };
  return {
    spreadsheet: part('spreadsheet'),
    properties: part('properties'),
    cache: part('cache'),
    quota: part('quota'),
    triggers: part('triggers'),
    people: part('people'),
    clock,
    network: { fetchAll: networkOf(`${location}network/fetch-all`) },
    locks: {
      release: (lock, holder) => void ask('locks', 'release', [lock, holder]),
      acquire(lock, holder, waitMs) {
        const end = now() + waitMs;
        for (;;) {
          if (ask('locks', 'tryAcquire', [lock, holder]) === true) return true;
          if (now() >= end) return false;
          clock.sleep(Math.min(LOCK_POLL_MS, Math.max(1, end - now())));
        }
      },
    },
  };
}

/** The playground's server sends what Google's servers would: one blocking call for a whole list. */
function networkOf(address: string): (requests: readonly NetworkRequest[]) => readonly NetworkAnswer[] {
  const { parse, stringify } = JSON;
  const Request = XMLHttpRequest;
  return (requests) => {
    const request = new Request();
    request.open('POST', address, false);
    request.setRequestHeader('content-type', 'application/json');
    try {
      request.send(stringify(requests));
    } catch {
      return requests.map(() => ({ failure: 'unreachable' }));
    }
    return request.status === 200
      ? (parse(request.responseText) as readonly NetworkAnswer[])
      : requests.map(() => ({ failure: 'unreachable' }));
  };
}
