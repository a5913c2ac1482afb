import type { CellCall, CellResult } from '../apps-script/cell/cell-call';
import type { ScriptContext } from '../apps-script/runtime/context';
import type { Manifest } from '../apps-script/runtime/manifest';
import type { CallOutcome } from '../apps-script/runtime/outcome';

interface Script {
  readonly code: string;
  readonly manifest: Manifest;
  /** The playground's address, with a slash at its end. */
  readonly location: string;
  /** Who is at the keyboard. */
  readonly user: string;
}

export interface CellJob extends Script {
  readonly kind: 'cell';
  readonly call: CellCall;
}

export interface ServerJob extends Script {
  readonly kind: 'server';
  readonly name: string;
  readonly args: readonly unknown[];
  readonly context: Exclude<ScriptContext, 'cell'>;
}

/** What one execution is to do. */
export type Job = CellJob | ServerJob;

/** What comes of a job. */
export type JobResult = CellResult | CallOutcome;
