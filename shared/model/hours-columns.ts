import type { Column } from './cell';
import { column } from './column';

/** Times that hours can be counted by. Passive time inflates hours, so each label names its metric. */
const METRICS: readonly Column[] = [
  column('usual', 'nothing', 'duration', 'active', 'Active', 'activetime.total'),
  column('usual', 'nothing', 'duration', 'passive', 'Passive', 'passivetime.total'),
  column('usual', 'nothing', 'duration', 'total', 'Total', 'totaltime'),
  column('usual', 'nothing', 'duration', 'productiveActive', 'Productive active', 'activetime.productive'),
  column('usual', 'nothing', 'duration', 'unproductiveActive', 'Unproductive active', 'activetime.unproductive'),
  column('usual', 'nothing', 'duration', 'undefinedActive', 'Undefined active', 'activetime.undefined'),
  column('optional', 'nothing', 'duration', 'productivePassive', 'Productive passive', 'passivetime.productive'),
  column('optional', 'nothing', 'duration', 'unproductivePassive', 'Unproductive passive', 'passivetime.unproductive'),
  column('optional', 'nothing', 'duration', 'undefinedPassive', 'Undefined passive', 'passivetime.undefined'),
];

const MOMENTS: readonly Column[] = [
  column('optional', 'nothing', 'datetime', 'firstActivity', 'First activity'),
  column('optional', 'nothing', 'datetime', 'lastActivity', 'Last activity'),
  column('optional', 'nothing', 'datetime', 'lastActivityLog', 'Last activity log'),
];

const DATE = column('usual', 'nothing', 'date', 'date', 'Date');

const GROUPS: readonly Column[] = [
  column('optional', 'nothing', 'names', 'groups', 'Groups'),
  column('internal', 'nothing', 'members', 'groupMembers', 'Group names and ids', 'groups'),
];

const OF_BOTH: readonly Column[] = [...METRICS, ...MOMENTS, ...GROUPS];

/**
 * Hours by user and day. The early-access dialect prints the user in the list `users` alone and names no computer; the
 * current one has `userId` and `user`. `TotalOfflineMeetings` has no documented unit and stays a plain number.
 */
export const USER_HOURS_COLUMNS: readonly Column[] = [
  DATE,
  column('usual', 'person', 'text', 'user', 'User', 'user', 'users'),
  ...OF_BOTH,
  column('optional', 'person', 'id', 'userId', 'User ID', 'userid', 'users'),
  column('optional', 'person', 'names', 'computers', 'Computers', 'computers', 'computer'),
  column('optional', 'person', 'id', 'computerId', 'Computer ID'),
  column('optional', 'nothing', 'number', 'offlineMeetings', 'Offline meetings', 'totalofflinemeetings'),
  column('optional', 'nothing', 'text', 'location', 'Location'),
  column('internal', 'person', 'members', 'userMembers', 'User names and ids', 'users'),
];

/** Hours by computer and day; the mirror of the hours by user. */
export const COMPUTER_HOURS_COLUMNS: readonly Column[] = [
  DATE,
  column('usual', 'person', 'text', 'computer', 'Computer', 'computer', 'computers'),
  ...OF_BOTH,
  column('optional', 'person', 'id', 'computerId', 'Computer ID', 'computerid', 'computers'),
  column('optional', 'person', 'names', 'users', 'Users', 'users', 'user'),
  column('optional', 'person', 'id', 'userId', 'User ID'),
  column('internal', 'person', 'members', 'userMembers', 'User names and ids', 'users'),
  column('internal', 'person', 'members', 'computerMembers', 'Computer names and ids', 'computers'),
];
