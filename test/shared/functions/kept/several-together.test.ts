import type { Argument } from '../../../../shared/functions/arguments/argument';
import type { FunctionName } from '../../../../shared/functions/catalog';
import { isoDay } from '../../../../shared/model/serial';
import { runSync } from '../../../../shared/task';
import { type FakeActivity, type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { daysBack, type Sheet, type SheetOptions, sheet } from '../cells';

const ids = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);
const lastDays = (count: number): readonly string[] => ids(count).map((day) => daysBack(count - day));

/** Each person is a group alone, whose id no row says where lists hold names. */
function groupsOfOne(count: number, days: number): FakeOrganisation {
  const all = fakeOrganisation(count, lastDays(days));
  return {
    ...all,
    people: all.people.map((person) => ({ ...person, groupIds: [100 + person.id] })),
    groups: all.people.map(({ id }) => ({ id: 100 + id, name: `Group ${id}` })),
  };
}

/** As many activities of each on each of the last days, five minutes long, or whatever one's are. */
const logOf = (people: number, days: number, each = 1): readonly FakeActivity[] =>
  lastDays(days).flatMap((date, day) =>
    ids(people).flatMap((personId) =>
      ids(each).map((one): FakeActivity => {
        const time = `${date}T${String(8 + Math.floor(personId / 60)).padStart(2, '0')}:${String(personId % 60).padStart(2, '0')}:${String(one).padStart(2, '0')}`;
        return { logId: String((day * people + personId) * 100 + one), time, utc: time, personId, seconds: 300, title: '' };
      }),
    ),
  );

const FILTERS = /[?&](clientId|userId|groupId|computerId|deviceId)=/;
/** The rounds in which somebody was asked about alone. */
const roundsOf = ({ transport }: Sheet) => transport.rounds.filter((round) => round.some(({ url }) => FILTERS.test(url)));

type Rows = readonly (readonly unknown[])[];
function evaluated(
  options: SheetOptions,
  name: FunctionName,
  ...args: readonly Argument[]
): { readonly rows: Rows; readonly cells: Sheet } {
  const cells = sheet('at once', options);
  return { rows: runSync(cells.task(name, ...args)) as Rows, cells };
}

describe('hours of many who have to be asked about alone', () => {
  const organisation = groupsOfOne(20, 12);
  const who = ids(20).map((id) => [`group:${100 + id}`]);
  const options: SheetOptions = { organisation, listForm: 'names', largestPage: 1 };
  const hours = [daysBack(11), daysBack(0), who, 'date, productive active', 'seconds'] as const;
  const expected = organisation.days.map(({ date, productive }) => `${date} ${productive}`).sort();
  const shown = (rows: Rows): readonly string[] =>
    rows
      .slice(1)
      .map(([date, seconds]) => `${isoDay(Number(date))} ${seconds}`)
      .sort();

  it.each(['current', 'early-access'] as const)('take about as many rounds as one of them has pages (%s)', (dialect) => {
    const { rows, cells } = evaluated({ ...options, dialect, keyHeader: 'x-api-key' }, 'ACTIVTRAK_HOURS', ...hours);
    expect(shown(rows)).toEqual(expected);
    expect(roundsOf(cells).length).toBeLessThanOrEqual(14);
  });

  it('are shared with cells about some of them', () => {
    const { cells } = evaluated(options, 'ACTIVTRAK_HOURS', ...hours);
    const asked = roundsOf(cells).length;
    expect(runSync(cells.task('ACTIVTRAK_HOURS', daysBack(11), daysBack(0), [...who].slice(3, 9), 'date'))).toHaveLength(1 + 6 * 12);
    expect(roundsOf(cells)).toHaveLength(asked);
  });

  it('add up for each cell of a range in as few rounds', () => {
    const { rows, cells } = evaluated(options, 'ACTIVTRAK_TOTAL', 'productive active', daysBack(11), daysBack(0), [
      ...who,
      ['group:Nobody'],
    ]);
    expect(rows.slice(0, 20).flat()).toEqual(ids(20).map((id) => (12 * (3600 + id)) / 3600));
    expect(rows[20]?.[0]).toMatchObject({ code: 'argument' });
    expect(roundsOf(cells).length).toBeLessThanOrEqual(14);
  });

  it('are all there where a server takes few requests at a time, and rows of one come meanwhile', () => {
    let limited = 0;
    const others = new Map<string, number>();
    let days: FakeOrganisation['days'] = organisation.days.filter(({ date, personId }) => personId !== 7 || date < daysBack(0));
    const moving = { ...organisation };
    const { rows } = evaluated(
      {
        ...options,
        organisation: Object.defineProperty(moving, 'days', { get: () => days }),
        fault(_, parameters, round) {
          const group = parameters.get('groupId');
          if (group === null) return undefined;
          if (round % 5 === 0 && limited < 30) {
            limited += 1;
            return httpAnswer(429, '', { 'retry-after': '0' });
          }
          if (group === '107' && parameters.get('page') === '6') days = organisation.days;
          if (group !== '107')
            others.set(`${group} ${parameters.get('page')}`, (others.get(`${group} ${parameters.get('page')}`) ?? 0) + 1);
          return undefined;
        },
      },
      'ACTIVTRAK_HOURS',
      ...hours,
    );
    expect(limited).toBe(30);
    expect(shown(rows)).toEqual(expected);
    expect([...others.values()].every((times) => times === 1)).toBe(true);
  });
});

