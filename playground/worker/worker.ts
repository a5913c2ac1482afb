/** One execution of a script: a Worker gets one job, runs it with Google's services, answers and is thrown away. */
import type { Backend, NetworkAnswer, NetworkRequest } from '../apps-script/backend';
import { createScriptHost, type ScriptHost } from '../apps-script/script-host';
import { bareRealm } from './bare-realm';
import { blockingAsk } from './bridge';
import type { Job, JobResult } from './job';

/** Between two looks at a lock that somebody else has. */
const LOCK_POLL_MS = 25;

addEventListener('message', ({ data }: MessageEvent<{ readonly memory: SharedArrayBuffer; readonly job: Job }>) => {
  const { memory, job } = data;
  const post = self.postMessage.bind(self);
  setClockAhead(job.aheadMs);
  const backend = blockingBackend(memory, job, post);
  const { code, facts, manifest, files } = job;
  post({ done: resultOf(createScriptHost({ backend, code, facts, manifest, files, realm: bareRealm }), job) });
});

function resultOf(host: ScriptHost, job: Job): JobResult {
  if (job.kind === 'cell') return host.callFromCell(job.call, job.user);
  if (job.kind === 'open') return host.open(job.user) ?? null;
  if (job.kind === 'edit') return host.edit(job.user, job.event) ?? null;
  if (job.kind === 'trigger') return host.fire(job.id) ?? null;
  return host.call(job.name, job.args, { context: job.context, user: job.user });
}

/** From here on this Worker's `Date` tells a later time: the host's and the script's alike. */
function setClockAhead(ms: number): void {
  if (ms === 0) return;
  const Machine = Date;
  class Later extends Machine {
    constructor(...parts: ConstructorParameters<typeof Machine>) {
      if ((parts as unknown[]).length === 0) super(Machine.now() + ms);
      else super(...parts);
    }
    static override now(): number {
      return Machine.now() + ms;
    }
  }
  globalThis.Date = Later as typeof Date;
}

function blockingBackend(memory: SharedArrayBuffer, { location, unreachable }: Job, post: (message: unknown) => void): Backend {
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
    network: {
      fetchAll: unreachable
        ? (requests) => requests.map(() => ({ failure: 'unreachable' }) as const)
        : networkOf(`${location}network/fetch-all`),
    },
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
