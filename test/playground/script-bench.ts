import type { Backend, NetworkAnswer, NetworkRequest } from '../../playground/apps-script/backend';
import type { CallOptions } from '../../playground/apps-script/runtime/context';
import type { Manifest } from '../../playground/apps-script/runtime/manifest';
import type { CallOutcome } from '../../playground/apps-script/runtime/outcome';
import type { ScriptOptions } from '../../playground/apps-script/runtime/script';
import { createScriptHost, type ScriptHost } from '../../playground/apps-script/script-host';
import { type ManualClock, manualClock } from '../../playground/apps-script/stores/manual-clock';
import { createNodePlayground, type NodePlayground } from '../../playground/node/node-playground';
import { createVmRealm } from '../../playground/node/vm-realm';
import type { CellArgument, CellResult } from '../../playground/spreadsheet/cell-call';

export const OWNER = 'owner@example.com';
export const EDITOR = 'editor@example.com';
const NOW = Date.UTC(2026, 10, 23, 12);

export interface RunOptions extends Partial<CallOptions> {
  readonly manifest?: Manifest;
  readonly args?: readonly unknown[];
  readonly files?: Readonly<Record<string, string>>;
}

/** Runs pieces of script against one spreadsheet, with a clock that stands still and a network that answers what a test says. */
export interface ScriptBench {
  readonly clock: ManualClock;
  readonly backend: Backend;
  readonly playground: NodePlayground;
  readonly sent: NetworkRequest[];
  /** What the network does with a request; may move the clock. */
  answer: (request: NetworkRequest) => NetworkAnswer;
  /** What it does with requests that go together, in place of `answer`. */
  answers?: (requests: readonly NetworkRequest[]) => readonly NetworkAnswer[];
  /** A host of the code over the same spreadsheet and stores, whose network and clock are the bench's. */
  host(code: string, options?: Partial<ScriptOptions>): ScriptHost;
  /** Calls `main` of the code. */
  run(code: string, options?: RunOptions): CallOutcome;
  /** As `run`, and gives the value or throws the message. */
  value(code: string, options?: RunOptions): unknown;
  /** As `run`, and gives the message of the error. */
  failure(code: string, options?: RunOptions): string;
  /** Calls `F` of the code from a cell. */
  cell(code: string, args?: readonly CellArgument[], user?: string): CellResult;
  dispose(): void;
}

export async function createScriptBench(): Promise<ScriptBench> {
  const clock = manualClock(NOW);
  const sent: NetworkRequest[] = [];
  const network = {
    fetchAll: (requests: readonly NetworkRequest[]) => {
      sent.push(...requests);
      return bench.answers?.(requests) ?? requests.map((request) => bench.answer(request));
    },
  };
  const playground = await createNodePlayground({ code: '', clock, network });
  const { backend } = playground;
  const host = (code: string, { manifest, ...options }: Partial<ScriptOptions> = {}) =>
    createScriptHost({ backend, code, realm: createVmRealm, ...options, manifest: { runtimeVersion: 'V8', ...manifest } });

  function run(code: string, options: RunOptions = {}): CallOutcome {
    const { args = [], context = 'sidebar', user = OWNER, authorization, manifest = {}, files = {} } = options;
    return host(code, { manifest, files }).call('main', args, { context, user, ...(authorization && { authorization }) });
  }

  const bench: ScriptBench = {
    clock,
    backend,
    playground,
    sent,
    answer: () => ({ status: 200, headers: {}, body: 'ok' }),
    host,
    run,
    value(code, options) {
      const outcome = run(code, options);
      if (!outcome.ok) throw new Error(`${outcome.name}: ${outcome.message} (line ${outcome.line})`);
      return outcome.value;
    },
    failure(code, options) {
      const outcome = run(code, options);
      return outcome.ok ? `no failure, but ${JSON.stringify(outcome.value)}` : `${outcome.name}: ${outcome.message}`;
    },
    cell: (code, args = [], user = OWNER) => host(code).callFromCell({ name: 'F', args }, user),
    dispose: playground.dispose,
  };
  return bench;
}
