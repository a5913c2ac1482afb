import {
  ALERTS_LACK_READY_SHEET,
  ALERTS_NOT_LOOKED_AT,
  ALERTS_WAIT,
  alertCellsTroubled,
  alertColumnGone,
  alertDaysUnknown,
  alertsFound,
  NO_ALERTS_FOUND,
  NO_TIME_FOR_ALERTS,
} from '#words/alert-checks';
import { datesAreText } from '#words/ready';
import { saveReady } from '../../../../shared/dashboard/kept-ready';
import { ownPlans } from '../../../../shared/dashboard/ready/own-plans';
import { READY_SHEETS } from '../../../../shared/dashboard/ready/ready-sheets';
import { loadAlerts } from '../../../../shared/report/alerts/kept-alerts';
import type { AlertRule, Alerts } from '../../../../shared/report/definition/alert-rule';
import type { Report } from '../../../../shared/report/definition/definition';
import { exportText, importedReports } from '../../../../shared/report/kept/report-file';
import type { RunRecord } from '../../../../shared/report/kept/run';
import { definitionWord } from '../../../../shared/report/run/run-state';
import { runSync, wait } from '../../../../shared/task';
import { alertRule } from '../../../doubles/alert-rule';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

const DAY_MS = 86_400_000;

const RULE = alertRule({ id: 'short', limit: 4268 });

const alerting = (rule: Partial<AlertRule> = {}, change: Partial<Alerts> = {}, more: Partial<Report> = {}): Report =>
  report({
    ...more,
    alerts: { rules: [{ ...RULE, ...rule }], names: 'nowhere', weekdaysOff: '0000011', ...change },
  });

function saved(definition: Report): ReportBench {
  const bench = reportBench();
  bench.save(definition);
  return bench;
}

const keptBy = ({ documents }: ReportBench) => runSync(loadAlerts(documents, 'r1'));
const wordsOf = ({ checks }: RunRecord): readonly string[] => checks.map(({ words }) => words);

