import type { Report } from '../../../../shared/report/definition/definition';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { type FakeActivity, type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { httpAnswer, jsonAnswer } from '../../../doubles/scripted-transport';
import { activity, DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

const [YESTERDAY, TODAY] = DAYS.slice(5) as [string, string];
const HALVARD = 'Robin Halvard';

/** 1 and 3 are called Robin Halvard; who worked on which day is said. */
function namesakes(
  worked: readonly (readonly [date: string, ids: readonly number[]])[],
  log: readonly FakeActivity[] = [],
): FakeOrganisation {
  const four = fakeOrganisation(4, DAYS, log);
  return {
    ...four,
    people: four.people.map((person) => (person.id % 2 === 1 ? { ...person, name: HALVARD } : person)),
    days: four.days.filter(({ date, personId }) => worked.some(([day, ids]) => day === date && ids.includes(personId))),
  };
}

const COLUMNS = [{ key: 'date' }, { key: 'user' }, { key: 'active' }];
const LOG: Partial<Report> = {
  stream: 'activity-log',
  range: { kind: 'words', words: 'last 3 days' },
  columns: [{ key: 'user' }, { key: 'duration' }],
};

/** The texts of one of the columns below the header. */
const shown = (bench: ReportBench, column = 1): readonly unknown[] =>
  bench.sheets
    .seen('Hours')
    .slice(1)
    .map((row) => row[column]);

const requests = (bench: ReportBench): number => bench.transport().rounds.flat().length;

describe('namesakes in a report', () => {
  it.each(['replace', 'append', 'merge'] as const)('have their ids behind their name, whoever worked: %s', (disposition) => {
    const bench = reportBench();
    bench.serve(namesakes([[YESTERDAY, [1, 2]]]));
    bench.save(report({ columns: COLUMNS, disposition }));
    bench.refresh();
    expect(shown(bench)).toEqual(['Person 2', `${HALVARD} (1)`]);
    bench.clock.advance(86_400_000);
    bench.serve(
      namesakes([
        [YESTERDAY, [1, 2]],
        [TODAY, [2, 3]],
      ]),
    );
    bench.refresh();
    expect([...shown(bench)].sort()).toEqual(['Person 2', 'Person 2', `${HALVARD} (1)`, `${HALVARD} (3)`]);
  });

  it('are told apart by the rows alone where the key may not read names', () => {
    const bench = reportBench();
    bench.serve(namesakes([[TODAY, [1, 2, 3]]]), { names: false });
    bench.save(report({ columns: COLUMNS }));
    bench.refresh();
    expect([...shown(bench)].sort()).toEqual(['Person 2', `${HALVARD} (1)`, `${HALVARD} (3)`]);
  });

  it('take along what is typed beside them where a name needs its id no more', () => {
    const bench = reportBench();
    const serve = (...worked: Parameters<typeof namesakes>[0]): void => bench.serve(namesakes(worked), { names: false });
    serve([YESTERDAY, [1]], [TODAY, [3]]);
    bench.save(report({ columns: COLUMNS }));
    bench.refresh();
    expect(shown(bench)).toEqual([`${HALVARD} (1)`, `${HALVARD} (3)`]);
    bench.sheets.type('Hours', 0, 3, { value: 'Notes' });
    bench.sheets.type('Hours', 1, 3, { value: 'of the first' });
    serve([YESTERDAY, [1, 2]]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done' });
    expect([shown(bench), shown(bench, 3)]).toEqual([
      ['Person 2', HALVARD],
      ['', 'of the first'],
    ]);
  });

  it('stay as they are under pseudonyms, and two computers of one name are told apart', () => {
    const bench = reportBench();
    const both = namesakes([[TODAY, [1, 3]]]);
    bench.serve({ ...both, computers: both.computers.map((computer) => ({ ...computer, name: 'LAPTOP' })) });
    bench.save(report({ columns: COLUMNS, privacy: { people: 'pseudonyms', smallestGroup: 5 } }));
    bench.refresh();
    expect(shown(bench).join()).not.toContain('(');
    bench.save(report({ stream: 'computer-hours', columns: [{ key: 'date' }, { key: 'computer' }, { key: 'active' }] }));
    bench.refresh();
    expect([...shown(bench)].sort()).toEqual(['LAPTOP (1001)', 'LAPTOP (1003)']);
  });

  it('are unclear in the log of everyone, and clear in that of one of them', () => {
    const bench = reportBench();
    bench.serve(
      namesakes(
        [],
        [1, 2, 3].map((id) => activity(id, TODAY, { personId: id })),
      ),
    );
    bench.save(report(LOG));
    bench.refresh();
    expect(shown(bench, 0)).toEqual([`${HALVARD} (1 or 3)`, 'Person 2', `${HALVARD} (1 or 3)`]);
    const who = [1, 3].map((id) => ({ kind: 'user', id, name: HALVARD }) as const);
    bench.save(report({ ...LOG, who }));
    bench.refresh();
    expect(shown(bench, 0)).toEqual([`${HALVARD} (1)`, `${HALVARD} (3)`]);
    // A group's id is nobody's.
    bench.save(
      report({
        ...LOG,
        who: [
          { kind: 'user', id: 1, name: HALVARD },
          { kind: 'group', id: 51, name: 'Support' },
        ],
      }),
    );
    bench.refresh();
    expect(shown(bench, 0).join()).not.toContain('51');
  });

  it('stay told apart on a day on which the list of people can’t be had', () => {
    const bench = reportBench();
    const worked = namesakes([[YESTERDAY, [1, 2]]]);
    bench.serve(worked);
    bench.save(report({ columns: COLUMNS }));
    bench.refresh();
    expect(shown(bench)).toEqual(['Person 2', `${HALVARD} (1)`]);
    bench.clock.advance(86_400_000);
    bench.serve(worked, { fault: (path) => (path.startsWith('/scim') ? httpAnswer(500) : undefined) });
    bench.refresh();
    expect(shown(bench)).toEqual(['Person 2', `${HALVARD} (1)`]);
  });

  it('cost no request where nothing is new', () => {
    const bench = reportBench();
    bench.serve(namesakes([[TODAY, [1, 2, 3]]]));
    bench.save(report({ columns: COLUMNS }));
    bench.refresh();
    const before = requests(bench);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new' });
    expect(requests(bench) - before).toBe(1);
    expect(bench.sheets.seen('Hours')).toHaveLength(4);
  });

  it('are told apart among rows that were put aside on the hidden sheet', () => {
    const bench = reportBench();
    const log = Array.from({ length: 12 }, (_, at) => activity(at + 1, TODAY, { personId: (at % 3) + 1 }));
    bench.serve(namesakes([], log), { largestPage: 4 });
    bench.save(report(LOG));
    let calls = 0;
    for (let state = 'running'; state === 'running' && calls < 20; calls += 1)
      ({ state } = bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(2, 'time') }));
    expect(calls).toBeGreaterThan(1);
    const names = shown(bench, 0);
    expect([names.length, ...new Set(names)]).toEqual([12, `${HALVARD} (1 or 3)`, 'Person 2']);
  });
});

describe('rows that an earlier version wrote with the plain name', () => {
  /** The sheet as it was, with plain names. */
  function earlier(bench: ReportBench, change: Partial<Report>, organisation: FakeOrganisation): void {
    bench.serve({
      ...organisation,
      people: organisation.people.map((one) => ({ ...one, name: `${one.id}` === '1' || one.id === 3 ? `${HALVARD}${one.id}` : one.name })),
    });
    bench.save(report(change));
    bench.refresh();
    const seen = bench.sheets.seen('Hours');
    seen.forEach((row, at) => {
      row.forEach((cell, column) => {
        if (String(cell).startsWith(HALVARD)) bench.sheets.type('Hours', at, column, { value: HALVARD });
      });
    });
    bench.serve(organisation);
  }

  it('are brought up to date once by a merge, and never doubled', () => {
    const bench = reportBench();
    earlier(bench, { columns: COLUMNS, disposition: 'merge' }, namesakes([[TODAY, [1, 2, 3]]]));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 3 });
    expect([...shown(bench)].sort()).toEqual(['Person 2', `${HALVARD} (1)`, `${HALVARD} (3)`]);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 3 });
  });

  it('keep what is typed beside them, where the id is no column', () => {
    const bench = reportBench();
    const worked = [
      [YESTERDAY, [2]],
      [TODAY, [1]],
    ] as const;
    earlier(bench, { columns: COLUMNS }, namesakes(worked));
    bench.sheets.type('Hours', 0, 3, { value: 'Note' });
    bench.sheets.type('Hours', 2, 3, { value: 'late' });
    bench.serve(namesakes([[DAYS[4] as string, [4]], ...worked]));
    bench.refresh();
    const row = bench.sheets.seen('Hours').find((one) => one[3] === 'late');
    expect(row?.[1]).toBe(`${HALVARD} (1)`);
  });
});

