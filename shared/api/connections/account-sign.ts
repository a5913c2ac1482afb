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

/**
 * The sign of the account whose people these are; `undefined` where nobody is known.
 * @param before whose people stay in it, as far as they are among these: keys that see other people first know it by them
 */
export function accountSign(people: PeopleSeen, before: AccountSign = {}): AccountSign | undefined {
  const now = signed(people);
  const kept = Object.entries(before)
    .filter(([id, word]) => now[id] === word)
    .slice(0, MOST / 2);
  const some = [...kept, ...Object.entries(now).slice(0, MOST - kept.length)];
  return some.length === 0 ? undefined : Object.fromEntries(some);
}

/** Compares people with those of a sign, as `accountsCompared` does. */
export const comparedWithSign = (sign: AccountSign, people: PeopleSeen): ReturnType<typeof accountsCompared> =>
  accountsCompared(sign, signed(people));
