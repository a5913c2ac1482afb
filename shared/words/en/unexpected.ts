/** What nobody expected. */

export const SOMETHING_WRONG = 'Something unexpected went wrong.';
/** @param what a sentence that says what went wrong @param code finds the cause in the host's log */
export const sendCode = (what: string, code: string): string => `${what} Try again, or send the code ${code} to your administrator.`;