describe('A refresh of a report with alerts', () => {
  // Each person's active time is a second more than that of the one before, and of the day before: 4266 to 4268 yesterday.
  it('says how many rows meet them, counts them in its record, and keeps no value and no name', () => {
    const bench = saved(alerting());
    const record = bench.refresh();
    expect(record).toMatchObject({ outcome: 'done', alerts: 2 });
    expect(record.checks).toContainEqual({ verdict: 'warning', words: alertsFound(2, 'Hours alerts') });
    expect(bench.sheets.seen('Hours alerts')[0]).not.toContain('Who');
    const now = bench.clock.now();
    expect(keptBy(bench)).toEqual({ version: 1, at: now, count: 2, newestAt: now, found: expect.stringMatching(/^\w+:\w{20}$/) });
  });

  it('says once which days off are texts, whoever looks them up, and takes what it found for whole', () => {
    const { blueprint, report: made } = READY_SHEETS.timesheet.make(READY_SHEETS.timesheet.defaults);
    const counted = { columns: made.columns, unit: made.unit };
    const bench = saved(alerting({ workDaysOnly: true }, {}, counted));
    const ready = { version: 1, blueprint, own: ownPlans(blueprint.needs) } as const;
    runSync(saveReady(bench.documents, 'r1', ready));
    expect(bench.refresh().alerts).toBe(2);
    const below = bench.sheets.seen('Days off').length;
    bench.sheets.type('Days off', below, 0, { value: '*' });
    bench.sheets.type('Days off', below, 1, { value: '17.03.2026' });
    const said = datesAreText('Days off', 1, `B${below + 1}`);
    const times = (record: RunRecord): number => wordsOf(record).filter((words) => words === said).length;
    const record = bench.refresh();
    expect([record.alerts, times(record)]).toEqual([2, 1]);
    // Without a ready sheet the alerts say it.
    bench.documents.entries.delete('activtrak.ready.r1');
    bench.save(alerting({ workDaysOnly: true, limit: 60 }, {}, counted));
    const later = bench.refresh();
    expect([later.alerts, times(later)]).toEqual([0, 1]);
    expect(wordsOf(later)).toContain(NO_ALERTS_FOUND);
  });

  it('says so where none does', () => {
    const record = saved(alerting({ limit: 60 })).refresh();
    expect(record.alerts).toBe(0);
    expect(record.checks).toContainEqual({ verdict: 'good', words: NO_ALERTS_FOUND });
  });

  it('remembers people for messages where the owner lets these name them', () => {
    const bench = saved(alerting({}, { names: 'messages' }));
    bench.refresh();
    expect(keptBy(bench)?.people).toEqual(['Person 1', 'Person 2']);
    const many = saved(alerting({ limit: 30_000 }, { names: 'messages' }));
    many.serve(fakeOrganisation(13, DAYS));
    many.refresh();
    expect([keptBy(many)?.people?.length, keptBy(many)?.morePeople]).toEqual([10, 3]);
    const hidden = saved(alerting({}, { names: 'messages' }, { privacy: { people: 'pseudonyms', smallestGroup: 5 } }));
    hidden.refresh();
    expect(keptBy(hidden)?.people).toEqual([expect.stringMatching(/^Person [2-9A-Z]{8}$/), expect.stringMatching(/^Person [2-9A-Z]{8}$/)]);
  });

  it('remembers the first of many people, and how many others there are as far as it knows them all', () => {
    for (const [people, more] of [
      [10, 0],
      [25, 15],
      [1200, undefined],
    ] as const) {
      const bench = saved(alerting({ limit: 86_400 }, { names: 'messages' }));
      bench.serve(fakeOrganisation(people, DAYS));
      bench.refresh();
      expect(keptBy(bench)).toMatchObject({ count: people, people: expect.arrayContaining(['Person 1', 'Person 10']) });
      expect(keptBy(bench)?.people).toHaveLength(10);
      expect(keptBy(bench)?.morePeople).toBe(more);
    }
  });

  it.each([
    ['replace', [1, 0, 1]],
    ['append', [1, 1, 1]],
    ['merge', [1, 1, 1]],
  ] as const)('looks at the sheet as it stands after it is written to %s', (disposition, counts) => {
    const bench = saved(alerting({ days: 'all', limit: 4262 }, {}, { disposition }));
    bench.serve(fakeOrganisation(2, DAYS.slice(0, 3)));
    const first = bench.refresh().alerts;
    // The day with the one that is found is no longer asked for, and stays where rows are kept.
    bench.clock.advance(DAY_MS);
    bench.serve(fakeOrganisation(2, DAYS));
    const second = bench.refresh().alerts;
    bench.clock.advance(2 * DAY_MS);
    bench.serve(fakeOrganisation(2, DAYS.slice(3)));
    expect([first, second, bench.refresh().alerts]).toEqual(counts);
  });

  it('looks again where nothing new came: yesterday is another day', () => {
    const log = ['2026-03-17', '2026-03-17', '2026-03-18'].map((date, at) => activity(at + 1, date));
    const columns = [{ key: 'time' }, { key: 'user' }, { key: 'duration' }, { key: 'logId' }];
    const bench = saved(alerting({ column: 'duration', limit: 60 }, {}, { stream: 'activity-log', columns, disposition: 'append' }));
    bench.serve(fakeOrganisation(3, [], log));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', alerts: 2 });
    const first = keptBy(bench);
    bench.clock.advance(DAY_MS);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', alerts: 1 });
    expect(keptBy(bench)?.newestAt).toBe(bench.clock.now());
    expect(keptBy(bench)?.found).not.toBe(first?.found);
    bench.clock.advance(3_600_000);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', alerts: 1 });
    expect(keptBy(bench)).toMatchObject({ at: bench.clock.now(), newestAt: bench.clock.now() - 3_600_000 });
  });

  it('finds who has no row yesterday, where its days have that day and its rows are new', () => {
    const { days, ...rest } = fakeOrganisation(3, DAYS);
    const without = { ...rest, days: days.filter(({ date, personId }) => date !== DAYS[5] || personId !== 3) };
    const bench = saved(alerting({ limit: 60 }));
    bench.serve(without);
    expect(bench.refresh().alerts).toBe(1);
    const other = saved(alerting({ limit: 60 }, {}, { range: { kind: 'fixed', from: DAYS[0] as string, to: DAYS[4] as string } }));
    other.serve(without);
    expect(other.refresh().alerts).toBe(0);
  });

  it('finds nobody for having no row where ActivTrak returned none at all, so that earlier rows stay', () => {
    const bench = saved(alerting({ limit: 60 }));
    bench.refresh();
    bench.clock.advance(2 * DAY_MS);
    bench.serve(fakeOrganisation(3, []));
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', alerts: 0 });
  });

  it('looks at groups of a summary', () => {
    const bench = saved(
      alerting(
        { days: 'all', limit: 30_000 },
        {},
        {
          privacy: { people: 'summary', smallestGroup: 2 },
          columns: [{ key: 'date' }, { key: 'groups' }, { key: 'active' }],
        },
      ),
    );
    bench.serve(fakeOrganisation(6, DAYS.slice(0, 2)));
    expect(bench.refresh().alerts).toBe(4);
  });

  it('remembers people for messages, and not what their rows are of beside that', () => {
    const log = Array.from({ length: 12 }, (_, at) => activity(at + 1, '2026-03-17', { url: 'https://chess.example/game' }));
    const all = { ...RULE, column: 'duration', test: 'above', limit: 1 } as const;
    for (const [by, people] of [
      [
        ['day', 'person', 'site', 'application'],
        ['Person 1', 'Person 2'],
      ],
      [['day', 'site'], []],
    ] as const) {
      const rollup = { by: [...by], measures: ['time'] } as const;
      const bench = saved(alerting(all, { names: 'messages' }, { stream: 'activity-log', columns: [], rollup }));
      bench.serve(fakeOrganisation(3, [], log));
      expect(bench.refresh().alerts).toBeGreaterThan(0);
      expect([...(keptBy(bench)?.people ?? [])].sort()).toEqual(people);
    }
  });

  it('looks at a ready sheet once its formulas are calculated, which a workbook may do only when it is asked to', () => {
    const { report: under, blueprint } = READY_SHEETS.timesheet.make(READY_SHEETS.timesheet.defaults);
    const rule = alertRule({ table: 'ready', column: 'balance', limit: -28_800, days: 'all' });
    const bench = saved({ ...under, id: 'r1', version: 5, alerts: { rules: [rule], names: 'nowhere', weekdaysOff: '0000011' } });
    runSync(saveReady(bench.documents, 'r1', { version: 1, blueprint, own: ownPlans(blueprint.needs) }));
    const ports = bench.within(600_000);
    const column = blueprint.columns.findIndex(({ key }) => key === 'balance');
    const calculate = (): void => {
      for (const [row, value] of [-8.5, -7, -9].entries())
        bench.sheets.type('Timesheet', blueprint.notes.length + 6 + row, column, { formula: '', value });
    };
    const styler = { ...bench.sheets.styles.styler, calculate };
    expect(bench.refresh(JANE, { ...ports, styler })).toMatchObject({ outcome: 'done', alerts: 2 });
  });

  it('looks at the weeks of a ready sheet that are left, where somebody deleted rows up to the end of the sheet', () => {
    const { report: under, blueprint } = READY_SHEETS.weekly.make(READY_SHEETS.weekly.defaults);
    const rule = alertRule({ table: 'ready', column: 'hours', test: 'above', limit: 3600, days: 'all' });
    const bench = saved({ ...under, id: 'r1', version: 5, alerts: { rules: [rule], names: 'nowhere', weekdaysOff: '0000011' } });
    runSync(saveReady(bench.documents, 'r1', { version: 1, blueprint, own: ownPlans(blueprint.needs) }));
    bench.refresh();
    const first = blueprint.notes.length + 6;
    const sheet = runSync(wait(bench.sheets.sheet('name', blueprint.title)));
    bench.sheets.deleteRows(blueprint.title, first + 10, (sheet?.rows ?? 0) - first - 10);
    const keys = blueprint.columns.map(({ key }) => key);
    bench.sheets.type(blueprint.title, first, keys.indexOf('week'), { formula: '', value: 46_000 });
    bench.sheets.type(blueprint.title, first, keys.indexOf('hours'), { formula: '', value: 7 });
    expect(bench.refresh()).toMatchObject({ alerts: 1 });
  });

  it('looks at the log in groups, and record by record', () => {
    const log = Array.from({ length: 12 }, (_, at) => activity(at + 1, '2026-03-17', { seconds: 30 + at }));
    const columns = [{ key: 'time' }, { key: 'user' }, { key: 'duration' }];
    const records = saved(alerting({ column: 'duration', test: 'above', limit: 37 }, {}, { stream: 'activity-log', columns }));
    records.serve(fakeOrganisation(3, [], log));
    expect(records.refresh().alerts).toBe(4);
    const rollup = { by: ['day', 'person'], measures: ['time'] } as const;
    const groups = saved(alerting({ column: 'duration', test: 'above', limit: 213 }, {}, { stream: 'activity-log', columns: [], rollup }));
    groups.serve(fakeOrganisation(3, [], log));
    expect(groups.refresh().alerts).toBe(1);
  });

  it('costs nothing where there are none', () => {
    const calls = (definition: Report): readonly string[] => {
      const bench = saved(definition);
      const record = bench.refresh();
      expect(record.alerts).toBeUndefined();
      return bench.sheets.calls;
    };
    expect(calls(alerting({}, { rules: [] }))).toEqual(calls(report()));
    const bench = saved(report());
    bench.refresh();
    expect([...bench.documents.entries.keys()].filter((key) => key.includes('alerts'))).toEqual([]);
  });
});

