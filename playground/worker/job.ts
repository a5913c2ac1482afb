import type { CodeFacts } from '../apps-script/runtime/code-facts';
import type { ScriptContext } from '../apps-script/runtime/context';
import type { Manifest } from '../apps-script/runtime/manifest';
import type { CallOutcome } from '../apps-script/runtime/outcome';
import type { Code } from '../apps-script/runtime/script-files';
import type { EditEvent } from '../apps-script/triggers/simple';
import type { CellCall, CellResult } from '../spreadsheet/cell-call';

interface Script {
  readonly code: Code;
  /** Found out by the page, for all its executions. */
  readonly facts: CodeFacts;
  readonly manifest: Manifest;
  /** The playground's address, with a slash at its end. */
  readonly location: string;
  /** The project's HTML files by name, without `.html`. */
  readonly files: Readonly<Record<string, string>>;
  /** Who is at the keyboard. */
  readonly user: string;
  /** How far the playground's clock is ahead of the machine's. */
  readonly aheadMs: number;
  /** Whether no server can be reached. */
  readonly unreachable: boolean;
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

/** Somebody opens the spreadsheet. */
export interface OpenJob extends Script {
  readonly kind: 'open';
}

/** Somebody changes a cell. */
export interface EditJob extends Script {
  readonly kind: 'edit';
  readonly event: EditEvent;
}

/** A trigger runs, as its creator. */
export interface TriggerJob extends Script {
  readonly kind: 'trigger';
  readonly id: string;
}

/** What one execution is to do. */
export type Job = CellJob | ServerJob | OpenJob | EditJob | TriggerJob;

/** What comes of a job; `null` where Google would not begin it. */
export type JobResult = CellResult | CallOutcome | null;
