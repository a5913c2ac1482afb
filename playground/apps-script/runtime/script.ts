/** A script project as the host has it. */
import type { Backend } from '../backend';
import { type CodeFacts, codeFacts } from './code-facts';
import { type Answer, agree, type DialogQuestion } from './dialog';
import type { Library } from './library';
import type { Manifest } from './manifest';
import type { Realm } from './realm';
import type { Code } from './script-files';

export interface Script {
  readonly backend: Backend;
  readonly code: Code;
  /** Whoever runs the same files often finds it out once. */
  readonly facts: CodeFacts;
  readonly manifest: Manifest;
  /** Makes an empty realm; called once for each execution, and for each library in it. */
  readonly realm: () => Realm;
  /** The project's HTML files by name, without `.html`. */
  readonly files: Readonly<Record<string, string>>;
  readonly libraries: readonly Library[];
  readonly scriptId: string;
  /** A published editor add-on has stricter rules for triggers than a script that belongs to one spreadsheet. */
  readonly kind: 'add-on' | 'bound';
  /** Whether the spreadsheet is active when a clock starts the script. Google's documents leave it open. */
  readonly activeInClockTriggers: boolean;
  /** What the person at the keyboard answers to a dialog. */
  readonly answer: (question: DialogQuestion) => Answer;
}

/** A script, of which most can be left out: it is an add-on with a spreadsheet that is always active, has neither HTML nor libraries, and everybody agrees. */
export type ScriptOptions = Pick<Script, 'backend' | 'code' | 'manifest' | 'realm'> & Partial<Script>;

export function scriptWith(options: ScriptOptions): Script {
  return {
    facts: options.facts ?? codeFacts(options.code),
    files: {},
    libraries: [],
    scriptId: 'script-1',
    kind: 'add-on',
    activeInClockTriggers: true,
    answer: agree,
    ...options,
  };
}