describe('What can be wrong with alerts fails no refresh', () => {
  it('a column that somebody deleted from the sheet', () => {
    const bench = saved(
      alerting(
        { column: 'active' },
        {},
        { disposition: 'append', range: { kind: 'fixed', from: DAYS[0] as string, to: DAYS[5] as string } },
      ),
    );
    bench.refresh();
    bench.sheets.deleteColumns('Hours', 3, 1);
    const record = bench.refresh();
    if (record.outcome === 'failed') throw new Error(record.message);
    expect(wordsOf(record)).toContain(alertColumnGone('Active (s)'));
  });

  describe('columns that somebody deleted', () => {
    const days = { kind: 'fixed', from: DAYS[0] as string, to: DAYS[5] as string } as const;
    const columns = [{ key: 'date' }, { key: 'user' }, { key: 'active' }];
    const refreshed = (rule: Partial<AlertRule>, deleted: number): RunRecord => {
      const bench = saved(alerting(rule, {}, { disposition: 'append', range: days, columns }));
      bench.refresh();
      bench.sheets.deleteColumns('Hours', deleted, 1);
      const record = bench.refresh();
      if (record.outcome === 'failed') throw new Error(record.message);
      return record;
    };

    it('with the days: none can be chosen, and no days are put together', () => {
      expect(wordsOf(refreshed({}, 0))).toContain(alertDaysUnknown('Active (s)'));
      expect(refreshed({ days: 'all', limit: 4262 }, 0).alerts).toBe(1);
    });

    it('with people: no people are put together', () => {
      expect(refreshed({}, 1).alerts).toBe(2);
    });
  });

  it('a ready sheet that is not there', () => {
    const record = saved(alerting({ table: 'ready', column: 'balance', days: 'all' })).refresh();
    expect(record).toMatchObject({ outcome: 'done', alerts: 0 });
    expect(wordsOf(record)).toContain(ALERTS_LACK_READY_SHEET);
  });

  it('cells with errors: nobody says that there is nothing, and what is found again afterwards is no news', () => {
    const range = { kind: 'fixed', from: DAYS[0] as string, to: DAYS[5] as string } as const;
    const bench = saved(alerting({}, {}, { disposition: 'append', range }));
    bench.refresh();
    const first = keptBy(bench);
    const cells = bench.sheets.seen('Hours').map((row) => row[3]);
    const type = (valueAt: (row: number) => string | number): void =>
      cells.forEach((_, row) => {
        if (row > 0) bench.sheets.type('Hours', row, 3, { value: valueAt(row) });
      });
    bench.clock.advance(3_600_000);
    type(() => '#N/A');
    const record = bench.refresh();
    expect(record).toMatchObject({ outcome: 'nothing-new', alerts: 0 });
    expect(wordsOf(record)).not.toContain(NO_ALERTS_FOUND);
    expect(wordsOf(record)).toContain(alertCellsTroubled('Active (s)', 3));
    type((row) => Number(cells[row]));
    bench.clock.advance(3_600_000);
    expect(bench.refresh().alerts).toBe(2);
    expect(keptBy(bench)).toMatchObject({ newestAt: first?.newestAt, found: first?.found });
  });

  it('one of them for weeks: what the others find is no news each day', () => {
    const other = alertRule({ id: 'other', table: 'ready', column: 'balance', days: 'all' });
    const bench = saved(
      alerting({ limit: 360_000, days: 'last-7-days' }, { rules: [{ ...RULE, limit: 360_000, days: 'last-7-days' }, other] }),
    );
    const days = [...DAYS];
    for (let day = 0; day < 30; day += 1) {
      bench.serve(fakeOrganisation(8, days));
      bench.refresh();
      bench.clock.advance(DAY_MS);
      days.push(new Date(bench.clock.now()).toISOString().slice(0, 10));
    }
    bench.refresh();
    const { newestAt } = keptBy(bench) ?? {};
    bench.clock.advance(3_600_000);
    expect(bench.refresh().alerts).toBeGreaterThan(40);
    expect(keptBy(bench)?.newestAt).toBe(newestAt);
  });

  it('rows of before the settings changed, where nothing came', () => {
    const bench = saved(alerting());
    bench.refresh();
    const before = keptBy(bench);
    bench.save({ ...alerting(), unit: 'hours' });
    bench.serve(fakeOrganisation(3, []));
    const record = bench.refresh();
    expect(record).toMatchObject({ outcome: 'nothing-new' });
    expect(record.alerts).toBeUndefined();
    expect(wordsOf(record)).toContain(ALERTS_WAIT);
    expect(keptBy(bench)).toEqual(before);
  });

  it.each([
    '{"version":1}',
    '{"version":1,"at":1,"count":3,"newestAt":null,"found":7}',
    '{"version":1,"at":1,"count":3,"newestAt":1,"people":"Ann","found":""}',
    '[',
    'null',
  ])('what was kept and is damaged: %s', (text) => {
    const bench = saved(alerting());
    bench.documents.entries.set('activtrak.alerts.r1', text);
    expect(keptBy(bench)).toBeUndefined();
    expect(bench.refresh().alerts).toBe(2);
    expect(keptBy(bench)).toMatchObject({ count: 2, newestAt: bench.clock.now() });
  });

  it('a store that refuses', () => {
    const bench = saved(alerting());
    const ports = bench.within(600_000);
    const documents = {
      ...ports.documents,
      set: (key: string, value: string) => {
        if (key.startsWith('activtrak.alerts.')) throw new Error('full');
        return ports.documents.set(key, value);
      },
    };
    const record = bench.refresh(JANE, { ...ports, documents });
    expect(record.outcome).toBe('done');
    expect(wordsOf(record).some((words) => words.startsWith(ALERTS_NOT_LOOKED_AT))).toBe(true);
  });
});

