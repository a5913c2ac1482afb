/**
 * By what an account is known again in a document, where whoever refreshes next has a store of her own.
 * @module
 */
import { accountsCompared, type PeopleSeen } from './people-seen';

/**
 * By the IDs of some people, a number from 0 to 15 made of each name: enough of them tell two accounts apart, and one says nothing of a name. Those
 * with the lowest IDs are on the same page for everybody.
 */
export type AccountSign = PeopleSeen;

const MOST = 20;

const signed = (people: PeopleSeen): AccountSign => Object.fromEntries(Object.entries(people).map(([id, word]) => [id, word >>> 28]));

/** The sign of the account whose people these are; `undefined` where nobody is known. */
export function accountSign(people: PeopleSeen): AccountSign | undefined {
  const some = Object.entries(people).slice(0, MOST);
  return some.length === 0 ? undefined : signed(Object.fromEntries(some));
}

/** Compares people with those of a sign, as `accountsCompared` does. */
export const comparedWithSign = (sign: AccountSign, people: PeopleSeen): ReturnType<typeof accountsCompared> =>
  accountsCompared(sign, signed(people));
