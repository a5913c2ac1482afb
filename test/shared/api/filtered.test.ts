import type { Dialect } from '../../../shared/api/connections/connection';
import { type Filter, filterVerdict } from '../../../shared/api/streams/filter';
import { readHours } from '../../../shared/api/streams/read-hours';
import { STREAMS, type StreamName } from '../../../shared/api/streams/streams';
import type { Row } from '../../../shared/model/cell';
import { columnIndex } from '../../../shared/model/selection';
import { serialOfToday } from '../../../shared/model/serial';
import type { WhoKind } from '../../../shared/model/who-kinds';
import { type Ending, underBothDrivers } from '../../doubles/both-drivers';
import { type FakeApiOptions, fakeApi } from '../../doubles/fake-api';
import { type FakeActivity, fakeOrganisation } from '../../doubles/fake-organisation';
import { httpAnswer, jsonAnswer } from '../../doubles/scripted-transport';
import { type ClientOver, clientOver } from './client-over';
import { newestLog } from './newest-log';

const DATE = '2026-03-18';
const LOG: readonly FakeActivity[] = [1, 2, 3, 4].map((personId) => ({
  logId: String(personId),
  time: `${DATE}T0${personId}:00:00`,
  utc: `${DATE}T0${personId}:00:00`,
  personId,
  seconds: 10,
  title: 'Secret',
}));
const ORGANISATION = fakeOrganisation(4, [DATE], LOG);

interface Reading {
  readonly ending: Ending<{ readonly rows: readonly Row[] }>;
  /** The parameters that narrowed each request. */
  readonly filters: readonly string[];
  readonly over: ClientOver;
}

/** Asks a server for one user, group or computer, presuming a dialect. */
async function ask(stream: StreamName, filter: Filter, presumed: Dialect, api: Partial<FakeApiOptions> = {}): Promise<Reading> {
  const day = serialOfToday(DATE);
  const query = {
    stream: STREAMS[stream],
    range: { from: day, to: day },
    filter,
    columns: STREAMS[stream].columns,
    unit: 'seconds',
  } as const;
  let over: ClientOver | undefined;
  const ending = await underBothDrivers<{ readonly rows: readonly Row[] }>((timing) => {
    const transport = fakeApi(timing, { organisation: ORGANISATION, dialect: presumed, keyHeader: 'bearer', ...api });
    const made = clientOver(timing, transport, { connection: { dialect: presumed, keyHeader: 'bearer' } });
    over = made;
    const task = stream === 'activity-log' ? newestLog(made.client, query, 100, made.budget) : readHours(made.client, query, made.budget);
    return { task, seen: made.seen };
  });
  const filters = (over as ClientOver).transport.rounds
    .flat()
    .map(({ url }) => /(?:user|client|group|computer|device)Id=\d+/.exec(url)?.[0] ?? 'none');
  return { ending, filters, over: over as ClientOver };
}

const shown = ({ ending }: Reading, stream: StreamName, key: string): readonly unknown[] =>
  ending.result?.rows.map((row) => row[columnIndex(STREAMS[stream].columns, key)]) ?? [];

const NOBODY = 2_147_483_647;
const BOTH: readonly Dialect[] = ['early-access', 'current'];

