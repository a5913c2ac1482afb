const SLOW = 90_000;

/**
 * Steps of one test file that build on one another: once one has failed, those after it would only wait, so they fail at once.
 * @param seen looks at what is on the screen, for the words of a failure
 */
export function inSteps(seen: () => Promise<string>): (name: string, work: () => Promise<void>, timeout?: number) => void {
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
