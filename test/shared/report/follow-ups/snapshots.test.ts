import { NO_ROOM_FOR_SNAPSHOT, NO_TIME_FOR_SNAPSHOT, snapshotTaken } from '#words/snapshots';
import type { Report } from '../../../../shared/report/definition/definition';
import { reportSnapshot } from '../../../../shared/report/follow-ups/report-snapshot';
import { saveRequest } from '../../../../shared/report/kept/requests';
import type { Check, RunRecord } from '../../../../shared/report/kept/run';
import type { RefreshPorts } from '../../../../shared/report/run/job';
import { runDue } from '../../../../shared/report/schedule/run-due';
import { runSync, wait } from '../../../../shared/task';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { NOON } from '../../../doubles/hand-clock';
import { ROOMY } from '../../../doubles/memory-sheets';
import { Killed, mortalHost } from '../../../doubles/mortal-host';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const schedule = {
  when: { zone: 'UTC', every: 'day', at: 8 },
  ownerId: JANE.person.id,
  ownerName: 'Jane Doe',
  since: NOON - 2 * DAY_MS,
} as const;

function scheduled(change: Partial<Report> = {}, limits = ROOMY): ReportBench {
  const bench = reportBench('at once', limits);
  bench.save(report({ id: 'r1', schedule, snapshots: 2, ...change }));
  return bench;
}

const run = (bench: ReportBench, ports: RefreshPorts = bench.within(600_000)): readonly RunRecord[] => runSync(runDue(ports, JANE.person));
function nextDay(bench: ReportBench): readonly RunRecord[] {
  bench.clock.advance(DAY_MS);
  return run(bench);
}
const visible = ({ sheets }: ReportBench): readonly string[] => sheets.names().filter((name) => !sheets.isHidden(name));
const warnings = (records: readonly RunRecord[]): readonly Check[] =>
  records.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict === 'warning'));
const today = ({ clock }: ReportBench): string => clock.today('UTC');

