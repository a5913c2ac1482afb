/** What is known of something that a script threw. */
import { TimeLimitError } from './realm';
import { TIME_EXCEEDED } from './script-exception';
import type { ScriptFile } from './script-files';

/** Under this name a file of the script is in stack traces. */
export const stackName = (file: string): string => `${file}.js`;

export interface ScriptError {
  readonly name: string;
  readonly message: string;
  /** In its file, counted from 1; 0 where unknown. */
  readonly line: number;
}

export function scriptError(thrown: unknown, files: readonly ScriptFile[]): ScriptError {
  if (thrown instanceof TimeLimitError) return { name: 'Exception', message: TIME_EXCEEDED, line: 0 };
  if (typeof thrown !== 'object' || thrown === null) return { name: 'Error', message: String(thrown), line: 0 };
  const { name, message, stack } = thrown as { name?: unknown; message?: unknown; stack?: unknown };
  const inFile = new RegExp(`(?:${files.map((file) => file.name).join('|')})\\.js:(\\d+)`);
  return {
    name: String(name ?? 'Error'),
    message: String(message ?? thrown),
    line: Number(inFile.exec(String(stack))?.[1] ?? 0),
  };
}
