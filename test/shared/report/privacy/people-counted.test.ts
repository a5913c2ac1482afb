import { peopleCounted, personWord } from '../../../../shared/report/privacy/people-counted';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { jsonAnswer } from '../../../doubles/scripted-transport';
import { JANE, type ReportBench } from '../report-bench';
import { organisation, refreshed, summary } from './summary-bench';

const hoursOf = (userId: number | null, user: string, more: object = {}): object => ({
  date: '2026-03-18T00:00:00',
  userId,
  user,
  groups: [{ id: 51, name: 'Sales' }],
  activeTime: { total: 3600 },
  passiveTime: { total: 0 },
  totalTime: 3600,
  ...more,
});

const serving = (records: readonly object[]) => (bench: ReportBench) =>
  bench.serve(organisation, {
    fault: (_, asked) => {
      const [page, size] = [Number(asked.get('page') ?? 1), 2];
      return jsonAnswer({ activity: records.slice((page - 1) * size, page * size), total: records.length });
    },
    largestPage: 2,
  });

const ADA = [hoursOf(null, 'ADA Byron'), hoursOf(7, 'Ada Byron'), hoursOf(null, 'Ada Byron', { date: '2026-03-17T00:00:00' })];

describe('Somebody whose rows come with an ID and without', () => {
  it('is one person, so that a group which is too small is not shown', () => {
    expect(refreshed(summary(2), serving(ADA)).rows).toEqual([]);
    const { rows } = refreshed(summary(2), serving([...ADA, hoursOf(8, 'Grace Hopper')]));
    expect(rows.slice(1).map((row) => [row[0], row[row.length - 1]])).toEqual([[46_099, 2]]);
  });

  it('is one person where the rows had to wait', () => {
    const { bench } = refreshed(summary(2), serving(ADA));
    for (let state = 'running'; state === 'running'; ) ({ state } = bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(2, 'time') }));
    expect(bench.sheets.names()).toEqual([]);
  });

  it('is one person among those of a computer', () => {
    const users = (...list: readonly object[]) => ({ users: list, computerId: 5, computer: 'PC-5' });
    const both = [
      hoursOf(null, '', users({ id: 7, name: 'Ada Byron' }, { name: 'Ada Byron' })),
      hoursOf(null, '', { ...users({ name: 'ada byron' }), computerId: 6, computer: 'PC-6' }),
    ];
    const definition = summary(2, { stream: 'computer-hours', columns: [{ key: 'date' }, { key: 'active' }] });
    expect(refreshed(definition, serving(both)).rows).toEqual([]);
  });
});

it('a name that two people have says of none of them that she is there, and one that nobody has with an ID is somebody', () => {
  const rows = [personWord('7', 'Ada'), personWord('8', 'ada'), personWord('', 'ADA'), personWord('', 'Bob'), personWord('', ' ')];
  expect(rows.map(peopleCounted(rows))).toEqual([['7'], ['8'], [], ['\tbob'], []]);
});
