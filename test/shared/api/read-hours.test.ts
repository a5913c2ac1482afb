import type { Dialect } from '../../../shared/api/connections/connection';
import { type HoursRead, readHours } from '../../../shared/api/streams/read-hours';
import { STREAMS, type StreamName } from '../../../shared/api/streams/streams';
import { columnIndex } from '../../../shared/model/selection';
import { serialOfToday } from '../../../shared/model/serial';
import { type Ending, underBothDrivers } from '../../doubles/both-drivers';
import { budgetOfAsks } from '../../doubles/countdown-budget';
import { fakeApi } from '../../doubles/fake-api';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import type { ListForm } from '../../doubles/fake-records';
import { jsonAnswer, type RecordingTransport, respondingTransport } from '../../doubles/scripted-transport';
import type { Timing } from '../../doubles/timing';
import { type ClientOver, type ClientSetting, clientOver } from './client-over';

const DATES = ['2026-03-16', '2026-03-17', '2026-03-18'];
const RANGE = { from: serialOfToday('2026-03-16'), to: serialOfToday('2026-03-18') };

interface Reading {
  readonly ending: Ending<HoursRead>;
  readonly over: ClientOver;
}

async function read(
  transport: (timing: Timing) => RecordingTransport,
  { stream = 'user-hours', most, ...setting }: ClientSetting & { readonly stream?: StreamName; readonly most?: number } = {},
): Promise<Reading> {
  const { columns } = STREAMS[stream];
  const query = { stream: STREAMS[stream], range: RANGE, filter: undefined, columns, unit: 'seconds' } as const;
  let over: ClientOver | undefined;
  const ending = await underBothDrivers((timing) => {
    over = clientOver(timing, transport(timing), setting);
    return { task: readHours(over.client, query, over.budget, most), seen: over.seen };
  });
  return { ending, over: over as ClientOver };
}

const column = (ending: Ending<HoursRead>, stream: StreamName, key: string): readonly unknown[] =>
  ending.result?.rows.map((row) => row[columnIndex(STREAMS[stream].columns, key)]) ?? [];

describe.each<Dialect>(['early-access', 'current'])('hours of the dialect %s', (dialect) => {
  it.each<[StreamName, string, string]>([
    ['user-hours', 'user', 'userId'],
    ['computer-hours', 'computer', 'computerId'],
  ])('come whole, in order and typed: %s', async (stream, name, id) => {
    const organisation = fakeOrganisation(40, DATES);
    const { ending, over } = await read((timing) => fakeApi(timing, { organisation, dialect, largestPage: 7 }), { stream });
    const days = organisation.days;
    const people = organisation.people.flatMap(({ id: personId, name: person }) => [
      [personId, person],
      [1000 + personId, `PC-${personId}`],
    ]);
    expect(column(ending, stream, 'date')).toEqual(days.map(({ date }) => serialOfToday(date)));
    const ids = days.map(({ personId }) => (stream === 'user-hours' ? personId : 1000 + personId));
    expect(column(ending, stream, id)).toEqual(ids);
    expect(column(ending, stream, name)).toEqual(ids.map((wanted) => people.find(([found]) => found === wanted)?.[1]));
    expect(column(ending, stream, 'active')).toEqual(days.map((day) => day.productive + day.unproductive + day.undefined));
    expect(column(ending, stream, 'passive')).toEqual(days.map((day) => day.passive));
    expect(over.client.learnt().dialect).toBe(dialect);
  });

  it.each<ListForm>(['names', 'ids', 'objects', 'pairs'])('name their users where lists hold %s', async (listForm) => {
    const organisation = fakeOrganisation(3, DATES.slice(0, 1));
    const { ending } = await read((timing) => fakeApi(timing, { organisation, dialect, listForm }));
    const hasName = dialect === 'current' || listForm !== 'ids';
    const hasId = dialect === 'current' || listForm !== 'names';
    expect(column(ending, 'user-hours', 'user')).toEqual(hasName ? ['Person 1', 'Person 2', 'Person 3'] : ['1', '2', '3']);
    expect(column(ending, 'user-hours', 'userId')).toEqual(hasId ? [1, 2, 3] : ['', '', '']);
  });

  it('take two round trips for three pages', async () => {
    const organisation = fakeOrganisation(1000, DATES);
    const { ending, over } = await read((timing) => fakeApi(timing, { organisation, dialect }), {
      connection: { dialect, keyHeader: dialect === 'current' ? 'x-api-key' : 'bearer' },
    });
    expect(ending.result?.rows).toHaveLength(3000);
    expect(over.transport.rounds.map((round) => round.length)).toEqual([1, 2]);
  });
});

interface Record {
  readonly date: string;
  readonly userId: number | null;
}

const person = (userId: number | null): Record => ({ date: '2026-03-16', userId });
const people = (...ids: readonly (number | null)[]): readonly Record[] => ids.map(person);
const page = (total: number, activity: readonly Record[]): object => ({ activity, total });

/** A server whose rows move: each reading from page 1 on finds the next of `readings`, the last one for ever. */
function shifting(readings: readonly (readonly object[])[]): (timing: Timing) => RecordingTransport {
  return (timing) => {
    let reading = -1;
    return respondingTransport(timing, ({ url }) => {
      const number = Number(new URL(url).searchParams.get('page'));
      if (number === 1) reading += 1;
      return jsonAnswer((readings[Math.min(reading, readings.length - 1)] ?? [])[number - 1] ?? page(0, []));
    });
  };
}