describe('the log of many', () => {
  const who = ids(30).map((id) => [`Person ${id}`]);
  const log = logOf(30, 10);
  const organisation = fakeOrganisation(30, lastDays(1), log);
  const newestFirst = [...log].reverse().map(({ logId }) => Number(logId));

  it.each(['current', 'early-access'] as const)('is read side by side (%s)', (dialect) => {
    const { rows, cells } = evaluated({ organisation, dialect }, 'ACTIVTRAK_LOG', daysBack(9), daysBack(0), who, 'log id');
    expect(rows.slice(1).flat()).toEqual(newestFirst);
    expect(roundsOf(cells).length).toBeLessThanOrEqual(15);
  });

  it('holds the activities once of those who are chosen twice, and ends where there are enough of all together', () => {
    const args = [daysBack(9), daysBack(0), [['group:Sales'], ['group:Support'], ...who], 'log id', 40] as const;
    const { rows, cells } = evaluated({ organisation }, 'ACTIVTRAK_LOG', ...args);
    expect(rows.slice(1, -1).flat()).toEqual(newestFirst.slice(0, 40));
    expect(cells.transport.rounds.flat().some(({ url }) => url.includes(`startDate=${daysBack(5)}`))).toBe(false);
    const asked = cells.transport.rounds.length;
    runSync(cells.task('ACTIVTRAK_LOG', daysBack(9), daysBack(0), [...who, ['group:Support'], ['group:Sales']], 'user', 40));
    expect(cells.transport.rounds).toHaveLength(asked);
  });

  it.each([900, 1500, 2500])('shows the days of which all was read in time (%i ms a round)', (ms) => {
    let round = -1;
    const cells = sheet('at once', {
      organisation: fakeOrganisation(30, [], logOf(30, 10, 3)),
      largestPage: 2,
      fault(path, _, now) {
        if (path.endsWith('activitylog') && now !== round) cells.clock.advance(ms);
        round = now;
        return undefined;
      },
    });
    const rows = runSync(cells.task('ACTIVTRAK_LOG', daysBack(9), daysBack(0), who, 'time, log id')) as Rows;
    const [said] = rows[rows.length - 1] as readonly [string];
    const since = /^Activities before (\d{4}-\d\d-\d\d) are missing/.exec(said)?.[1] ?? 'nothing is missing';
    const wanted = logOf(30, 10, 3).filter(({ time }) => time >= since);
    expect(wanted.length).toBeGreaterThan(0);
    expect(new Set(rows.slice(1, -1).map(([, id]) => Number(id)))).toEqual(new Set(wanted.map(({ logId }) => Number(logId))));
    expect(rows.slice(1, -1)).toHaveLength(wanted.length);
  });

  it('is added up in about as many rounds as there are people to ask about', () => {
    const apps = evaluated({ organisation }, 'ACTIVTRAK_APPS', daysBack(6), daysBack(0), who);
    expect(apps.rows[1]).toEqual(['editor.exe', (30 * 7 * 300) / 3600, 210, 1]);
    expect(roundsOf(apps.cells).length).toBeLessThanOrEqual(6);
  });
});

it('a server that leaves a filter aside is asked once how it wants to be asked, however many are named', () => {
  const organisation = fakeOrganisation(30, lastDays(1), logOf(30, 1));
  const who = ids(30).map((id) => `user:${id}`);
  // What a cell has learnt of the server's header says the other dialect.
  const connection = { dialect: 'current', keyHeader: 'bearer' } as const;
  const { rows, cells } = evaluated(
    { organisation, dialect: 'early-access', connection },
    'ACTIVTRAK_LOG',
    'today',
    '',
    who.join(', '),
    'log id',
  );
  expect(rows).toHaveLength(31);
  expect(cells.transport.rounds.flat().filter(({ url }) => url.includes('2147483647')).length).toBeLessThanOrEqual(3);
});
