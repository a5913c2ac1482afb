import { ActivTrakError, isActivTrakError } from '../errors';
import type { Cell, Row } from '../model/cell';
import type { Task } from '../task';
import type { Argument } from './argument';
import { hours } from './hours';
import { groupList, users } from './lists';
import { log } from './log';
import { closeSession, type FunctionPorts, openSession, type Place, type Session } from './session';
import type { FunctionName } from './signatures';
import { status } from './status';
import { total } from './total';

/** What a function puts into its cell: a value, or rows that spill. */
export type FunctionResult = Cell | readonly Row[];

type CellFunction = (session: Session, args: readonly Argument[]) => Task<FunctionResult>;

const FUNCTIONS: Readonly<Record<FunctionName, CellFunction>> = {
  ACTIVTRAK_HOURS: (session, args) => hours(session, 'user-hours', args),
  ACTIVTRAK_COMPUTER_HOURS: (session, args) => hours(session, 'computer-hours', args),
  ACTIVTRAK_LOG: log,
  ACTIVTRAK_TOTAL: total,
  ACTIVTRAK_USERS: users,
  ACTIVTRAK_GROUPS: groupList,
  ACTIVTRAK_STATUS: status,
};

/**
 * Evaluates a function of the catalogue. `ACTIVTRAK_STATUS` answers with a sentence whatever happens.
 * @throws ActivTrakError with a sentence for the cell; nothing else leaves here.
 */
export function* callFunction(name: FunctionName, args: readonly Argument[], ports: FunctionPorts, place: Place): Task<FunctionResult> {
  try {
    const session = yield* openSession(ports, place);
    const result = yield* FUNCTIONS[name](session, args);
    yield* closeSession(session);
    return result;
  } catch (cause) {
    const failure = isActivTrakError(cause)
      ? cause
      : new ActivTrakError('decode', 'Something unexpected went wrong in the add-on: recalculate, and report it if it stays so.', {
          cause,
        });
    if (name === 'ACTIVTRAK_STATUS') return failure.message;
    throw failure;
  }
}
