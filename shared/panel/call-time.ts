/** The panel waits for an answer; a minute is long enough for a person. Milliseconds. */
export const CALL_MS = 60_000;
/** A refresh is driven in short steps, so that its progress is seen and it can be stopped. A slow answer and a pause that the server asks for may take longer. */
const STEP_MS = 6_000;

/** For how many milliseconds a call of the panel goes on by itself. */
export const stepOf = (call: string): number => (call === 'refresh' ? STEP_MS : CALL_MS);
