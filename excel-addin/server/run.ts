import type { ExcelServer } from './server';

/** Waits for SIGTERM or SIGINT and lets the server end what it is at; the same signal again ends it at once. */
export function untilStopped(server: ExcelServer): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, stop).once(signal, () => process.exit(1));
      server.close().then(resolve, reject);
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  });
}
