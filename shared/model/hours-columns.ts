import type { Column } from './cell';
import { internal, internalPerson, optional, optionalPerson, usual, usualPerson } from './column';

/** Times that hours can be counted by. Passive time inflates hours, so each label names its metric. */
const METRICS: readonly Column[] = [
  usual('duration', 'active', 'Active', 'activetime.total'),
  usual('duration', 'passive', 'Passive', 'passivetime.total'),
  usual('duration', 'total', 'Total', 'totaltime'),
  usual('duration', 'productiveActive', 'Productive active', 'activetime.productive'),
  usual('duration', 'unproductiveActive', 'Unproductive active', 'activetime.unproductive'),
  usual('duration', 'undefinedActive', 'Undefined active', 'activetime.undefined'),
  optional('duration', 'productivePassive', 'Productive passive', 'passivetime.productive'),
  optional('duration', 'unproductivePassive', 'Unproductive passive', 'passivetime.unproductive'),
  optional('duration', 'undefinedPassive', 'Undefined passive', 'passivetime.undefined'),
];

const MOMENTS: readonly Column[] = [
  optional('datetime', 'firstActivity', 'First activity'),
  optional('datetime', 'lastActivity', 'Last activity'),
  optional('datetime', 'lastActivityLog', 'Last activity log'),
];

const DATE = usual('date', 'date', 'Date');

const GROUPS: readonly Column[] = [
  optional('names', 'groups', 'Groups'),
  internal('members', 'groupMembers', 'Group names and ids', 'groups'),
];

const OF_BOTH: readonly Column[] = [...METRICS, ...MOMENTS, ...GROUPS];

/**
 * Hours by user and day. The early-access dialect gives the user only in the list `users` and names no computer; the
 * current one has `userId` and `user`. `TotalOfflineMeetings` has no documented unit and stays a plain number.
 */
export const USER_HOURS_COLUMNS: readonly Column[] = [
  DATE,
  usualPerson('text', 'user', 'User', 'user', 'users'),
  ...OF_BOTH,
  optionalPerson('id', 'userId', 'User ID', 'userid', 'users'),
  optionalPerson('names', 'computers', 'Computers', 'computers', 'computer'),
  optionalPerson('id', 'computerId', 'Computer ID'),
  optional('number', 'offlineMeetings', 'Offline meetings', 'totalofflinemeetings'),
  optional('text', 'location', 'Location'),
  internalPerson('members', 'userMembers', 'User names and ids', 'users'),
];

/** Hours by computer and day; the mirror of the hours by user. */
export const COMPUTER_HOURS_COLUMNS: readonly Column[] = [
  DATE,
  usualPerson('text', 'computer', 'Computer', 'computer', 'computers'),
  ...OF_BOTH,
  optionalPerson('id', 'computerId', 'Computer ID', 'computerid', 'computers'),
  optionalPerson('names', 'users', 'Users', 'users', 'user'),
  optionalPerson('id', 'userId', 'User ID'),
  internalPerson('members', 'userMembers', 'User names and ids', 'users'),
  internalPerson('members', 'computerMembers', 'Computer names and ids', 'computers'),
];
