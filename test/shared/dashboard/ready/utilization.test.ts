import { readyBook } from '../../../../bench/ready-book';
import { USUAL_CHOICES } from '../../../../shared/dashboard/ready/ready-sheet';
import { utilization } from '../../../../shared/dashboard/ready/utilization';
import { hoursOf, isOff, planOf, workdaysOf } from './expected';
import { DAYS_OFF, day, daysFrom, PEOPLE, recordsOf, WORKERS, weekdayOf } from './organisation';

it.each([
  ['everybody', WORKERS.slice(0, 18), 'active', 0.3],
  [
    'a team of whom most do more than their goal',
    WORKERS.slice(12, 18).map((worker) => ({ ...worker, shift: [4, 23] as const })),
    'active',
    0.3,
  ],
  ['productive time, of which most have little', WORKERS.slice(12, 18), 'productiveActive', 0.3],
  ['a wide band, in which most are', WORKERS.slice(12, 18), 'active', 0.9],
] as const)('has the share of the goal, the band and what is spare of %s', async (_, workers, metric, band) => {
  const [from, to] = [day('2026-03-01'), day('2026-03-31')];
  const records = recordsOf(workers, from, to);
  const facts = { from, to, zone: 'Europe/Berlin', refreshed: day('2026-03-27') + 0.4 };
  const book = await readyBook(utilization({ ...USUAL_CHOICES, metric }), {
    records,
    people: PEOPLE,
    daysOff: DAYS_OFF,
    facts,
    typed: { band },
  });
  expect(book.errors).toEqual([]);
  const through = day('2026-03-26');
  const fullTime = daysFrom(from, through).filter((date) => weekdayOf(date) < 5).length * 8;
  const bands = { High: 0, Low: 0, Optimal: 0 };
  for (const row of book.rows) {
    const own = records.filter(({ userId, date }) => userId === row.userId && date <= through);
    const user = records.find(({ userId }) => userId === row.userId)?.user ?? '';
    const plan = planOf(Number(row.userId), { people: PEOPLE, daysOff: DAYS_OFF, goal: 8, from, through });
    const goal = workdaysOf(plan).filter((date) => !isOff(Number(row.userId), user, date, DAYS_OFF)).length * plan.goal;
    const worked = hoursOf(own, metric);
    expect([row.worked, row.expected, row.unused, row.spare]).toEqual(
      [worked, goal, Math.max(0, goal - worked), (goal - worked) / fullTime].map((value) => expect.closeTo(value, 5)),
    );
    if (goal === 0) {
      expect([row.share, row.band]).toEqual(['', '']);
      continue;
    }
    const is = worked / goal > 1 + band + 1e-7 ? 'High' : worked / goal < 1 - band - 1e-7 ? 'Low' : 'Optimal';
    expect([row.share, row.band]).toEqual([expect.closeTo(worked / goal, 6), is]);
    bands[is] += 1;
  }
  const people = bands.High + bands.Low + bands.Optimal;
  const verdict = bands.High > people / 2 ? 'High' : bands.Low > people / 2 ? 'Low' : bands.Optimal > people * 0.7 ? 'Healthy' : 'Mixed';
  expect(book.top).toMatchObject({ people, high: bands.High, low: bands.Low, optimal: bands.Optimal, verdict });
  expect(book.top.fullTime).toBe(fullTime);
});

it.each([
  ['whose edges are within it, and seven of ten are no more than 70 %', [10.4, 5.6, 8, 8, 8, 8, 8, 12, 12, 12], [3, 7, 0]],
  ['of which half above is not more than half', [12, 8], [1, 1, 0]],
  ['of which half below is not more than half', [2, 8], [0, 1, 1]],
] as const)('has a band %s', async (_, hours, [high, optimal, low]) => {
  const date = day('2026-03-02');
  const records = hours.map((worked, at) => ({ date, userId: at + 1, user: `P${at}`, active: worked / 24 }));
  const facts = { from: date, to: date, zone: 'UTC', refreshed: date + 1.25 };
  const { top } = await readyBook(utilization(USUAL_CHOICES), { records, facts });
  expect(top).toMatchObject({ people: hours.length, high, optimal, low, verdict: 'Mixed' });
});

it('expects nothing of anybody, and has nothing spare, before the first day is over', async () => {
  const from = day('2026-03-02');
  const records = [{ date: from, userId: 1, user: 'Ada', active: 0.1 }];
  const facts = { from, to: from + 30, zone: 'UTC', refreshed: from + 0.5 };
  const { top, rows } = await readyBook(utilization(USUAL_CHOICES), { records, facts });
  expect(top).toMatchObject({ fullTime: 0, people: 0, allSpare: 0 });
  expect(rows).toMatchObject([{ expected: 0, share: '', spare: '' }]);
});
