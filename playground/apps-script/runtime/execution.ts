/** One run of a script: who runs it, what it may do, what it has done and how long it has taken. */
import type { Area } from '../../spreadsheet/backend';
import type { Backend, Person } from '../backend';
import { type AuthorizationMode, authorizationMode, type CallOptions, type ScriptContext, timeLimit } from './context';
import type { Manifest } from './manifest';
import type { ExecutionCounts, Mail, UiEffect } from './outcome';
import { type Need, permissionRefusal } from './permission';
import type { Script } from './script';
import { ScriptException, TIME_EXCEEDED } from './script-exception';

export interface Execution {
  /** Different for every execution. */
  readonly id: string;
  readonly context: ScriptContext;
  readonly mode: AuthorizationMode;
  readonly backend: Backend;
  readonly manifest: Manifest;
  readonly scriptId: string;
  readonly kind: Script['kind'];
  /** The library whose code this is; `null` in the script itself. */
  readonly library: string | null;
  /**
   * What is active in the spreadsheet: in a custom function the cell of its formula (many scripts read the formula so, with
   * `getActiveRange().getFormula()`; https://developers.google.com/apps-script/guides/sheets/custom-functions allows reading), else what is selected.
   */
  selection(): Area;
  /** Whether a spreadsheet is active. */
  readonly document: boolean;
  /** The project's HTML files by name, without `.html`. */
  readonly files: Readonly<Record<string, string>>;
  /** The person at the keyboard, or the trigger's creator. */
  readonly user: string;
  /** What `user` is to the document and to the script. */
  readonly person: Person;
  /** Whose user properties the script sees: in a cell the owner's, elsewhere those of `user`. */
  readonly propertiesUser: string;
  readonly counts: { -readonly [Count in keyof ExecutionCounts]: ExecutionCounts[Count] };
  readonly log: string[];
  readonly ui: UiEffect[];
  readonly mails: Mail[];
  /** What the person at the keyboard answers to a dialog. */
  readonly answer: Script['answer'];
  /** The kinds of data sources that the script has enabled. */
  readonly enabled: Set<'BIGQUERY'>;
  /** Things to be done when the execution ends, however it ends. */
  readonly atEnd: (() => void)[];
  /** Milliseconds that are left. */
  timeLeft(): number;
  /** Why the execution has ended, whatever the script does about it; `undefined` while it goes on. What it gives then counts for nothing. */
  over(): string | undefined;
  /** Ends the execution here. @throws ScriptException */
  end(message: string): never;
  /** Every call of a service begins here. @throws ScriptException when it is not permitted, or too late. */
  enter(call: string, need: Need): void;
  /** ... and ends here. */
  leave(): void;
}

export function startExecution({ backend, manifest, files, scriptId, kind, answer }: Script, options: CallOptions): Execution {
  const started = backend.clock.now();
  const limit = timeLimit(options.context);
  const mode = authorizationMode(options);
  const timeLeft = () => started + limit - backend.clock.now();
  const person = backend.people.of(options.user);
  let ended: string | undefined;

  function over(): string | undefined {
    if (timeLeft() <= 0) ended ??= TIME_EXCEEDED;
    return ended;
  }

  function checkEnd(): void {
    if (over() !== undefined) throw new ScriptException(ended);
  }

  const execution: Execution = {
    // Not counted: in the playground's page each execution is a Worker of its own.
    id: `execution-${started}-${Math.random()}`,
    context: options.context,
    mode,
    backend,
    manifest,
    scriptId,
    kind,
    library: null,
    selection: () => (options.cell ? { ...options.cell, rows: 1, columns: 1 } : backend.spreadsheet.selection()),
    document: options.document !== 'missing',
    files,
    user: options.user,
    person,
    propertiesUser: options.context === 'cell' ? backend.spreadsheet.facts().owner : options.user,
    counts: {
      serviceCalls: 0,
      serviceCallsAtLoad: 0,
      spreadsheetReads: 0,
      spreadsheetWrites: 0,
      cellsWritten: 0,
      urlsFetched: 0,
    },
    log: [],
    ui: [],
    mails: [],
    answer,
    enabled: new Set(),
    atEnd: [],
    timeLeft,
    over,
    end(message) {
      ended ??= message;
      throw new ScriptException(message);
    },
    enter(call, need) {
      execution.counts.serviceCalls++;
      checkEnd();
      const refused = permissionRefusal(call, need, { mode, asked: manifest.oauthScopes, person });
      if (refused) throw new ScriptException(refused);
    },
    leave: checkEnd,
  };
  return execution;
}

/** The same execution as a library of the script has it: with its own files and stores. */
export function asLibrary(execution: Execution, library: string, files: Readonly<Record<string, string>>): Execution {
  return { ...execution, library, files };
}

/** The sheet of what is active: in a custom function that of its formula. */
export const activeSheet = ({ context, backend, selection }: Execution): string =>
  context === 'cell' ? selection().sheet : backend.spreadsheet.activeSheet();
