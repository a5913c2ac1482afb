/** What is found in a script's files without running them. */
import { codeFaults } from './code-rules';
import { type Code, functionsOf, scriptFiles } from './script-files';

export interface CodeFacts {
  /** Why Google would refuse the files, a sentence a fault. */
  readonly faults: readonly string[];
  /** As {@link functionsOf} gives them. */
  readonly functions: ReadonlySet<string>;
}

/** Reads the files to their end, which takes as long as many an execution. */
export const codeFacts = (code: Code): CodeFacts => ({
  faults: scriptFiles(code).flatMap(({ name, text }) =>
    codeFaults(text).map(({ line, message }) => `${name}.js, line ${line}: ${message}.`),
  ),
  functions: functionsOf(code),
});
