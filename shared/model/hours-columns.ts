import type { Column } from './cell';
import { internal, internalPerson, optional, optionalPerson, usual, usualPerson } from './column';

/** Times that hours can be counted by. Passive time inflates hours, so each label names its metric. */
const METRICS: readonly Column[] = [
  usual('duration', 'active', 'activetime.total'),
  usual('duration', 'passive', 'passivetime.total'),
  usual('duration', 'total', 'totaltime'),
  usual('duration', 'productiveActive', 'activetime.productive'),
  usual('duration', 'unproductiveActive', 'activetime.unproductive'),
  usual('duration', 'undefinedActive', 'activetime.undefined'),
  optional('duration', 'productivePassive', 'passivetime.productive'),
  optional('duration', 'unproductivePassive', 'passivetime.unproductive'),
  optional('duration', 'undefinedPassive', 'passivetime.undefined'),
];

const MOMENTS: readonly Column[] = [
  optional('datetime', 'firstActivity'),
  optional('datetime', 'lastActivity'),
  optional('datetime', 'lastActivityLog'),
];

const DATE = usual('date', 'date');

const GROUPS: readonly Column[] = [optional('names', 'groups'), internal('members', 'groupMembers', 'groups')];

const OF_BOTH: readonly Column[] = [...METRICS, ...MOMENTS, ...GROUPS];

/**
 * Hours by user and day. The early-access dialect gives the user only in the list `users` and names no computer; the
 * current one has `userId` and `user`. `TotalOfflineMeetings` has no documented unit and stays a plain number.
 */
export const USER_HOURS_COLUMNS: readonly Column[] = [
  DATE,
  usualPerson('text', 'user', 'user', 'users'),
  ...OF_BOTH,
  optionalPerson('id', 'userId', 'userid', 'users'),
  optionalPerson('names', 'computers', 'computers', 'computer'),
  optionalPerson('id', 'computerId'),
  optional('number', 'offlineMeetings', 'totalofflinemeetings'),
  optional('text', 'location'),
  internalPerson('members', 'userMembers', 'users'),
];

/** Hours by computer and day; the mirror of the hours by user. */
export const COMPUTER_HOURS_COLUMNS: readonly Column[] = [
  DATE,
  usualPerson('text', 'computer', 'computer', 'computers'),
  ...OF_BOTH,
  optionalPerson('id', 'computerId', 'computerid', 'computers'),
  optionalPerson('names', 'users', 'users', 'user'),
  optionalPerson('id', 'userId'),
  internalPerson('members', 'userMembers', 'users'),
  internalPerson('members', 'computerMembers', 'computers'),
];
