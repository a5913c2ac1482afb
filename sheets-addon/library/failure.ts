import { type ActivTrakError, isActivTrakError } from '../../shared/errors';

/**
 * What `work` gives; what it throws is a plain Error with the sentence, its `code` and whether it may pass. The caller's own errors, thrown in a
 * function that was handed in, stay what they are.
 */
export function plainly<T>(work: () => T): T {
  try {
    return work();
  } catch (failure) {
    throw isActivTrakError(failure) ? plainError(failure) : failure;
  }
}

function plainError({ message, code, retryable }: ActivTrakError): ActivTrak.Failure {
  // Limits are set to a spreadsheet's formulas; a key that a script passes has none.
  return Object.assign(new Error(inLibraryWords(message)), { code: code as Exclude<typeof code, 'limited'>, retryable });
}

/** Sentences speak of cells and name their functions; here the function of the same meaning is `computerHours`, not `=ACTIVTRAK_COMPUTER_HOURS()`. */
const inLibraryWords = (message: string): string =>
  message
    .replace(/^Another cell\b/, 'Another execution')
    .replace(' when you recalculate in a minute', ' in a minute')
    .replace(/=?ACTIVTRAK_([A-Z_]+)(?:\(\))?/g, (_, name: string) => {
      const words = name.toLowerCase().replace(/_(.)/g, (_mark, letter: string) => letter.toUpperCase());
      return `${words === 'log' ? 'activityLog' : words}()`;
    });
