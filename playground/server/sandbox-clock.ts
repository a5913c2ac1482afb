/** How far the clock of the API on this machine is ahead, in seconds, and how many log rows arrived when it was last set ahead. */
export interface SandboxClock {
  readonly ahead: number;
  readonly arrived: number;
}

/** Where nobody has worked, a few have after all, and a computer sends what it kept: time that passes always brings something to refresh. */
const OVERTIME = { count: 3, late: 2, daysBack: 2 };

/** @param key the administrator's @param others keys of further accounts there, for which the same time passes */
export function sandboxClock(apiAddress: string, key: string, others: readonly string[] = []) {
  async function ask<T>(what: string, body?: object, as = key): Promise<Partial<T>> {
    const headers = { 'x-api-key': as, 'content-type': 'application/json' };
    const response = await fetch(`${apiAddress}/sandbox/v1/${what}`, {
      headers,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    return (await response.json()) as Partial<T>;
  }

  return {
    read: async (): Promise<SandboxClock> => ({ ahead: 0, arrived: 0, ...(await ask<SandboxClock>('clock')) }),
    /** Lets seconds pass. */
    async pass(seconds: number): Promise<SandboxClock> {
      for (const other of others) await ask('clock', { seconds }, other);
      const { ahead = 0, arrived = 0 } = await ask<SandboxClock>('clock', { seconds });
      if (arrived > 0) return { ahead, arrived };
      const { logIds = [] } = await ask<{ readonly logIds: readonly string[] }>('records', OVERTIME);
      return { ahead, arrived: logIds.length };
    },
  };
}
