import { worded } from '../shared/diagnostics';
import { scriptDiagnostics } from './host/diagnostics';

/** What `work` gives. Whatever it throws becomes an Error with the sentence alone: Google shows or mails it, an error's name before its message. */
export function plainly<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (failure) {
    throw new Error(messageOf(failure, where));
  }
}

/** What a failure says to a person. */
export const messageOf = (failure: unknown, where: string): string => worded(failure, scriptDiagnostics, where).message;
