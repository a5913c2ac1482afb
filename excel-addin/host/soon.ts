/** Nobody waits longer for an answer of Excel's; while a person types into a cell, there is none. */
const ANSWER_MS = 2000;

/** Asks Excel for something and waits for the answer, not for long. Excel may refuse by a promise, or by an exception at once. */
export async function soon(ask: () => Promise<void>): Promise<void> {
  const asked = ask().catch(() => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((done) => {
    timer = setTimeout(done, ANSWER_MS);
  });
  await Promise.race([asked, late]);
  clearTimeout(timer);
}
