import type { Dialect } from '../../../../shared/api/connections/connection';
import type { Report } from '../../../../shared/report/definition/definition';
import type { RunRecord } from '../../../../shared/report/kept/run';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { type FakeDay, type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { httpAnswer, jsonAnswer } from '../../../doubles/scripted-transport';
import { type ReportBench, report, reportBench } from '../report-bench';

const PAGE = 3;

/** So many days up to the clock's today, the first one first. */
const daysOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, back) => new Date(Date.UTC(2026, 2, 18) - (count - 1 - back) * 86_400_000).toISOString().slice(0, 10));

/** People of whom each has so many days. */
function peopleWith(days: readonly number[]): FakeOrganisation {
  const all = fakeOrganisation(days.length, daysOf(Math.max(...days)));
  return { ...all, days: all.days.filter(({ date, personId }) => daysOf(days[personId - 1] ?? 0).includes(date)) };
}

const users = (count: number): Report['who'] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'user', id: index + 1, name: `Person ${index + 1}` }));

const hours = (who: Report['who'], change: Partial<Report> = {}): Report =>
  report({ who, range: { kind: 'words', words: 'last 60 days' }, ...change });

/** About one of those who are chosen; everyone is asked about where it is looked at since when there are hours. */
const isHours = (url: string): boolean => /[?&](clientId|userId|groupId)=/.test(url);
const roundsOf = (bench: ReportBench): readonly (readonly URL[])[] =>
  bench
    .transport()
    .rounds.map((round) => round.filter(({ url }) => isHours(url)).map(({ url }) => new URL(url)))
    .filter((round) => round.length > 0);

/** How often each page of each part was asked for. */
function asksOf(bench: ReportBench): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { searchParams } of roundsOf(bench).flat()) {
    const [id, page] = [
      searchParams.get('clientId') ?? searchParams.get('userId') ?? searchParams.get('groupId'),
      searchParams.get('page'),
    ];
    found.set(`${id} ${page}`, (found.get(`${id} ${page}`) ?? 0) + 1);
  }
  return found;
}

const rowsOf = (bench: ReportBench): readonly (readonly unknown[])[] => bench.sheets.seen('Hours').slice(1);
const said = (rows: readonly (readonly unknown[])[]): readonly string[] => rows.map((row) => row.slice(0, 4).join(' '));

/** What the sheet of one report about everyone shows. */
function everyones(organisation: FakeOrganisation, change: Partial<Report> = {}): readonly string[] {
  const bench = reportBench();
  bench.save(hours([], change));
  bench.serve(organisation);
  expect(bench.refresh().outcome).toBe('done');
  return said(rowsOf(bench));
}

function refreshed(
  bench: ReportBench,
  budget?: number,
): Pick<RunRecord, 'outcome' | 'checks'> & { readonly message: string; readonly longest: number } {
  let longest = 0;
  for (let calls = 0; calls < 900; calls += 1) {
    const step = bench.step(undefined, budget === undefined ? bench.ports : { ...bench.ports, budget: budgetOfAsks(budget, 'time') });
    if (step.state === 'ended') return { ...step.record, message: step.record.message ?? '', longest };
    longest = Math.max(longest, bench.documents.entries.get('activtrak.run.r1')?.length ?? 0);
  }
  throw new Error('The refresh does not end.');
}

