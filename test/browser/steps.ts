const SLOW = 90_000;

/** Adds a step: what it shows, and the work that shows it within so many milliseconds. */
export type Step = (name: string, work: () => Promise<void>, timeout?: number) => void;

/**
 * Steps of one test file that build on one another: once one has failed, those after it would only wait, so they fail at once.
 * @param seen looks at what is on the screen, for the words of a failure
 */
export function inSteps(seen: () => Promise<string>): Step {
  let broken: string | undefined;
  return (name, work, timeout = SLOW) => {
    it(
      name,
      async () => {
        if (broken !== undefined) throw new Error(`“${broken}” failed before.`);
        broken = name;
        await work().catch(async (failure: Error) => {
          throw new Error(`${failure.message}\n${await seen()}`);
        });
        broken = undefined;
      },
      timeout,
    );
  };
}
