import type { Column } from '../../model/cell';
import { COMPUTER_HOURS_COLUMNS, USER_HOURS_COLUMNS } from '../../model/hours-columns';
import { LOG_COLUMNS } from '../../model/log-columns';
import type { WhoKind } from '../../model/who-kinds';
import type { Dialect } from '../connections/connection';
import { ACTIVITY, BY_CURSOR, BY_NUMBER, HOURS_OF_DAY, type PagingKind, type RecordKind } from './stream-traits';

/** The API's collections: working hours by user, working hours by computer, and the activity log. */
export const STREAM_NAMES = ['user-hours', 'computer-hours', 'activity-log'] as const;
/** One of the API's collections. */
export type StreamName = (typeof STREAM_NAMES)[number];

type FilterParameters = Readonly<Partial<Record<WhoKind, string>>>;

/** One collection of the API. */
export interface Stream {
  readonly name: StreamName;
  readonly path: string;
  /** What one record is: somebody's hours of a day, or one activity. */
  readonly record: RecordKind;
  /** The column that says whose a record is. */
  readonly owner: 'user' | 'computer';
  /** To whom its rows say that they belong. */
  readonly told: readonly WhoKind[];
  /** Keys of a record that only the current dialect has. */
  readonly currentKeys: readonly string[];
  /** How its pages follow each other. ActivTrak means to move every stream to cursors one day. */
  readonly paging: PagingKind;
  readonly dates: { readonly from: string; readonly to: string };
  /** The parameter that narrows a request to one user, group or computer, where the dialect has one. */
  readonly filters: Readonly<Record<Dialect, FilterParameters>>;
  readonly columns: readonly Column[];
  /** The columns that tell a record from every other; a record with one of them empty has no identity. */
  readonly identity: readonly string[];
}

const EARLY_ACCESS_FILTERS: FilterParameters = { user: 'userId', group: 'groupId', computer: 'computerId' };

/** What the hours by user and those by computer have in common. */
const HOURS = {
  record: HOURS_OF_DAY,
  currentKeys: ['user', 'computer'],
  paging: BY_NUMBER,
  dates: { from: 'from', to: 'to' },
} as const;

/** Every stream as ActivTrak's two published descriptions have it. */
export const STREAMS: Readonly<Record<StreamName, Stream>> = {
  'user-hours': {
    ...HOURS,
    name: 'user-hours',
    path: '/reports/v2/workinghours/users',
    owner: 'user',
    told: ['user', 'group'],
    filters: { 'early-access': EARLY_ACCESS_FILTERS, current: { user: 'clientId', group: 'groupId' } },
    columns: USER_HOURS_COLUMNS,
    identity: ['date', 'userId'],
  },
  'computer-hours': {
    ...HOURS,
    name: 'computer-hours',
    path: '/reports/v2/workinghours/computers',
    owner: 'computer',
    told: ['computer', 'group'],
    filters: { 'early-access': EARLY_ACCESS_FILTERS, current: { computer: 'deviceId', group: 'groupId' } },
    columns: COMPUTER_HOURS_COLUMNS,
    identity: ['date', 'computerId'],
  },
  'activity-log': {
    name: 'activity-log',
    path: '/reports/v2/activitylog',
    record: ACTIVITY,
    owner: 'user',
    told: ['computer'],
    currentKeys: ['time', 'time_utc'],
    paging: BY_CURSOR,
    dates: { from: 'startDate', to: 'endDate' },
    filters: { 'early-access': EARLY_ACCESS_FILTERS, current: { user: 'clientId', group: 'groupId', computer: 'deviceId' } },
    columns: LOG_COLUMNS,
    identity: ['logId'],
  },
};

const HOURS_OF: Readonly<Record<WhoKind, StreamName>> = { user: 'user-hours', group: 'user-hours', computer: 'computer-hours' };

/** The hours in which a user, a group or a computer is looked for. */
export const hoursStream = (kind: WhoKind): Stream => STREAMS[HOURS_OF[kind]];
