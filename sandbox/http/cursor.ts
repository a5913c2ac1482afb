import { createHmac } from 'node:crypto';
import { Problem } from './problem';

/** Cursors of one data file: opaque, and good for one account alone. They hold the last arrival that was given. */
export interface Cursors {
  write(account: string, arrival: number): string;
  /** @throws Problem 400 for a cursor that was not written here for this account */
  read(account: string, cursor: string): number;
}

export function cursors(seed: number): Cursors {
  const seal = (account: string, arrival: string): string =>
    createHmac('sha256', `cursors ${seed}`).update(`${account} ${arrival}`).digest('base64url').slice(0, 16);
  return {
    write: (account, arrival) => Buffer.from(`${arrival}.${seal(account, String(arrival))}`).toString('base64url'),
    read(account, cursor) {
      const [arrival = '', sealed] = Buffer.from(cursor, 'base64url').toString('utf8').split('.');
      if (!/^\d{1,15}$/.test(arrival) || sealed !== seal(account, arrival)) throw new Problem(400, 'The cursor is unknown.');
      return Number(arrival);
    },
  };
}