describe.each(['replace', 'append', 'merge'] as const)('hours of several people to %s', (disposition) => {
  it.each<[string, readonly number[], Dialect]>([
    ['alike', Array.from({ length: 20 }, () => 12), 'current'],
    ['alike', Array.from({ length: 20 }, () => 12), 'early-access'],
    ['one much longer', [3, 60, 2, 9], 'current'],
    ['the first much longer', [60, 3, 2, 9], 'current'],
    ['one page each', Array.from({ length: 20 }, () => 2), 'current'],
  ])('are read in about as many rounds as the longest has pages (%s)', (_, days, dialect) => {
    const bench = reportBench();
    const organisation = peopleWith(days);
    bench.save(hours(users(days.length), { disposition }));
    bench.serve(organisation, { largestPage: PAGE, dialect, keyHeader: 'x-api-key' });
    expect(refreshed(bench).outcome).toBe('done');
    expect(said(rowsOf(bench))).toEqual(everyones(organisation, { disposition }));
    const rounds = roundsOf(bench);
    // An append leaves today out.
    const longest = Math.ceil((Math.max(...days) - (disposition === 'append' ? 1 : 0)) / PAGE);
    const probes = dialect === 'early-access' ? 2 : 0;
    expect(rounds.length).toBeLessThanOrEqual(1.5 * (longest + 1) + probes);
    expect(Math.max(...rounds.map((round) => round.length))).toBeLessThanOrEqual(20);
  });

  it('go twenty together where there are more of them', () => {
    const bench = reportBench();
    const days = Array.from({ length: 50 }, (_, index) => (index * 7) % 20);
    const organisation = peopleWith(days);
    bench.save(hours(users(days.length), { disposition }));
    bench.serve(organisation, { largestPage: PAGE });
    expect(refreshed(bench).outcome).toBe('done');
    expect(said(rowsOf(bench))).toEqual(everyones(organisation, { disposition }));
    const rounds = roundsOf(bench);
    expect(Math.max(...rounds.map((round) => round.length))).toBe(20);
    expect(rounds.length).toBeLessThanOrEqual(Math.ceil(rounds.flat().length / 20) + 4);
    // Nobody is asked about twice, who has no hours neither.
    expect([...asksOf(bench).values()].filter((times) => times > 1)).toEqual([]);
  });

  it.each([1, 2, 3])(
    'are the same in calls that end after %i looks at the clock, with what is kept between them in a property',
    (looks) => {
      const bench = reportBench();
      const days = Array.from({ length: 24 }, (_, index) => 1 + ((index * 5) % 13));
      const organisation = peopleWith(days);
      bench.save(hours(users(days.length), { disposition }));
      bench.serve(organisation, { largestPage: PAGE });
      const { outcome, longest } = refreshed(bench, looks);
      expect(outcome).toBe('done');
      expect(longest).toBeGreaterThan(1000);
      expect(longest).toBeLessThan(9000);
      expect(said(rowsOf(bench))).toEqual(everyones(organisation, { disposition }));
    },
  );

  it.each([undefined, 2])('have somebody once who is in two groups (looks at the clock: %s)', (looks) => {
    const bench = reportBench();
    const all = peopleWith(Array.from({ length: 9 }, (_, index) => 4 + index));
    const organisation = { ...all, people: all.people.map((one) => (one.id % 3 === 0 ? { ...one, groupIds: [51, 52] } : one)) };
    const groups = [51, 52].map((id) => ({ kind: 'group', id, name: `Group ${id}` }) as const);
    bench.save(hours([...groups, { kind: 'user', id: 3, name: 'Person 3' }], { disposition }));
    bench.serve(organisation, { largestPage: PAGE });
    const { outcome, checks } = refreshed(bench, looks);
    expect(outcome).toBe('done');
    expect(checks.map(({ words }) => words)).toContain('No duplicate records.');
    expect(said(rowsOf(bench))).toEqual(everyones(organisation, { disposition }));
  });
});

/** A server of steady pages but for one person, whose first so many readings say another total on their second page. */
function unsteady(bench: ReportBench, organisation: FakeOrganisation, id: number, times: number): void {
  let readings = 0;
  bench.serve(organisation, {
    largestPage: PAGE,
    fault: (_, parameters) => {
      if (parameters.get('clientId') !== String(id)) return undefined;
      if (parameters.get('page') === '1') readings += 1;
      return parameters.get('page') === '2' && readings <= times ? jsonAnswer({ activity: null, total: 7 }) : undefined;
    },
  });
}

describe('one of several people whose rows shift while they are read', () => {
  const DAYS = Array.from({ length: 8 }, (_, index) => 4 + index);

  it.each([
    [1, undefined],
    [2, undefined],
    [1, 2],
    [2, 2],
    [2, 3],
  ])('is read again %i times, and in the end all is there (looks at the clock: %s)', (times, looks) => {
    const bench = reportBench();
    const organisation = peopleWith(DAYS);
    bench.save(hours(users(DAYS.length)));
    unsteady(bench, organisation, 5, times);
    expect(refreshed(bench, looks).outcome).toBe('done');
    expect(said(rowsOf(bench))).toEqual(everyones(organisation));
    const asks = [...asksOf(bench)].filter(([page]) => !page.startsWith('5 ')).map(([, count]) => count);
    // Only what was put aside of it makes the others come again.
    expect(Math.max(...asks)).toBeLessThanOrEqual(looks === undefined ? 1 : times + 1);
    expect(bench.documents.entries.get('activtrak.history') ?? '').not.toContain('wrong');
  });

  it.each([undefined, 2, 3])(
    'ends the refresh after three times with the sentence as it is for that one alone (looks at the clock: %s)',
    (looks) => {
      const messages = [users(DAYS.length), users(DAYS.length).slice(4, 5)].map((who) => {
        const bench = reportBench();
        bench.save(hours(who));
        unsteady(bench, peopleWith(DAYS), 5, Number.POSITIVE_INFINITY);
        const { outcome, message } = refreshed(bench, looks);
        expect(outcome).toBe('failed');
        expect(asksOf(bench).get('5 1')).toBe(3);
        expect(bench.sheets.names().flatMap((name) => (name === 'Hours' ? bench.sheets.seen(name) : []))).toEqual([]);
        return message;
      });
      expect(messages[0]).toBe(messages[1]);
    },
  );
});