const STEADY = [page(4, people(1, 2)), page(4, people(3, 4))];
const SHIFTED: readonly (readonly [string, readonly object[]])[] = [
  ['the total changes', [page(4, people(1, 2)), page(5, people(3, 4))]],
  ['a row comes twice', [page(4, people(1, 2)), page(4, people(2, 3))]],
  ['a row is missing', [page(4, people(1, 2)), page(4, people(3))]],
  ['a page is gone', [page(4, people(1, 2)), { activity: null, total: 4 }]],
  ['there are more than were counted', [page(4, people(1, 2)), page(4, people(3, 4, 5))]],
];

/** How often the first page was asked for. */
const readings = ({ transport }: ClientOver): number => transport.rounds.flat().filter(({ url }) => url.endsWith('&page=1')).length;

describe.each(SHIFTED)('where %s while pages are read', (_, shifted) => {
  it('everything is read again, and a steady result is given', async () => {
    for (const times of [1, 2]) {
      const { ending, over } = await read(shifting([...Array.from({ length: times }, () => shifted), STEADY]));
      expect(column(ending, 'user-hours', 'userId')).toEqual([1, 2, 3, 4]);
      expect(readings(over)).toBe(times + 1);
    }
  });

  it('it is an error after three times, never a result with a gap', async () => {
    const { ending, over } = await read(shifting([shifted]));
    expect(ending.error).toMatchObject({ code: 'unstable', retryable: true });
    expect(readings(over)).toBe(3);
  });
});

it('where people begin to work while pages are read, and the others work on, everybody is there once', async () => {
  const { ending, over } = await read((timing) => {
    const begun = [1, 2, 3, 4, 5];
    let [round, active] = [-1, 0];
    return respondingTransport(timing, ({ url }, now) => {
      if (now !== round) begun.unshift(begun.length + 1);
      [round, active] = [now, active + 1];
      const start = (Number(new URL(url).searchParams.get('page')) - 1) * 2;
      const activity = begun.slice(start, start + 2).map((userId) => ({ ...person(userId), activeTime: { total: active } }));
      return jsonAnswer({ activity, total: begun.length });
    });
  });
  const ids = column(ending, 'user-hours', 'userId');
  expect(new Set(ids)).toEqual(new Set(ids.map((_, index) => index + 1)));
  // The last look is at the first page, and says as many as there are by then.
  expect(over.transport.rounds.at(-1)?.map(({ url }) => new URL(url).searchParams.get('page'))).toEqual(['1']);
});

describe('hours that do not shift', () => {
  it('may hold rows of users who have lost their ids', async () => {
    const { ending, over } = await read(shifting([[page(4, people(1, null)), page(4, people(null, 2))]]));
    expect(ending.result?.rows).toHaveLength(4);
    expect(over.transport.rounds).toHaveLength(2);
  });

  it('may hold two different rows of one user and day, when a second reading says the same', async () => {
    const twice = page(3, [person(1), { ...person(1), computerId: 7 } as Record, person(2)]);
    const { ending, over } = await read(shifting([[twice]]));
    expect(column(ending, 'user-hours', 'userId')).toEqual([1, 1, 2]);
    expect(readings(over)).toBe(2);
  });

  it('may have pages of nothing but second rows of a day, in whatever order the server gives them', async () => {
    const second = (...ids: readonly number[]): readonly Record[] =>
      people(...ids).map((one) => ({ ...one, computerId: 7, totalTime: 60 }));
    const pages = [
      page(7, people(1, 2, 3)),
      page(7, second(1, 2, 3)),
      page(
        7,
        second(2).map((one) => ({ ...one, totalTime: 90 })),
      ),
    ];
    const { ending, over } = await read(shifting([pages]));
    expect(column(ending, 'user-hours', 'userId')).toEqual([1, 2, 3, 1, 2, 3, 2]);
    expect(readings(over)).toBe(2);
  });

  it('are refused where each page is the first one, of which a row has grown meanwhile', async () => {
    const grown = page(9, [...people(1, 2), { ...person(3), totalTime: 60 } as Record]);
    const { ending, over } = await read(shifting([[page(9, people(1, 2, 3)), grown, grown]]));
    expect(ending.error?.message).toContain('same page');
    expect(readings(over)).toBe(3);
  });

  it('are not read on where there are more than are wanted', async () => {
    const { ending, over } = await read(shifting([STEADY]), { most: 3 });
    expect(ending.result).toEqual({ rows: [], tooMany: 4 });
    expect(over.transport.rounds).toHaveLength(1);
    expect((await read(shifting([STEADY]), { most: 4 })).ending.result?.rows).toHaveLength(4);
  });

  it.each(['time', 'cancelled'] as const)('are not given in part when the run ends (%s)', async (spent) => {
    const { ending } = await read(shifting([STEADY]), { budget: () => budgetOfAsks(1, spent) });
    expect(ending.error?.code).toBe(spent);
  });
});

describe('days in a form that is not described', () => {
  const answering = (record: object) => (timing: Timing) => respondingTransport(timing, () => jsonAnswer({ activity: [record], total: 1 }));

  it.each(['11/17/2026', '17.11.2026', '20261117', 'Nov 17, 2026', 1_763_337_600_000])('are refused and never texts: %s', async (date) => {
    const { ending } = await read(answering({ date, userId: 1, user: 'Ada' }));
    expect(ending.error).toMatchObject({ code: 'decode', retryable: false });
  });

  it('are refused as moments too, where they are dates at all', async () => {
    const record = { date: '2026-03-17', userId: 1, user: 'Ada' };
    const refused = await read(answering({ ...record, lastActivity: '3/17/2026 8:02:03' }));
    expect(refused.ending.error).toMatchObject({ code: 'decode' });
    const kept = await read(answering({ ...record, lastActivity: '08:02:03', firstActivity: 'none' }));
    expect(column(kept.ending, 'user-hours', 'lastActivity')).toEqual(['08:02:03']);
  });
});
