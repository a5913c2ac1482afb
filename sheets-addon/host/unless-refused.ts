/** What Google answers; `undefined` where it refuses, as any of its services does now and then: for what is worth no failure of its own. */
export function unlessRefused<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
