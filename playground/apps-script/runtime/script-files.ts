/** The script files of a project. */
import { declaredFunctions } from './code-rules';

export interface ScriptFile {
  /** Without `.js`. */
  readonly name: string;
  readonly text: string;
}

/**
 * The text of the one file that most scripts are, or all files in the order in which they are loaded: that of the project's list of files, which may be any.
 * (https://developers.google.com/apps-script/release-notes: “the order of files in the Apps Script editor doesn't matter” to functions)
 */
export type Code = string | readonly ScriptFile[];

/** The files of a script, in their order. */
export const scriptFiles = (code: Code): readonly ScriptFile[] => (typeof code === 'string' ? [{ name: 'Code', text: code }] : code);

/** The functions of a script's files, as {@link declaredFunctions} gives those of one. */
export const functionsOf = (code: Code): ReadonlySet<string> =>
  new Set(scriptFiles(code).flatMap(({ text }) => [...declaredFunctions(text)]));

/** The names that a page can call: declared functions, but for those that end with an underscore. */
export const publicFunctions = (code: Code): string[] => [...functionsOf(code)].filter((name) => !name.endsWith('_'));
