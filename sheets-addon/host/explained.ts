import { CHANGE_PROTECTED, COLUMNS_FROZEN, MAY_NOT_EDIT, rejectedByRule } from '#words/google-sheets';
import { ActivTrakError, wrong } from '../../shared/errors';

/**
 * A port whose failures are in sentences where Google names what a person can change. What it refuses of cells shows with whichever call comes next,
 * so all calls are looked at. In another language they stay unexpected.
 */
export const explained = <Port extends object>(port: Port): Port =>
  Object.fromEntries(
    Object.entries(port).map(([name, member]: [string, unknown]) => [
      name,
      typeof member === 'function' ? explaining(member as Method) : member,
    ]),
  ) as Port;

/** Google's words for somebody who may no longer edit the file. Those for a consent that is missing go on with “to call”. */
const NO_EDIT_ACCESS = /permissions? to (?:access the requested document|perform that action)/;

type Method = (...args: readonly unknown[]) => unknown;

const explaining =
  (method: Method): Method =>
  (...args) => {
    try {
      return method(...args);
    } catch (failure) {
      const words = String(failure);
      const [, cell] = /cell (\S+) violates the data validation/.exec(words) ?? [];
      if (cell) throw wrong(rejectedByRule(cell));
      if (words.includes('insert a column here right now')) throw wrong(COLUMNS_FROZEN);
      // It is nothing that the call or the report could have otherwise, as an argument is.
      if (NO_EDIT_ACCESS.test(words)) throw new ActivTrakError('unexpected', MAY_NOT_EDIT, { cause: failure });
      throw words.includes('edit a protected') ? wrong(CHANGE_PROTECTED) : failure;
    }
  };