describe('somebody who was renamed', () => {
  /** Person 1 was called Jane Doe until yesterday. */
  const serve = (bench: ReportBench, days: readonly string[]): void => {
    const records = days.flatMap((date) => [
      { date, userId: 1, user: date === TODAY ? 'Jane Smith' : 'Jane Doe', activeTime: { total: 60 } },
      { date, userId: 2, user: 'Robin Roe', activeTime: { total: 60 } },
    ]);
    const users = [
      { id: '1', displayName: 'Jane Smith' },
      { id: '2', displayName: 'Robin Roe' },
    ];
    bench.serve(fakeOrganisation(2, []), {
      fault: (path) =>
        path === '/scim/v1/users'
          ? jsonAnswer({ totalResults: 2, Resources: users })
          : jsonAnswer({ activity: records, total: records.length }),
    });
  };

  it.each([[[YESTERDAY, TODAY]], [[YESTERDAY]]])('has the newest name in all rows: %p', (days) => {
    const bench = reportBench();
    serve(bench, days);
    bench.save(report({ columns: COLUMNS }));
    bench.refresh();
    expect([...new Set(shown(bench))].sort()).toEqual(['Jane Smith', 'Robin Roe']);
  });

  describe('where a report has her rows alone, from before', () => {
    /** She was called Jane Doe until yesterday, and `now` in the rows of today. @param isDown whether ActivTrak has no other rows to give */
    function ofJane(bench: ReportBench, now: string, isDown = false): void {
      const record = (date: string, user: string) => ({ date, userId: 1, user, activeTime: { total: 60 } });
      bench.serve(fakeOrganisation(2, []), {
        fault(path, query) {
          if (path === '/scim/v1/users') return jsonAnswer({ totalResults: 1, Resources: [{ id: '1', displayName: 'Jane Smith' }] });
          const isAsked = query.get('to') === YESTERDAY || query.get('endDate') === YESTERDAY;
          if (!isAsked && isDown) return httpAnswer(500);
          const activity = isAsked ? [record(YESTERDAY, 'Jane Doe')] : [record(YESTERDAY, 'Jane Doe'), record(TODAY, now)];
          return jsonAnswer({ activity, total: activity.length });
        },
      });
    }
    const ofYesterday = (): Report => report({ columns: COLUMNS, range: { kind: 'fixed', from: YESTERDAY, to: YESTERDAY } });

    it('has the newest name if rows of the last days show it, which is asked once a day', () => {
      const bench = reportBench();
      ofJane(bench, 'Jane Smith');
      bench.save(ofYesterday());
      bench.refresh();
      expect(shown(bench)).toEqual(['Jane Smith']);
      const before = requests(bench);
      expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new' });
      expect(requests(bench) - before).toBe(1);
    });

    it('keeps the name of the rows if they have other names than the list, such as log-ins', () => {
      const bench = reportBench();
      ofJane(bench, 'jdoe');
      bench.save(ofYesterday());
      bench.refresh();
      expect(shown(bench)).toEqual(['Jane Doe']);
    });

    it('takes along what is typed beside her former name', () => {
      const bench = reportBench();
      ofJane(bench, 'Jane Smith', true);
      bench.save(ofYesterday());
      bench.refresh();
      bench.sheets.type('Hours', 0, 3, { value: 'Notes' });
      bench.sheets.type('Hours', 1, 3, { value: 'of Jane' });
      ofJane(bench, 'Jane Smith');
      expect(bench.refresh().outcome).toBe('done');
      expect([shown(bench), shown(bench, 3)]).toEqual([['Jane Smith'], ['of Jane']]);
    });

    it('is asked again with the next refresh if the last days can’t be had', () => {
      const bench = reportBench();
      ofJane(bench, 'Jane Smith', true);
      bench.save(ofYesterday());
      expect(bench.refresh()).toMatchObject({ outcome: 'done' });
      expect(shown(bench)).toEqual(['Jane Doe']);
      ofJane(bench, 'Jane Smith');
      bench.refresh();
      expect(shown(bench)).toEqual(['Jane Smith']);
    });
  });
});

