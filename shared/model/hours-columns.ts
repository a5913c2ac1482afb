import type { Column } from './cell';

/** Times that hours can be counted by. Passive time inflates hours, so each label names its metric. */
const METRICS: readonly Column[] = [
  { key: 'active', label: 'Active', kind: 'duration', sources: ['activetime.total'], offer: 'usual' },
  { key: 'passive', label: 'Passive', kind: 'duration', sources: ['passivetime.total'], offer: 'usual' },
  { key: 'total', label: 'Total', kind: 'duration', sources: ['totaltime'], offer: 'usual' },
  { key: 'productiveActive', label: 'Productive active', kind: 'duration', sources: ['activetime.productive'], offer: 'usual' },
  { key: 'unproductiveActive', label: 'Unproductive active', kind: 'duration', sources: ['activetime.unproductive'], offer: 'usual' },
  { key: 'undefinedActive', label: 'Undefined active', kind: 'duration', sources: ['activetime.undefined'], offer: 'usual' },
  { key: 'productivePassive', label: 'Productive passive', kind: 'duration', sources: ['passivetime.productive'], offer: 'optional' },
  { key: 'unproductivePassive', label: 'Unproductive passive', kind: 'duration', sources: ['passivetime.unproductive'], offer: 'optional' },
  { key: 'undefinedPassive', label: 'Undefined passive', kind: 'duration', sources: ['passivetime.undefined'], offer: 'optional' },
];

const MOMENTS: readonly Column[] = [
  { key: 'firstActivity', label: 'First activity', kind: 'datetime', sources: ['firstactivity'], offer: 'optional' },
  { key: 'lastActivity', label: 'Last activity', kind: 'datetime', sources: ['lastactivity'], offer: 'optional' },
  { key: 'lastActivityLog', label: 'Last activity log', kind: 'datetime', sources: ['lastactivitylog'], offer: 'optional' },
];

const DATE: Column = { key: 'date', label: 'Date', kind: 'date', sources: ['date'], offer: 'usual' };

const GROUPS: readonly Column[] = [
  { key: 'groups', label: 'Groups', kind: 'names', sources: ['groups'], offer: 'optional' },
  { key: 'groupMembers', label: 'Group names and ids', kind: 'members', sources: ['groups'], offer: 'internal' },
];

/**
 * Hours by user and day. The early-access dialect prints the user in the list `users` alone and names no computer; the
 * current one has `userId` and `user`. `TotalOfflineMeetings` has no documented unit and stays a plain number.
 */
export const USER_HOURS_COLUMNS: readonly Column[] = [
  DATE,
  { key: 'user', label: 'User', kind: 'text', sources: ['user', 'users'], offer: 'usual' },
  ...METRICS,
  ...MOMENTS,
  ...GROUPS,
  { key: 'userId', label: 'User ID', kind: 'id', sources: ['userid', 'users'], offer: 'optional' },
  { key: 'computers', label: 'Computers', kind: 'names', sources: ['computers', 'computer'], offer: 'optional' },
  { key: 'computerId', label: 'Computer ID', kind: 'id', sources: ['computerid'], offer: 'optional' },
  { key: 'offlineMeetings', label: 'Offline meetings', kind: 'number', sources: ['totalofflinemeetings'], offer: 'optional' },
  { key: 'location', label: 'Location', kind: 'text', sources: ['location'], offer: 'optional' },
  { key: 'userMembers', label: 'User names and ids', kind: 'members', sources: ['users'], offer: 'internal' },
];

/** Hours by computer and day; the mirror of the hours by user. */
export const COMPUTER_HOURS_COLUMNS: readonly Column[] = [
  DATE,
  { key: 'computer', label: 'Computer', kind: 'text', sources: ['computer', 'computers'], offer: 'usual' },
  ...METRICS,
  ...MOMENTS,
  ...GROUPS,
  { key: 'computerId', label: 'Computer ID', kind: 'id', sources: ['computerid', 'computers'], offer: 'optional' },
  { key: 'users', label: 'Users', kind: 'names', sources: ['users', 'user'], offer: 'optional' },
  { key: 'userId', label: 'User ID', kind: 'id', sources: ['userid'], offer: 'optional' },
  { key: 'userMembers', label: 'User names and ids', kind: 'members', sources: ['users'], offer: 'internal' },
  { key: 'computerMembers', label: 'Computer names and ids', kind: 'members', sources: ['computers'], offer: 'internal' },
];
