/** What is known of something that a script threw. */
import { TimeLimitError } from './realm';
import { TIME_EXCEEDED } from './script-exception';

/** Under this name the script is in stack traces. */
export const CODE_FILE = 'Code.js';

export interface ScriptError {
  readonly name: string;
  readonly message: string;
  /** In Code.js, counted from 1; 0 where unknown. */
  readonly line: number;
}

export function scriptError(thrown: unknown): ScriptError {
  if (thrown instanceof TimeLimitError) return { name: 'Exception', message: TIME_EXCEEDED, line: 0 };
  if (typeof thrown !== 'object' || thrown === null) return { name: 'Error', message: String(thrown), line: 0 };
  const { name, message, stack } = thrown as { name?: unknown; message?: unknown; stack?: unknown };
  return {
    name: String(name ?? 'Error'),
    message: String(message ?? thrown),
    line: Number(/Code\.js:(\d+)/.exec(String(stack))?.[1] ?? 0),
  };
}
