import { createHmac } from 'node:crypto';
import { Problem } from './problem';

/** Cursors of one data file: opaque, and good for one account alone. They hold the last arrival that was given. */
export interface Cursors {
  write(account: string, arrival: number): string;
  /** @throws Problem 400 for a cursor that was not written here for this account */
  read(account: string, cursor: string): number;
}

/** Cursors that nobody can make up, and that belong to one account. */
export function cursors(seed: number): Cursors {
  const write = (account: string, arrival: number): string => {
    const seal = createHmac('sha256', `cursors ${seed}`).update(`${account} ${arrival}`).digest('base64url').slice(0, 16);
    return Buffer.from(`${arrival}.${seal}`).toString('base64url');
  };
  return {
    write,
    read(account, cursor) {
      const arrival = Number(Buffer.from(cursor, 'base64url').toString('utf8').split('.')[0]);
      if (cursor !== write(account, arrival)) throw new Problem(400, 'The cursor is unknown.');
      return arrival;
    },
  };
}
