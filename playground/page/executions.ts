/** Runs scripts as Google's servers do: each execution in a Worker of its own, several at the same time, each for a limited time. */
import type { Backend } from '../apps-script/backend';
import { codeFacts } from '../apps-script/runtime/code-facts';
import type { ScriptContext } from '../apps-script/runtime/context';
import type { Manifest } from '../apps-script/runtime/manifest';
import { type CallOutcome, failed } from '../apps-script/runtime/outcome';
import type { Code } from '../apps-script/runtime/script-files';
import type { MemoryLocks } from '../apps-script/stores/locks';
import type { EditEvent } from '../apps-script/triggers/simple';
import type { CellCall, CellResult } from '../spreadsheet/cell-call';
import { answering, type BackendQuestion, bridgeMemory } from '../worker/bridge';
import type { Job, JobResult } from '../worker/job';

/** More would only wait for each other on an office computer. */
const AT_ONCE = 6;
/** Google ends a custom function after 30 seconds and anything else after six minutes; a script that calls no service is ended here. */
const CELL_MS = 32_000;
const SERVER_MS = 362_000;

export interface Executions {
  cell(call: CellCall, user: string): Promise<CellResult>;
  call(name: string, args: readonly unknown[], context: Exclude<ScriptContext, 'cell'>, user: string): Promise<CallOutcome>;
  /** Runs `onOpen` for somebody; `null` where Google would not. */
  open(user: string): Promise<CallOutcome | null>;
  /** Runs `onEdit` for somebody who changed a cell; `null` where Google would not. */
  edit(user: string, event: EditEvent): Promise<CallOutcome | null>;
  /** Runs a trigger as its creator; `null` where Google would not. */
  fire(id: string): Promise<CallOutcome | null>;
}

export interface ExecutionsOptions {
  readonly backend: Omit<Backend, 'network' | 'clock' | 'locks'> & { readonly locks: MemoryLocks };
  readonly code: Code;
  readonly manifest: Manifest;
  readonly files: Readonly<Record<string, string>>;
  /** The conditions of the next execution. */
  readonly conditions: () => { readonly aheadMs: number; readonly unreachable: boolean };
}

export function createExecutions({ backend, code, manifest, files, conditions }: ExecutionsOptions): Executions {
  const waiting: (() => void)[] = [];
  let running = 0;
  const facts = codeFacts(code);
  const location = new URL('./', window.location.href).href;
  const script = (user: string) => ({ code, facts, manifest, files, user, location, ...conditions() });

  async function place(): Promise<void> {
    if (running >= AT_ONCE) await new Promise<void>((free) => waiting.push(free));
    running += 1;
  }

  async function run(job: Job, limitMs: number, whenEnded: JobResult): Promise<JobResult> {
    await place();
    const held: [lock: string, holder: string][] = [];
    const worker = new Worker('worker.js');
    const memory = bridgeMemory();
    const locks = {
      tryAcquire: (lock: string, holder: string) => {
        held.push([lock, holder]);
        return backend.locks.tryAcquire(lock, holder);
      },
      release: backend.locks.release,
    };
    const answer = answering(memory, { ...backend, locks });
    try {
      return await new Promise<JobResult>((resolve) => {
        const timer = setTimeout(() => resolve(whenEnded), limitMs);
        worker.onmessage = ({ data }: MessageEvent<BackendQuestion | { readonly done: JobResult }>) => {
          if ('ask' in data) return answer(data);
          clearTimeout(timer);
          resolve(data.done);
        };
        worker.onerror = (event) => {
          clearTimeout(timer);
          resolve(whenEnded);
          event.preventDefault();
        };
        worker.postMessage({ memory, job });
      });
    } finally {
      worker.terminate();
      for (const [lock, holder] of held) backend.locks.release(lock, holder);
      running -= 1;
      waiting.shift()?.();
    }
  }

  const timedOut = 'Exceeded maximum execution time';
  return {
    cell: (call, user) =>
      run({ kind: 'cell', call, ...script(user) }, CELL_MS, { error: '#ERROR!', message: `${timedOut} (line 0).` }) as Promise<CellResult>,
    call: (name, args, context, user) =>
      run({ kind: 'server', name, args, context, ...script(user) }, SERVER_MS, failed(timedOut)) as Promise<CallOutcome>,
    open: (user) => run({ kind: 'open', ...script(user) }, CELL_MS, failed(timedOut)) as Promise<CallOutcome | null>,
    edit: (user, event) => run({ kind: 'edit', event, ...script(user) }, CELL_MS, failed(timedOut)) as Promise<CallOutcome | null>,
    fire: (id) => run({ kind: 'trigger', id, ...script('') }, SERVER_MS, failed(timedOut)) as Promise<CallOutcome | null>,
  };
}
