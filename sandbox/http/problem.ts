/** A request that cannot be answered, as the API says it. */
export class Problem extends Error {
  readonly status: 400 | 401 | 403 | 404 | 405;

  constructor(status: Problem['status'], message: string) {
    super(message);
    this.status = status;
  }
}

/** The body of a failed answer. */
export const problemBody = (message: string): string => JSON.stringify({ messages: [message], success: false });
