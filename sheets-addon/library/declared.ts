/**
 * Lines that do not compile where the declaration for TypeScript and what is built part.
 * @module
 */
import type * as library from './index';

type Implementation = typeof library;
type Declaration = typeof ActivTrak;

/** `true` where each of two types takes the other. */
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

/** Neither has a function that the other lacks. */
export const SAME_NAMES: Same<keyof Implementation, keyof Declaration> = true;

/** Each function takes and gives the same in both. */
export const SAME_FUNCTIONS: { readonly [Name in keyof Declaration]: Same<Implementation[Name], Declaration[Name]> } = {
  connect: true,
  hours: true,
  computerHours: true,
  activityLog: true,
  syncActivityLog: true,
  users: true,
  groups: true,
  table: true,
  writeTable: true,
  forgetTable: true,
  isFailure: true,
};
