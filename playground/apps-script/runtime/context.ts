/** Who starts an execution, and from where. */
import type { CallingCell } from '../../spreadsheet/cell-call';

/** `cell`: a formula. `open`, `edit`, `install`: the simple triggers. `trigger`: an installed one. `sidebar`: google.script.run. */
export type ScriptContext = 'cell' | 'menu' | 'sidebar' | 'trigger' | 'open' | 'edit' | 'install';

export type AuthorizationMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

export interface CallOptions {
  readonly context: ScriptContext;
  /** The e-mail address of the person at the keyboard, or of the trigger's creator. */
  readonly user: string;
  /** Only for `open`: NONE where an installed add-on has not been used in this document. Default LIMITED. */
  readonly authorization?: 'NONE' | 'LIMITED';
  /** Only for `cell`: the formula's own. */
  readonly cell?: CallingCell | undefined;
  /** Default active. */
  readonly document?: 'active' | 'missing';
}

export function authorizationMode(options: CallOptions): AuthorizationMode {
  if (options.context === 'cell') return 'CUSTOM_FUNCTION';
  if (options.context === 'edit') return 'LIMITED';
  return options.context === 'open' ? (options.authorization ?? 'LIMITED') : 'FULL';
}

/** How long an execution may take, in milliseconds. */
export function timeLimit(context: ScriptContext): number {
  return context === 'cell' || context === 'open' || context === 'edit' || context === 'install' ? 30_000 : 360_000;
}
