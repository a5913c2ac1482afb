/** Counts the distinct states that the tests of a file try: a change of the tests must not lose any. */
export interface TriedStates {
  /** One test's. */
  add(states: number): void;
}

/**
 * Prints how many there were when all tests have counted theirs, and fails where they were fewer than they used to be. A change of the
 * product may well leave fewer: then the number here follows it.
 * @param tests how many count; where some were left out by their names, nothing is expected
 */
export function triedStates(what: string, tests: number, atLeast: number): TriedStates {
  let [counted, all] = [0, 0];
  afterAll(() => {
    if (counted < tests) return;
    process.stdout.write(`${what}: ${all} distinct states.\n`);
    expect(all).toBeGreaterThanOrEqual(atLeast);
  });
  return {
    add(states) {
      counted += 1;
      all += states;
    },
  };
}
