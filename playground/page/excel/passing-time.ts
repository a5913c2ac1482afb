/**
 * Takes the frame's clock over. What it gives sets the clock ahead and lets everything that runs at intervals run once, as on a computer
 * that has slept.
 */
export function passingTime(): (ms: number) => void {
  const now = Date.now;
  const [begin, end] = [window.setInterval.bind(window), window.clearInterval.bind(window)];
  const running = new Map<number | undefined, () => void>();
  let ahead = 0;
  Date.now = () => now() + ahead;
  const setInterval = (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): number => {
    const id = begin(run, ms, ...args);
    running.set(id, () => run(...args));
    return id;
  };
  const clearInterval = (id?: number): void => {
    running.delete(id);
    end(id);
  };
  Object.assign(window, { setInterval, clearInterval });
  return (ms) => {
    ahead += ms;
    for (const run of [...running.values()]) run();
  };
}
