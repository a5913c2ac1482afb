import type { Column } from './cell';

/** A time or a moment of somebody's day. */
const measured = (kind: 'duration' | 'datetime', offer: 'usual' | 'optional', key: string, label: string, source: string): Column => ({
  key,
  label,
  kind,
  sources: [source],
  offer,
  about: 'nothing',
});

/** Times that hours can be counted by. Passive time inflates hours, so each label names its metric. */
const METRICS: readonly Column[] = [
  measured('duration', 'usual', 'active', 'Active', 'activetime.total'),
  measured('duration', 'usual', 'passive', 'Passive', 'passivetime.total'),
  measured('duration', 'usual', 'total', 'Total', 'totaltime'),
  measured('duration', 'usual', 'productiveActive', 'Productive active', 'activetime.productive'),
  measured('duration', 'usual', 'unproductiveActive', 'Unproductive active', 'activetime.unproductive'),
  measured('duration', 'usual', 'undefinedActive', 'Undefined active', 'activetime.undefined'),
  measured('duration', 'optional', 'productivePassive', 'Productive passive', 'passivetime.productive'),
  measured('duration', 'optional', 'unproductivePassive', 'Unproductive passive', 'passivetime.unproductive'),
  measured('duration', 'optional', 'undefinedPassive', 'Undefined passive', 'passivetime.undefined'),
];

const MOMENTS: readonly Column[] = [
  measured('datetime', 'optional', 'firstActivity', 'First activity', 'firstactivity'),
  measured('datetime', 'optional', 'lastActivity', 'Last activity', 'lastactivity'),
  measured('datetime', 'optional', 'lastActivityLog', 'Last activity log', 'lastactivitylog'),
];

const DATE: Column = { key: 'date', label: 'Date', kind: 'date', sources: ['date'], offer: 'usual', about: 'nothing' };

const GROUPS: readonly Column[] = [
  { key: 'groups', label: 'Groups', kind: 'names', sources: ['groups'], offer: 'optional', about: 'nothing' },
  { key: 'groupMembers', label: 'Group names and ids', kind: 'members', sources: ['groups'], offer: 'internal', about: 'nothing' },
];

/**
 * Hours by user and day. The early-access dialect prints the user in the list `users` alone and names no computer; the
 * current one has `userId` and `user`. `TotalOfflineMeetings` has no documented unit and stays a plain number.
 */
export const USER_HOURS_COLUMNS: readonly Column[] = [
  DATE,
  { key: 'user', label: 'User', kind: 'text', sources: ['user', 'users'], offer: 'usual', about: 'person' },
  ...METRICS,
  ...MOMENTS,
  ...GROUPS,
  { key: 'userId', label: 'User ID', kind: 'id', sources: ['userid', 'users'], offer: 'optional', about: 'person' },
  { key: 'computers', label: 'Computers', kind: 'names', sources: ['computers', 'computer'], offer: 'optional', about: 'person' },
  { key: 'computerId', label: 'Computer ID', kind: 'id', sources: ['computerid'], offer: 'optional', about: 'person' },
  {
    key: 'offlineMeetings',
    label: 'Offline meetings',
    kind: 'number',
    sources: ['totalofflinemeetings'],
    offer: 'optional',
    about: 'nothing',
  },
  { key: 'location', label: 'Location', kind: 'text', sources: ['location'], offer: 'optional', about: 'nothing' },
  { key: 'userMembers', label: 'User names and ids', kind: 'members', sources: ['users'], offer: 'internal', about: 'person' },
];

/** Hours by computer and day; the mirror of the hours by user. */
export const COMPUTER_HOURS_COLUMNS: readonly Column[] = [
  DATE,
  { key: 'computer', label: 'Computer', kind: 'text', sources: ['computer', 'computers'], offer: 'usual', about: 'person' },
  ...METRICS,
  ...MOMENTS,
  ...GROUPS,
  { key: 'computerId', label: 'Computer ID', kind: 'id', sources: ['computerid', 'computers'], offer: 'optional', about: 'person' },
  { key: 'users', label: 'Users', kind: 'names', sources: ['users', 'user'], offer: 'optional', about: 'person' },
  { key: 'userId', label: 'User ID', kind: 'id', sources: ['userid'], offer: 'optional', about: 'person' },
  { key: 'userMembers', label: 'User names and ids', kind: 'members', sources: ['users'], offer: 'internal', about: 'person' },
  { key: 'computerMembers', label: 'Computer names and ids', kind: 'members', sources: ['computers'], offer: 'internal', about: 'person' },
];
