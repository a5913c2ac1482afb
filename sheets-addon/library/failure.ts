import { googleRefused, unexpectedInLibrary } from '#words/library';
import { holdsPart } from '../../shared/api/requests/server-words';
import { told } from '../../shared/diagnostics';
import { type ActivTrakError, isActivTrakError } from '../../shared/errors';
import { scriptDiagnostics } from '../host/diagnostics';

/** What the caller's own function threw; it goes through as it is. */
class CallersError extends Error {
  constructor(readonly thrown: unknown) {
    super('thrown by the caller');
  }
}

/** The caller's own function: what it throws is told from what is thrown here. */
export const ofCaller =
  <Args extends readonly unknown[]>(call: (...args: Args) => unknown) =>
  (...args: Args): unknown => {
    try {
      return call(...args);
    } catch (thrown) {
      throw new CallersError(thrown);
    }
  };

/**
 * What `work` gives; what it throws is a plain Error with the sentence, its `code` and whether it may pass, also where Google's services threw. The
 * caller's own errors, thrown in a function that was handed in, stay what they are.
 * @param secret what no sentence may hold
 */
export function throwingFailures<T>(work: () => T, secret = ''): T {
  try {
    return work();
  } catch (failure) {
    if (failure instanceof CallersError) throw failure.thrown;
    throw isActivTrakError(failure) ? plainError(failure) : hostError(failure, secret);
  }
}

/** Whether an error came from this library; what `catch` gives may be anything. */
export const isFailure = (error: unknown): error is ActivTrak.Failure => {
  const { code, retryable } = (error ?? {}) as Partial<ActivTrak.Failure>;
  return typeof code === 'string' && typeof retryable === 'boolean';
};

function plainError({ message, code, retryable, retryAfterMs }: ActivTrakError): ActivTrak.Failure {
  return Object.assign(new Error(message), {
    // Limits are set to a spreadsheet's formulas, and what is unexpected is `host` here.
    code: code as Exclude<typeof code, 'limited' | 'unexpected'>,
    retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }),
  });
}

/** What Google says of troubles that pass. */
const PASSING = /server error|service error|try again|timed out|short time|temporar|internal error|service unavailable/i;

/** Google's services throw errors of one kind, with nothing but words; what JavaScript itself throws is a fault in here. */
function hostError(failure: unknown, secret: string): ActivTrak.Failure {
  const { name = '', message = failure } = (failure ?? {}) as { readonly name?: unknown; readonly message?: unknown };
  const heard = String(message).replace(/\s+/g, ' ').slice(0, 300);
  // A host may repeat what it was handed in any writing, and cut it: with a part of the key in it, its words are left out.
  const words = secret !== '' && holdsPart(String(message), secret) ? undefined : heard.replace(/\.$/, '');
  const isFault = /^(?:Type|Range|Reference|Syntax)Error$/.test(String(name));
  const code = told(failure, scriptDiagnostics, 'the library');
  const sentence = isFault ? unexpectedInLibrary(code) : googleRefused(words, code);
  return Object.assign(new Error(sentence), { code: 'host' as const, retryable: !isFault && PASSING.test(heard) });
}