it('a large log is read in blocks, of the columns that matter alone, until the time is over', () => {
  const rows = 26_000;
  const log = Array.from({ length: rows }, (_, at) => activity(at + 1, '2026-03-17'));
  const columns = [{ key: 'time' }, { key: 'user' }, { key: 'computer' }, { key: 'executable' }, { key: 'duration' }, { key: 'logId' }];
  const bench = saved(alerting({ column: 'duration', test: 'above', limit: 10_000 }, {}, { stream: 'activity-log', columns }));
  bench.serve(fakeOrganisation(3, [], log), { largestPage: 10_000 });
  expect(bench.refresh()).toMatchObject({ rows, alerts: 0 });
  const before = keptBy(bench);
  const areas: (readonly [columns: number, rows: number])[] = [];
  let asks = 0;
  const look = (spentAt: number, readingMs = 0): RunRecord => {
    areas.length = 0;
    asks = 0;
    let isOver = false;
    const ports = bench.within(600_000);
    const documents = {
      ...ports.documents,
      set: (key: string, value: string) => {
        // From here on nothing but alerts and the end is left to do.
        if (key.startsWith('activtrak.state.')) isOver = true;
        return ports.documents.set(key, value);
      },
    };
    const sheets = {
      ...ports.sheets,
      read: (wanted: Parameters<typeof ports.sheets.read>[0]) => {
        if (isOver) areas.push(...wanted.map(({ columns: wide, rows: high }) => [wide, high] as const));
        if (isOver) bench.clock.advance(readingMs);
        return ports.sheets.read(wanted);
      },
    };
    const budget = {
      spent: () => {
        asks += isOver ? 1 : 0;
        return asks >= spentAt ? ('time' as const) : undefined;
      },
    };
    return bench.refresh(JANE, { ...ports, documents, sheets, budget });
  };
  const whole = look(1000);
  expect(whole.alerts).toBe(0);
  expect(areas.filter(([, high]) => high > 1).reduce((sum, [, high]) => sum + high, 0)).toBeGreaterThanOrEqual(rows);
  expect(Math.max(...areas.map(([wide, high]) => wide * high))).toBeLessThanOrEqual(100_000);
  expect(areas.filter(([, high]) => high > 1).every(([wide]) => wide < columns.length)).toBe(true);
  const cut = look(1, 30_000);
  expect(cut.outcome).toBe('nothing-new');
  expect(cut.alerts).toBeUndefined();
  expect(wordsOf(cut)).toContain(NO_TIME_FOR_ALERTS);
  expect(keptBy(bench)?.found).toBe(before?.found);
});

describe('A definition', () => {
  it('can get alerts while a refresh is paused, which then continues', () => {
    expect(definitionWord(alerting())).toBe(definitionWord(report()));
    const bench = reportBench();
    bench.save(report({ range: { kind: 'words', words: 'last 7 days' } }));
    bench.serve(fakeOrganisation(30, DAYS), { largestPage: 10 });
    expect(bench.step(JANE, { ...bench.within(600_000), budget: budgetOfAsks(2, 'time') }).state).toBe('running');
    const requests = (): number => bench.transport().rounds.flat().length;
    expect(requests()).toBeGreaterThan(1);
    bench.save(alerting());
    expect(bench.refresh()).toMatchObject({ alerts: 2, pages: 21 });
    // And the list of people, for their names.
    expect(requests()).toBe(22);
  });

  it('keeps its alerts through a file, and one without stays as it was', () => {
    const definition = { ...alerting(), version: 5 } as const;
    const [back] = importedReports(exportText([definition]), () => 'new', []);
    expect(back?.alerts).toEqual(definition.alerts);
    expect(exportText([report()])).not.toContain('alerts');
  });
});