describe('rows that give ids alone', () => {
  it('show the names that ActivTrak lists, of people and of groups', () => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(4, [TODAY]), { dialect: 'early-access', listForm: 'ids' });
    bench.save(report({ columns: COLUMNS }));
    bench.refresh();
    expect([...shown(bench)].sort()).toEqual(['Person 1', 'Person 2', 'Person 3', 'Person 4']);
    bench.save(report({ columns: ['groups', 'active'].map((key) => ({ key })), privacy: { people: 'summary', smallestGroup: 2 } }));
    bench.refresh();
    expect(shown(bench, 0)).toEqual(['Sales', 'Support']);
  });
});

it('a file keeps nothing of who the people in a report are once it shows pseudonyms', () => {
  const bench = reportBench();
  bench.secrets.entries.set('activtrak.people-seen', JSON.stringify({ 1: 2 ** 31 }));
  const kept = (): Readonly<Record<string, unknown>> => JSON.parse(bench.documents.entries.get('activtrak.state.r1') ?? '{}');
  bench.save(report());
  bench.refresh();
  expect(kept()).toMatchObject({ names: {}, account: {} });
  bench.save(report({ privacy: { people: 'pseudonyms', smallestGroup: 5 } }));
  bench.refresh();
  expect(kept()).not.toHaveProperty('names');
  expect(kept()).not.toHaveProperty('account');
});
