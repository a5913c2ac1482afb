/** One execution from its beginning to its end: load the code, call the function, take what it gives. */
import type { ServiceMaker } from '../services/service-maker';
import { type CallOptions, timeLimit } from './context';
import { type Execution, startExecution } from './execution';
import { scriptGlobals } from './globals';
import { intrinsicsOf } from './intrinsics';
import { loadLibrary } from './load-library';
import type { CallOutcome } from './outcome';
import type { Realm } from './realm';
import type { Script } from './script';
import { scriptError, stackName } from './script-error';
import { ScriptException } from './script-exception';
import { scriptFiles } from './script-files';
import { exposeFor } from './service';

export interface Conversion {
  /** The arguments, which are then copied into the realm. */
  readonly before: (maker: ServiceMaker) => readonly unknown[];
  /** The outcome's value. */
  readonly after: (value: unknown) => unknown;
}

/** Never throws. */
export function runScript(script: Script, name: string, options: CallOptions, convert: Conversion): CallOutcome {
  const execution = startExecution(script, options);
  const done = () => ({ counts: { ...execution.counts }, log: [...execution.log], ui: [...execution.ui], mails: [...execution.mails] });
  try {
    const value = execute(script, name, execution, convert);
    const over = execution.over();
    if (over !== undefined) throw new ScriptException(over);
    return { ok: true, value, ...done() };
  } catch (thrown) {
    // A script may have caught what ended it and thrown something else.
    const over = execution.over();
    const failure = over === undefined ? thrown : new ScriptException(over);
    return { ok: false, ...scriptError(failure, scriptFiles(script.code)), ...done() };
  } finally {
    for (const end of execution.atEnd) end();
  }
}

function execute(script: Script, name: string, execution: Execution, convert: Conversion): unknown {
  const realm = script.realm();
  const intrinsics = intrinsicsOf(realm);
  const limit = timeLimit(execution.context);
  const maker = { execution, expose: exposeFor(execution, intrinsics) };
  realm.define(scriptGlobals(maker));
  for (const library of script.libraries) {
    realm.define({ [library.userSymbol]: loadLibrary(library, execution, script.realm(), scriptGlobals, limit) });
  }
  for (const { name: file, text } of scriptFiles(script.code)) realm.run(() => realm.evaluate(text, stackName(file)), limit);
  execution.counts.serviceCallsAtLoad = execution.counts.serviceCalls;
  const work = callable(realm, name);
  const args = convert.before(maker).map((arg) => intrinsics.copy(arg));
  return convert.after(realm.run(() => work(...args), limit));
}

/** Functions that are visible from outside: declared with `function` or `var`, and without an underscore at the end. */
function callable(realm: Realm, name: string): (...args: readonly unknown[]) => unknown {
  const usable = /^[A-Za-z_$][\w$]*$/.test(name) && !name.endsWith('_');
  const work = usable ? realm.evaluate(`Object.keys(globalThis).includes('${name}') ? globalThis.${name} : undefined`, 'realm') : undefined;
  if (typeof work !== 'function') throw new ScriptException(`Script function not found: ${name}`);
  return work as (...args: readonly unknown[]) => unknown;
}