describe.each(BOTH)('a filter in the dialect %s', (dialect) => {
  const names = dialect === 'current' ? { user: 'clientId', computer: 'deviceId' } : { user: 'userId', computer: 'computerId' };

  it('that the rows prove costs no request more', async () => {
    const hours = await ask('user-hours', { kind: 'user', id: 3 }, dialect);
    expect(shown(hours, 'user-hours', 'userId')).toEqual([3]);
    expect(hours.filters).toEqual([`${names.user}=3`]);
    const group = await ask('user-hours', { kind: 'group', id: 51 }, dialect);
    expect(shown(group, 'user-hours', 'userId')).toEqual([2, 4]);
    expect(group.filters).toEqual(['groupId=51']);
    const computer = await ask('computer-hours', { kind: 'computer', id: 1003 }, dialect);
    expect(shown(computer, 'computer-hours', 'computerId')).toEqual([1003]);
    expect(computer.filters).toEqual([`${names.computer}=1003`]);
  });

  it('that finds nobody gives no rows', async () => {
    const { ending, filters } = await ask('user-hours', { kind: 'user', id: 99 }, dialect);
    expect(ending.result?.rows).toEqual([]);
    expect(filters).toEqual([`${names.user}=99`]);
  });

  it('that the rows cannot prove is tried with the id of nobody', async () => {
    const log = await ask('activity-log', { kind: 'user', id: 2 }, dialect);
    expect(shown(log, 'activity-log', 'user')).toEqual(['Person 2']);
    expect(new Set(log.filters)).toEqual(new Set([`${names.user}=2`, `${names.user}=${NOBODY}`]));
    const unnamed = await ask('user-hours', { kind: 'group', id: 51 }, dialect, { listForm: 'names' });
    expect(shown(unnamed, 'user-hours', 'date')).toHaveLength(2);
    expect(unnamed.filters).toEqual(['groupId=51', `groupId=${NOBODY}`]);
  });

  it('of the other dialect is found out and replaced', async () => {
    const other: Dialect = dialect === 'current' ? 'early-access' : 'current';
    for (const stream of ['user-hours', 'activity-log'] as const) {
      const reading = await ask(stream, { kind: 'user', id: 3 }, dialect, { dialect: other });
      expect(shown(reading, stream, 'user')).toEqual(['Person 3']);
      expect(reading.filters[0]).toBe(`${names.user}=3`);
      expect(reading.filters).toContain(other === 'current' ? 'clientId=3' : 'userId=3');
    }
  });

  it.each<[StreamName, WhoKind, number]>([
    ['user-hours', 'user', 3],
    ['user-hours', 'group', 51],
    ['computer-hours', 'computer', 1003],
    ['computer-hours', 'group', 51],
    ['activity-log', 'user', 3],
    ['activity-log', 'group', 51],
    ['activity-log', 'computer', 1003],
  ])('that the server leaves aside shows nobody: %s by %s', async (stream, kind, id) => {
    const ignores = ['userId', 'clientId', 'groupId', 'computerId', 'deviceId'];
    for (const listForm of ['names', 'ids', 'objects', 'pairs'] as const) {
      const { ending, filters } = await ask(stream, { kind, id }, dialect, { ignores, listForm });
      expect(ending.error).toMatchObject({ code: 'filter-ignored', retryable: false });
      expect(ending.error?.message).not.toMatch(/Person|Secret|PC-/);
      expect(filters).not.toContain('none');
    }
  });

  it('that the server leaves aside is not tried twice under the same name', async () => {
    const { filters } = await ask('user-hours', { kind: 'group', id: 51 }, dialect, { ignores: ['groupId'] });
    expect(filters).toEqual(['groupId=51']);
  });

  it('whose proof fails gives no rows either', async () => {
    const fault: FakeApiOptions['fault'] = (_, parameters) =>
      [...parameters.values()].includes(String(NOBODY)) ? httpAnswer(400) : undefined;
    const { ending } = await ask('activity-log', { kind: 'user', id: 2 }, dialect, { fault });
    expect(ending.error?.code).toBe('rejected');
  });

  it('whose proof is sent round and round by empty pages ends after a few', async () => {
    const fault: FakeApiOptions['fault'] = (_, parameters) =>
      [...parameters.values()].includes(String(NOBODY))
        ? jsonAnswer({ activity: [], cursor: String((Number(parameters.get('cursor')) + 1) % 3) })
        : undefined;
    const { ending, filters } = await ask('activity-log', { kind: 'user', id: 2 }, dialect, { fault });
    expect(ending.error).toMatchObject({ code: 'decode', retryable: true });
    expect(filters.length).toBeLessThan(20);
  });
});

describe('what rows say of a filter', () => {
  const { columns } = STREAMS['user-hours'];
  const row = (cells: Readonly<Record<string, string | number>>): Row => columns.map(({ key }) => cells[key] ?? '');
  const verdict = (kind: WhoKind, ...rows: readonly Row[]): string => filterVerdict({ kind, id: 7 }, columns, rows);

  it('is told by ids, of each row', () => {
    expect(verdict('user')).toBe('obeyed');
    expect(verdict('user', row({ userId: 7 }), row({ userId: 7 }))).toBe('obeyed');
    expect(verdict('user', row({ userId: 7 }), row({ userId: 8 }))).toBe('ignored');
    expect(verdict('user', row({ userMembers: '[["7","Jane"]]' }))).toBe('obeyed');
    expect(verdict('user', row({ userMembers: '[["8","Joe"]]' }))).toBe('ignored');
    expect(verdict('group', row({ groupMembers: '[["6","A"],["7","B"]]' }))).toBe('obeyed');
    expect(verdict('group', row({ groupMembers: '[["6","A"]]' }))).toBe('ignored');
  });

  it('is unclear where rows name nobody by id', () => {
    expect(verdict('user', row({ userId: 7 }), row({ user: 'Jane' }))).toBe('unclear');
    expect(verdict('user', row({ userMembers: '[["","Jane"]]' }))).toBe('unclear');
    expect(verdict('group', row({ groups: 'Sales', groupMembers: '[["","Sales"]]' }))).toBe('unclear');
  });

  it("is unclear where the id is another thing's", () => {
    expect(verdict('computer', row({ computerId: 8 }))).toBe('unclear');
  });
});
