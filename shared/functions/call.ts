import { worded } from '../diagnostics';
import type { Task } from '../task';
import { apps } from './apps';
import { type Argument, isEmptyRange, isRange, oneValue } from './arguments/argument';
import { emptying } from './empties';
import { hours } from './hours';
import { closeSession, type FunctionPorts, openSession, type Session, type Setting } from './kept/session';
import { groupList, users } from './lists';
import { log } from './log';
import type { FunctionResult } from './result';
import { type FunctionName, isTable, parametersOf } from './signatures';
import { status } from './status';
import { total } from './total';

type CellFunction = (session: Session, args: readonly Argument[]) => Task<FunctionResult>;

const FUNCTIONS: Readonly<Record<FunctionName, CellFunction>> = {
  ACTIVTRAK_HOURS: (session, args) => hours(session, 'user-hours', args),
  ACTIVTRAK_COMPUTER_HOURS: (session, args) => hours(session, 'computer-hours', args),
  ACTIVTRAK_LOG: log,
  ACTIVTRAK_APPS: apps,
  ACTIVTRAK_TOTAL: total,
  ACTIVTRAK_USERS: users,
  ACTIVTRAK_GROUPS: groupList,
  ACTIVTRAK_STATUS: status,
};

/**
 * Evaluates a function of the catalogue. `ACTIVTRAK_STATUS` answers with a sentence whatever happens.
 * @throws ActivTrakError with a sentence for the cell; nothing else leaves here.
 */
export function* functionResult(
  name: FunctionName,
  args: readonly Argument[],
  ports: FunctionPorts,
  setting: Setting,
): Task<FunctionResult> {
  try {
    const empty = emptyResult(name, args);
    if (empty !== undefined) return empty;
    const named = oneValue('connection', args[parametersOf(name).indexOf('connection')]);
    const session = yield* openSession(ports, setting, named === undefined ? undefined : String(named));
    const result = yield* FUNCTIONS[name](session, args);
    yield* closeSession(session);
    return result;
  } catch (cause) {
    const failure = worded(cause, ports.diagnostics, name);
    if (name === 'ACTIVTRAK_STATUS') return failure.message;
    throw failure;
  }
}

/** Nothing, in the shape of what was asked about, where an empty cell says who or when: never everyone, never the last days. */
function emptyResult(name: FunctionName, args: readonly Argument[]): FunctionResult | undefined {
  if (!args.some((argument, index) => isEmptyRange(argument) && emptying(name, index))) return undefined;
  const who = isTable(name) ? undefined : args[parametersOf(name).indexOf('who')];
  return isRange(who) && who.flat().length > 1 ? who.map((row) => row.map(() => '')) : '';
}