describe('a morning on which somebody begins to work with every round of pages, and the others work on', () => {
  it.each([
    ['replace', undefined],
    ['replace', 2],
    ['merge', undefined],
    ['merge', 3],
  ] as const)('a report up to today is refreshed, to %s (looks at the clock: %s)', (disposition, looks) => {
    const bench = reportBench();
    const all = fakeOrganisation(60, daysOf(4));
    const today = all.days.filter(({ date }) => date === daysOf(1)[0]);
    const early = today.slice(0, 15);
    const late = today.slice(15);
    const days = [...early, ...all.days.filter((day) => !today.includes(day))];
    const begun = days.length;
    let round = -1;
    bench.save(hours([], { disposition, range: { kind: 'words', words: 'last 4 days' } }));
    bench.serve(
      { ...all, days },
      {
        largestPage: 9,
        fault: (path, _, now) => {
          if (!path.endsWith('/users') || now === round) return undefined;
          round = now;
          const comes = late.pop() as FakeDay;
          days.forEach((day, place) => {
            if (day.date === comes.date) days[place] = { ...day, productive: day.productive + 60 };
          });
          days.unshift(comes);
          return undefined;
        },
      },
    );
    expect(refreshed(bench, looks)).toMatchObject({ outcome: 'done' });
    const rows = rowsOf(bench).map((row) => row.slice(0, 2).join(' '));
    expect(new Set(rows).size).toBe(rows.length);
    // Whoever had begun by its last look.
    expect(late.length).toBeGreaterThan(30);
    expect(rows.length).toBeGreaterThan(begun);
    expect(rows.length).toBeLessThanOrEqual(days.length);
  });
});

it('after a pause in which somebody went and others came, everybody is there who is there then', () => {
  const bench = reportBench();
  const all = fakeOrganisation(30, daysOf(4));
  const [, , ...days] = all.days;
  bench.save(hours([], { range: { kind: 'words', words: 'last 4 days' } }));
  bench.serve({ ...all, days }, { largestPage: 9, fault: () => undefined });
  expect(bench.step(undefined, { ...bench.ports, budget: budgetOfAsks(1, 'time') }).state).toBe('running');
  // One whose row was read goes, which moves one that wasn't to where it was read; as many, and one more, come at the end.
  days.splice(0, 1);
  days.push(...all.days.slice(0, 2));
  bench.clock.advance(10 * 60_000);
  expect(refreshed(bench)).toMatchObject({ outcome: 'done' });
  expect(new Set(said(rowsOf(bench)))).toEqual(new Set(everyones({ ...all, days }, { range: { kind: 'words', words: 'last 4 days' } })));
});

describe('several people, each with two different rows of one day', () => {
  /** Everybody's first day comes twice, with other hours. */
  const twice = (organisation: FakeOrganisation): FakeOrganisation => {
    const seen = new Set<number>();
    const isFirst = (id: number): boolean => !seen.has(id) && seen.add(id).has(id);
    const days = organisation.days.flatMap((day) => (isFirst(day.personId) ? [day, { ...day, productive: day.productive + 60 }] : [day]));
    return { ...organisation, days };
  };

  it.each([undefined, 1, 2, 3])('are each read twice, and all rows are kept (looks at the clock: %s)', (looks) => {
    const bench = reportBench();
    const organisation = twice(peopleWith(Array.from({ length: 25 }, (_, index) => 3 + (index % 7))));
    bench.save(hours(users(25)));
    bench.serve(organisation, { largestPage: PAGE });
    const { outcome, message, longest } = refreshed(bench, looks);
    expect([outcome, message]).toEqual(['done', expect.stringContaining('rows')]);
    expect(longest).toBeLessThan(9100);
    expect(said(rowsOf(bench))).toEqual(everyones(organisation));
    const asks = [...asksOf(bench).values()];
    expect(Math.max(...asks)).toBeLessThanOrEqual(looks === undefined ? 2 : 3);
  });
});

describe('a server that limits', () => {
  it.each([1, 4])('gets fewer requests of all people together, then more again (%i)', (most) => {
    const bench = reportBench();
    const organisation = peopleWith(Array.from({ length: 30 }, () => 9));
    let [round, inRound] = [-1, 0];
    bench.save(hours(users(30)));
    bench.serve(organisation, {
      largestPage: 1,
      fault: (_, __, now) => {
        if (now !== round) [round, inRound] = [now, 0];
        inRound += 1;
        return now < 40 && inRound > most ? httpAnswer(429, '', { 'retry-after': '1' }) : undefined;
      },
    });
    expect(refreshed(bench).outcome).toBe('done');
    expect(said(rowsOf(bench))).toEqual(everyones(organisation));
    const sizes = roundsOf(bench).map(({ length }) => length);
    expect(Math.max(...sizes.slice(8, 40))).toBeLessThanOrEqual(2 * most + 1);
    expect(Math.max(...sizes.slice(41, -1))).toBeGreaterThan(most + 3);
  });
});

describe('one of several people who is refused', () => {
  it.each([400, 403, 404])('ends the refresh with the sentence as it is for that one alone (%i)', (status) => {
    const messages = [users(6), users(6).slice(3, 4)].map((who) => {
      const bench = reportBench();
      bench.save(hours(who));
      bench.serve(peopleWith([4, 5, 6, 7, 8, 9]), {
        largestPage: PAGE,
        fault: (_, parameters) => (parameters.get('clientId') === '4' ? httpAnswer(status, '{"messages":["no such client"]}') : undefined),
      });
      const { outcome, message } = refreshed(bench);
      expect(outcome).toBe('failed');
      return message;
    });
    expect(messages[0]).toBe(messages[1]);
  });
});
