/** What a service of Google's throws: the script sees an error named `Exception` with this message. */
export class ScriptException extends Error {
  override readonly name = 'Exception';
}

/** Google's text when an execution has taken too long. */
export const TIME_EXCEEDED = 'Exceeded maximum execution time';