describe('A snapshot of a scheduled refresh', () => {
  it('has the values, formats and header of the sheet, no formula, and texts that stay texts, right behind the original', () => {
    const bench = scheduled({ statusLine: true });
    bench.sheets.type('Other', 0, 0, { value: 'mine' });
    run(bench);
    const { sheets } = bench;
    const day = `Hours ${today(bench)}`;
    expect(sheets.names()).toEqual(['Other', 'Hours', day]);
    expect(sheets.seen(day)).toEqual(sheets.seen('Hours'));
    expect(sheets.cell(day, 2, 0).format).toBe(sheets.cell('Hours', 2, 0).format);
    expect(sheets.frozenRows(day)).toBe(2);
    sheets.type('Hours', 3, 9, { formula: '=A1', value: '' });
    sheets.type('Hours', 4, 9, { value: '=IMPORTXML("x")' });
    const records = nextDay(bench);
    const next = `Hours ${today(bench)}`;
    expect(records[0]?.checks).toContainEqual({ verdict: 'good', words: snapshotTaken(next) });
    expect([sheets.cell(next, 3, 9), sheets.cell(next, 4, 9)]).toMatchObject([{ formula: '' }, { formula: '', value: '=IMPORTXML("x")' }]);
    expect(sheets.names()).toEqual(['Other', 'Hours', next, day]);
  });

  it('is kept to the number that the report says, and what a person renamed, typed into or took by hand stays', () => {
    const bench = scheduled();
    run(bench);
    const first = `Hours ${today(bench)}`;
    nextDay(bench);
    const second = `Hours ${today(bench)}`;
    nextDay(bench);
    const third = `Hours ${today(bench)}`;
    expect(visible(bench)).toEqual(['Hours', third, second]);
    expect(first).not.toBe(second);
    bench.sheets.rename(second, 'Before the audit');
    bench.sheets.type(third, 1, 12, { value: 'checked' });
    for (let day = 0; day < 3; day += 1) expect(warnings(nextDay(bench))).toEqual([]);
    const names = visible(bench);
    expect(names).toEqual(expect.arrayContaining(['Hours', 'Before the audit', third]));
    expect(names).toHaveLength(5);
    bench.sheets.deleteSheet(`Hours ${today(bench)}`);
    nextDay(bench);
    expect(visible(bench)).toHaveLength(5);
  });

  it('takes the place of none that a person took by hand', () => {
    const bench = scheduled({ snapshots: 1 });
    run(bench);
    const byHand = runSync(reportSnapshot(bench.within(600_000), report({ id: 'r1' })));
    nextDay(bench);
    expect(visible(bench)).toEqual(['Hours', `Hours ${today(bench)}`, byHand]);
  });

  it('that could not be removed goes with a later refresh', () => {
    const bench = scheduled({ snapshots: 1 });
    run(bench);
    const { sheets } = bench.ports;
    const first = runSync(wait(sheets.sheet('name', `Hours ${today(bench)}`)))?.id;
    const removeSheet: typeof sheets.removeSheet = (sheet) => {
      if (sheet === first) throw new Error('It is protected.');
      return sheets.removeSheet(sheet);
    };
    bench.clock.advance(DAY_MS);
    run(bench, { ...bench.within(600_000), sheets: { ...sheets, removeSheet } });
    expect(visible(bench)).toHaveLength(3);
    nextDay(bench);
    expect(visible(bench)).toEqual(['Hours', `Hours ${today(bench)}`]);
  });

  it('is taken for each of several refreshes of a day, and for none by hand', () => {
    const bench = scheduled({ schedule: { ...schedule, when: { zone: 'UTC', every: 'hours', hours: 1 } }, snapshots: 5 });
    run(bench);
    bench.clock.advance(HOUR_MS);
    run(bench);
    const day = `Hours ${today(bench)}`;
    expect(visible(bench)).toEqual(['Hours', `${day} 2`, day]);
    bench.clock.advance(60_000);
    bench.refresh();
    expect(visible(bench)).toHaveLength(3);
  });

  it('is taken where a colleague asked for the refresh that the schedule wanted anyway', () => {
    const bench = scheduled();
    runSync(saveRequest(bench.documents, 'r1', { by: 'Colleague', at: bench.clock.now() }));
    expect(run(bench).map(({ trigger }) => trigger)).toEqual(['schedule']);
    expect(visible(bench)).toEqual(['Hours', `Hours ${today(bench)}`]);
    bench.clock.advance(HOUR_MS);
    expect(run(bench)).toEqual([]);
  });

  it('is taken although somebody refreshed by hand right before the schedule did', () => {
    const bench = scheduled();
    bench.refresh();
    expect(run(bench).map(({ trigger }) => trigger)).toEqual(['schedule']);
    const first = `Hours ${today(bench)}`;
    bench.clock.advance(DAY_MS - HOUR_MS);
    bench.refresh();
    bench.clock.advance(HOUR_MS);
    expect(run(bench)).toHaveLength(1);
    expect(visible(bench)).toEqual(['Hours', `Hours ${today(bench)}`, first]);
    bench.clock.advance(HOUR_MS);
    bench.refresh();
    expect(run(bench)).toEqual([]);
  });

  it.each(['hand', 'open'] as const)(
    'is made up for where the schedule failed and a refresh by %s went well before its next try',
    (trigger) => {
      const bench = scheduled();
      run(bench);
      const first = `Hours ${today(bench)}`;
      bench.clock.advance(DAY_MS);
      bench.serve(fakeOrganisation(3, DAYS), { dialect: 'current', fault: () => httpAnswer(403) });
      expect(run(bench)).toMatchObject([{ outcome: 'failed' }]);
      bench.serve(fakeOrganisation(3, DAYS), { dialect: 'current' });
      for (let quarter = 0; quarter < 4; quarter += 1) {
        bench.clock.advance(HOUR_MS / 4);
        bench.refresh({ ...JANE, trigger });
      }
      expect(run(bench)).toMatchObject([{ trigger: 'schedule', outcome: 'nothing-new' }]);
      expect(visible(bench)).toEqual(['Hours', `Hours ${today(bench)}`, first]);
      bench.clock.advance(HOUR_MS);
      expect(run(bench)).toEqual([]);
    },
  );

  it('has the day on which its refresh began, also where that went on after midnight', () => {
    const bench = scheduled({ schedule: { ...schedule, when: { zone: 'UTC', every: 'day', at: 23 } } });
    bench.clock.advance(11 * HOUR_MS + 50 * 60_000);
    const day = today(bench);
    bench.serve(fakeOrganisation(300, DAYS), { dialect: 'current' });
    expect(run(bench, { ...bench.within(600_000), budget: budgetOfAsks(3, 'time') })).toEqual([]);
    bench.clock.advance(HOUR_MS);
    expect(run(bench)).toMatchObject([{ outcome: 'done', rows: 2100 }]);
    expect(today(bench)).not.toBe(day);
    expect(visible(bench)).toEqual(['Hours', `Hours ${day}`]);
  });

  it.each(['hand', 'request'] as const)('is none of what failed by %s and is tried again', (trigger) => {
    const bench = scheduled();
    run(bench);
    bench.clock.advance(HOUR_MS);
    bench.serve(fakeOrganisation(3, DAYS), { dialect: 'current', fault: () => httpAnswer(403) });
    bench.refresh({ ...JANE, trigger });
    bench.serve(fakeOrganisation(3, DAYS), { dialect: 'current' });
    bench.clock.advance(HOUR_MS);
    expect(run(bench)).toMatchObject([{ trigger: 'request', outcome: 'nothing-new' }]);
    expect(visible(bench)).toHaveLength(2);
    bench.clock.advance(HOUR_MS);
    expect(run(bench)).toEqual([]);
  });

  it.each([
    ['keeps its day', 'Attendance of the support team', 'Attendance of the'],
    ['has no half of a character', 'Support, Berlin 🚀🚀', 'Support, Berlin'],
  ])('of a sheet with a long name %s', (_, sheet, start) => {
    const bench = scheduled({ destination: { sheet, cell: 'A1' } });
    run(bench);
    expect(visible(bench)[1]).toBe(`${start} ${today(bench)}`);
  });

  it.each([
    // The sheet has 600 cells, and the next refresh needs as many beside the copy.
    ['no room', (bench: ReportBench) => bench.within(600_000), { ...ROOMY, cells: 1_799 }, NO_ROOM_FOR_SNAPSHOT],
    [
      'no time',
      (bench: ReportBench) => ({
        ...bench.within(600_000),
        budget: { spent: (ahead = 0) => (ahead > 10 && ahead < 1000 ? ('time' as const) : undefined) },
      }),
      ROOMY,
      NO_TIME_FOR_SNAPSHOT,
    ],
  ])('fails alone where there is %s', (_what, ports, limits, words) => {
    const bench = scheduled({}, limits);
    const records = run(bench, ports(bench));
    expect(records).toMatchObject([{ outcome: 'done', rows: 21 }]);
    expect(warnings(records)).toEqual([expect.objectContaining({ words: expect.stringContaining(words) })]);
    expect(bench.sheets.names()).toEqual(['Hours']);
  });

  it('fails alone where cells are still calculating, and leaves nothing hidden', () => {
    const bench = scheduled();
    run(bench);
    bench.sheets.type('Hours', 2, 9, { value: 'Loading...' });
    const records = nextDay(bench);
    expect(records).toMatchObject([{ outcome: expect.stringMatching(/done|nothing-new/) }]);
    expect(warnings(records)).toHaveLength(1);
    expect(bench.sheets.names()).toHaveLength(2);
  });

  it('is nothing to a report that says nothing of it', () => {
    const { snapshots: _, ...bare } = report({ id: 'r1', schedule, snapshots: 1 });
    const bench = reportBench();
    bench.save(bare);
    run(bench);
    expect(bench.sheets.names()).toEqual(['Hours']);
  });

  it('killed at any call, is whole with the next try and never there twice, and the rows are as if nothing had happened', () => {
    const prepared = scheduled({ snapshots: 1 });
    prepared.serve(fakeOrganisation(2, DAYS.slice(0, 2)), { dialect: 'current' });
    run(prepared);
    prepared.clock.advance(DAY_MS);
    const kept = prepared.keep();
    run(prepared);
    const seen = () => prepared.sheets.names().map((name) => [name, prepared.sheets.seen(name)]);
    const whole = seen();
    expect(whole).toHaveLength(2);
    const counts = (step: string): boolean =>
      ['copySheet', 'reveal', 'removeSheet', 'set', 'freeze', 'flush', 'removeMarks'].includes(step);
    for (const effects of [false, true]) {
      let lived = false;
      for (let diesAt = 1; !lived; diesAt += 1) {
        kept.restore();
        const host = mortalHost(diesAt, effects, counts);
        const ports = prepared.within(600_000);
        const mortal = {
          ...ports,
          sheets: host.wrap(ports.sheets),
          styler: host.wrap(prepared.sheets.styles.styler),
          documents: host.wrap(ports.documents),
        };
        try {
          run(prepared, mortal);
          lived = host.calls() < diesAt;
        } catch (failure) {
          if (!(failure instanceof Killed)) throw failure;
        }
        // A run that is taken for another's at work is left alone for a while.
        prepared.clock.advance(3_600_000);
        run(prepared);
        run(prepared);
        expect([diesAt, effects, seen()]).toEqual([diesAt, effects, whole]);
        if (diesAt > 200) throw new Error('It never lives.');
      }
    }
  });
});
