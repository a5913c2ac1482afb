import type { Report } from '../../../../shared/report/definition/definition';
import type { Schedule } from '../../../../shared/report/definition/schedule';
import type { Person } from '../../../../shared/report/kept/person';
import { loadHealth } from '../../../../shared/report/kept/report-health';
import { loadRequest, saveRequest } from '../../../../shared/report/kept/requests';
import type { RunRecord } from '../../../../shared/report/kept/run';
import { cancelRefresh, refresh } from '../../../../shared/report/refresh/refresh';
import type { RefreshPorts } from '../../../../shared/report/run/job';
import { runDue } from '../../../../shared/report/schedule/run-due';
import { runAsync, runSync, wait } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { NOON } from '../../../doubles/hand-clock';
import { mortalHost } from '../../../doubles/mortal-host';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

const ANN: Person = { id: 'ann', name: 'Ann Lee' };
const HOUR_MS = 3_600_000;
const EVERY_HOUR: Schedule = { zone: 'UTC', every: 'hours', hours: 1 };

/** A report of its own sheet with a schedule; `of` has it on her key. */
function scheduled(
  id: string,
  of: Person = JANE.person,
  when: Schedule = EVERY_HOUR,
  change: Partial<Report> = {},
  since = NOON - 3 * HOUR_MS,
): Report {
  const schedule = { when, ownerId: of.id, ownerName: of.name, since };
  return report({ id, name: `Report ${id}`, destination: { sheet: `Sheet ${id}`, cell: 'A1' }, schedule, ...change });
}

const run = (bench: ReportBench, person: Person = JANE.person, ports: RefreshPorts = bench.within(600_000)): readonly RunRecord[] =>
  runSync(runDue(ports, person));

const endings = (records: readonly RunRecord[]): readonly string[] => records.map(({ reportId, outcome }) => `${reportId} ${outcome}`);

function nextHour({ clock }: ReportBench): void {
  clock.advance(HOUR_MS);
}

/** Ports for so many milliseconds, of which each answer of ActivTrak takes two thousand. */
function slowly(bench: ReportBench, ms: number): RefreshPorts {
  const ports = bench.within(ms);
  const transport: RefreshPorts['transport'] = {
    send(requests) {
      bench.clock.advance(2000);
      return ports.transport.send(requests);
    },
  };
  return { ...ports, transport };
}

describe('one hourly trigger', () => {
  it('refreshes what is due on this key, and nothing of others or without a schedule', () => {
    const bench = reportBench();
    for (const definition of [scheduled('mine'), scheduled('hers', ANN), report({ id: 'bare' })]) bench.save(definition);
    bench.save(scheduled('later', JANE.person, { zone: 'UTC', every: 'day', at: 15 }));
    expect(run(bench)).toEqual([
      expect.objectContaining({ reportId: 'mine', trigger: 'schedule', by: 'Jane Doe', outcome: 'done', rows: 21 }),
    ]);
    expect(bench.sheets.names()).toEqual(['Sheet mine']);
    expect(run(bench)).toEqual([]);
    nextHour(bench);
    expect(endings(run(bench))).toEqual(['mine nothing-new']);
  });

  it('serves all schedules where a browser knows no zone of that name, by UTC', () => {
    const bench = reportBench();
    for (const at of [11, 13]) bench.save(scheduled(`at ${at}`, JANE.person, { zone: 'Europe/Newtown', every: 'day', at }));
    bench.save(scheduled('other'));
    expect(endings(run(bench))).toEqual(['at 11 done', 'other done']);
  });

  it('works with a host that answers later', async () => {
    const bench = reportBench('later');
    bench.save(scheduled('mine'));
    expect(endings(await runAsync(runDue(bench.within(600_000), JANE.person)))).toEqual(['mine done']);
  });

  it('serves a schedule that was taken over on the new key alone', () => {
    const bench = reportBench();
    bench.save(scheduled('one'));
    expect(endings(run(bench))).toEqual(['one done']);
    bench.save(scheduled('one', ANN));
    nextHour(bench);
    expect(run(bench)).toEqual([]);
    expect(run(bench, ANN)).toEqual([expect.objectContaining({ reportId: 'one', by: 'Ann Lee' })]);
  });

  it('leaves a report alone whose schedule is taken over while those before it are refreshed: another person chose what it reads', () => {
    const bench = reportBench();
    for (const id of ['a', 'b']) bench.save(scheduled(id, JANE.person, EVERY_HOUR, { who: [{ kind: 'user', id: 1, name: 'Person 1' }] }));
    const ports = bench.within(600_000);
    const transport: RefreshPorts['transport'] = {
      send(requests) {
        bench.save(scheduled('b', ANN));
        return ports.transport.send(requests);
      },
    };
    expect(endings(run(bench, JANE.person, { ...ports, transport }))).toEqual(['a done']);
    expect(bench.sheets.names()).toEqual(['Sheet a']);
    expect(endings(run(bench, ANN))).toEqual(['b done']);
  });

  it('comes each time also where its minute lies about the full hour, some seconds before and some behind', () => {
    const bench = reportBench();
    bench.save(scheduled('mine'));
    bench.clock.advance(10_000);
    const endings = [0, HOUR_MS - 20_000, HOUR_MS + 20_000, HOUR_MS - 20_000].map((ms) => {
      bench.clock.advance(ms);
      return run(bench, JANE.person, { ...bench.within(600_000), looksHourly: true }).length;
    });
    expect(endings).toEqual([1, 1, 1, 1]);
  });

  it('comes once an hour also where somebody looks each minute, as an open workbook does', () => {
    const bench = reportBench();
    bench.save(scheduled('mine'));
    const at: string[] = [];
    for (let minute = 0; minute < 180; minute += 1) {
      if (run(bench).length > 0) at.push(bench.clock.wallTime(bench.clock.now(), 'UTC').slice(11));
      bench.clock.advance(60_000);
    }
    expect(at).toEqual(['12:00', '13:00', '14:00']);
  });

  it('stands still for nobody whose clock was ahead when she refreshed, or when she saved the schedule', () => {
    const bench = reportBench();
    bench.save(scheduled('r1'));
    bench.clock.advance(30 * 24 * HOUR_MS);
    bench.refresh();
    bench.save(scheduled('saved', JANE.person, EVERY_HOUR, {}, bench.clock.now()));
    bench.clock.advance(-30 * 24 * HOUR_MS);
    expect(endings(run(bench))).toEqual(['saved done', 'r1 done']);
    expect(run(bench)).toEqual([]);
    nextHour(bench);
    expect(endings(run(bench))).toEqual(['r1 nothing-new', 'saved nothing-new']);
  });

  it("serves a colleague's request before what is due, once, and only by the schedule's owner", () => {
    const bench = reportBench();
    bench.save(scheduled('due'));
    bench.save(scheduled('wished', JANE.person, { zone: 'UTC', every: 'day', at: 15 }));
    runSync(saveRequest(bench.documents, 'wished', { by: 'Colleague', at: bench.clock.now() }));
    expect(run(bench, ANN)).toEqual([]);
    expect(run(bench).map(({ reportId, trigger }) => [reportId, trigger])).toEqual([
      ['wished', 'request'],
      ['due', 'schedule'],
    ]);
    expect(runSync(loadRequest(bench.documents, 'wished'))).toBeUndefined();
    nextHour(bench);
    expect(endings(run(bench))).toEqual(['due nothing-new']);
  });

  it('serves a request once although the clock of whoever asked is ahead', () => {
    const bench = reportBench();
    bench.save(scheduled('one', JANE.person, { zone: 'UTC', every: 'day', at: 15 }));
    for (const outcome of ['done', 'failed']) {
      if (outcome === 'failed') bench.serve(fakeOrganisation(3, DAYS), { fault: () => httpAnswer(401) });
      runSync(saveRequest(bench.documents, 'one', { by: 'Colleague', at: bench.clock.now() + HOUR_MS / 2 }));
      expect(endings(run(bench))).toEqual([`one ${outcome}`]);
      bench.clock.advance(60_000);
      expect(run(bench)).toEqual([]);
    }
  });

  it.each([
    ['', 0],
    [' from a computer whose clock is behind', HOUR_MS / 2],
  ])('keeps a request that came while it read%s, and serves it with the next hour', (_, behind) => {
    const bench = reportBench();
    bench.save(scheduled('one', JANE.person, { zone: 'UTC', every: 'day', at: 11 }));
    const ports = bench.within(600_000);
    const transport: RefreshPorts['transport'] = {
      send(requests) {
        bench.clock.advance(1000);
        runSync(saveRequest(bench.documents, 'one', { by: 'Colleague', at: bench.clock.now() - behind }));
        return ports.transport.send(requests);
      },
    };
    expect(endings(run(bench, JANE.person, { ...ports, transport }))).toEqual(['one done']);
    nextHour(bench);
    expect(run(bench).map(({ trigger }) => trigger)).toEqual(['request']);
    nextHour(bench);
    expect(run(bench)).toEqual([]);
  });

  it('keeps a request until rows were read after it, where the run went on from what a stopped one had read', () => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(300, DAYS), { largestPage: 200 });
    bench.save(scheduled('r1', JANE.person, { zone: 'UTC', every: 'day', at: 15 }));
    expect(bench.step(JANE, slowly(bench, 3000)).state).toBe('running');
    runSync(cancelRefresh(bench.within(600_000), 'r1', JANE));
    nextHour(bench);
    const asked = bench.clock.now();
    runSync(saveRequest(bench.documents, 'r1', { by: 'Colleague', at: asked }));
    const [first] = run(bench);
    expect(first?.since).toBeLessThan(asked);
    nextHour(bench);
    const [second] = run(bench);
    expect(second?.since).toBeGreaterThan(asked);
    expect(runSync(loadRequest(bench.documents, 'r1'))).toBeUndefined();
  });

  it('forgets a request whose refresh failed', () => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(3, DAYS), { fault: () => httpAnswer(401) });
    bench.save(scheduled('one', JANE.person, { zone: 'UTC', every: 'day', at: 15 }));
    runSync(saveRequest(bench.documents, 'one', { by: 'Colleague', at: bench.clock.now() }));
    expect(endings(run(bench))).toEqual(['one failed']);
    expect(runSync(loadRequest(bench.documents, 'one'))).toBeUndefined();
  });

  it.each([false, true])('keeps one that came while that refresh was failing (one before it: %s)', (isAsked) => {
    const bench = reportBench();
    bench.save(scheduled('one', JANE.person, { zone: 'UTC', every: 'day', at: 11 }));
    const ask = (): void => runSync(saveRequest(bench.documents, 'one', { by: 'Colleague', at: bench.clock.now() }));
    if (isAsked) ask();
    bench.serve(fakeOrganisation(3, DAYS), {
      fault: () => {
        bench.clock.advance(1_000);
        ask();
        return httpAnswer(401);
      },
    });
    expect(endings(run(bench))).toEqual(['one failed']);
    expect(runSync(loadRequest(bench.documents, 'one'))).toMatchObject({ at: bench.clock.now() });
  });

  it('takes the one that was refreshed longest ago first', () => {
    const bench = reportBench();
    for (const id of ['a', 'b', 'c']) bench.save(scheduled(id));
    run(bench);
    nextHour(bench);
    bench.clock.advance(-HOUR_MS / 2);
    runSync(refresh(bench.within(600_000), 'a', JANE));
    bench.clock.advance(HOUR_MS / 2);
    expect(run(bench).map(({ reportId }) => reportId)).toEqual(['b', 'c', 'a']);
  });

  it('goes on with the next hour where its budget ended, and then with those that had to wait', () => {
    const bench = reportBench();
    const many = fakeOrganisation(300, DAYS);
    bench.serve(many, { largestPage: 200 });
    for (const id of ['a', 'b']) bench.save(scheduled(id, JANE.person, { zone: 'UTC', every: 'day', at: 11 }));
    const records: string[] = [];
    for (let hour = 0; hour < 12 && records.length < 2; hour += 1) {
      records.push(...endings(run(bench, JANE.person, slowly(bench, 3000))));
      nextHour(bench);
    }
    expect(records).toEqual(['a done', 'b done']);
    for (const id of ['a', 'b']) expect(bench.sheets.seen(`Sheet ${id}`)).toHaveLength(2101);
    expect(bench.sheets.names()).toEqual(['Sheet a', 'Sheet b']);
  });

  it.each(['reads its first page', 'goes on'])(
    'gives the others their turn although a report takes the run with it each time it %s',
    (when) => {
      const bench = reportBench();
      for (const id of ['a', 'b']) bench.save(scheduled(id));
      if (when === 'goes on') {
        bench.serve(fakeOrganisation(300, DAYS), { largestPage: 200 });
        expect(run(bench, JANE.person, slowly(bench, 3000))).toEqual([]);
        nextHour(bench);
      }
      const host = mortalHost(1, false, (step) => step === 'send');
      const ports = bench.within(600_000);
      const [transport, documents, sheets] = [host.wrap(ports.transport), host.wrap(ports.documents), host.wrap(ports.sheets)];
      run(bench, JANE.person, { ...ports, transport, documents, sheets });
      expect(bench.documents.entries.get('activtrak.run.a')).toContain('"working":true');
      nextHour(bench);
      expect(endings(run(bench))).toEqual(['b done', 'a done']);
    },
  );

  it('is not stopped by one report that fails, whatever fails there', () => {
    const bench = reportBench();
    for (const id of ['a', 'b', 'c', 'd']) bench.save(scheduled(id, JANE.person, EVERY_HOUR, { statusLine: true }));
    expect(endings(run(bench))).toEqual(['a done', 'b done', 'c done', 'd done']);
    const [a, b] = runSync(wait(bench.sheets.sheets())).map(({ id }) => id);
    bench.sheets.protect({ sheet: a as string, row: 0, column: 0, rows: 1, columns: 1 }, 'This cell is protected.');
    bench.sheets.protect({ sheet: b as string, row: 2, column: 0, rows: 5, columns: 4 }, 'These cells are protected.');
    bench.save(scheduled('c', JANE.person, EVERY_HOUR, { statusLine: true, who: [{ kind: 'user', id: 77, name: 'Gone' }] }));
    bench.serve(fakeOrganisation(4, DAYS), {
      fault: (_, parameters) => (parameters.get('clientId') === '77' ? httpAnswer(404) : undefined),
    });
    nextHour(bench);
    expect(endings(run(bench))).toEqual(['a done', 'b failed', 'c failed', 'd done']);
    expect(bench.sheets.cell('Sheet a', 0, 0).value).toContain('12:00');
    expect(bench.sheets.seen('Sheet a')).toHaveLength(2 + 28);
  });

  it('is not stopped by a report whose failure cannot even be kept, and gives it as a failure', () => {
    const bench = reportBench();
    for (const id of ['a', 'b']) bench.save(scheduled(id));
    const { documents } = bench;
    const broken: RefreshPorts = {
      ...bench.within(600_000),
      documents: {
        ...documents,
        set: (key, value) => {
          if (key.endsWith('.a')) throw new Error('Service error: Properties');
          return documents.set(key, value);
        },
      },
    };
    const records = run(bench, JANE.person, broken);
    expect(endings(records)).toEqual(['a failed', 'b done']);
    expect(records[0]).toMatchObject({ reportName: 'Report a', by: 'Jane Doe', message: expect.stringContaining('unexpected') });
  });

  it('counts failures and says them to viewers, until it goes well again', () => {
    const bench = reportBench();
    bench.save(scheduled('a', JANE.person, EVERY_HOUR, { statusLine: true }));
    run(bench);
    bench.serve(fakeOrganisation(3, DAYS), { fault: () => httpAnswer(500) });
    for (const failures of [1, 2, 3]) {
      nextHour(bench);
      expect(endings(run(bench))).toEqual(['a failed']);
      expect(runSync(loadHealth(bench.documents, 'a')).failures).toBe(failures);
    }
    expect(bench.sheets.cell('Sheet a', 0, 0).value).toMatch(
      /^Refreshed 2026-03-18 12:00 by Jane Doe, 21 rows\. Not refreshed since: .*\(3 times\)$/,
    );
    bench.serve(fakeOrganisation(3, DAYS));
    nextHour(bench);
    run(bench);
    expect(runSync(loadHealth(bench.documents, 'a')).failures).toBe(0);
    expect(bench.sheets.cell('Sheet a', 0, 0).value).not.toContain('Not refreshed');
  });

  it('leaves a report alone that somebody else is refreshing, and keeps the request for it', () => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(300, DAYS), { largestPage: 200 });
    bench.save(scheduled('r1'));
    runSync(saveRequest(bench.documents, 'r1', { by: 'Colleague', at: bench.clock.now() }));
    const step = bench.step({ person: ANN, trigger: 'hand' }, { ...bench.ports, budget: { spent: () => 'time' } });
    expect(step.state).toBe('running');
    expect(run(bench)).toEqual([]);
    expect(runSync(loadRequest(bench.documents, 'r1'))).toBeDefined();
    bench.clock.advance(60_000);
    expect(endings(run(bench))).toEqual(['r1 done']);
  });

  it.each([
    ['stopped', 1],
    ['tried in vain', 5],
  ])('does what a schedule asks for although somebody %s by hand after its hour', (what, times) => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(300, DAYS), { largestPage: 200 });
    bench.save(scheduled('r1', JANE.person, { zone: 'UTC', every: 'month', on: 18, at: 13 }));
    bench.clock.advance(HOUR_MS + 60_000);
    for (let time = 0; time < times; time += 1) {
      if (what !== 'stopped') bench.serve(fakeOrganisation(3, DAYS), { fault: () => httpAnswer(401) });
      const step = bench.step({ person: ANN, trigger: 'hand' }, slowly(bench, 3000));
      if (step.state === 'running') runSync(cancelRefresh(bench.within(600_000), 'r1', { person: ANN, trigger: 'hand' }));
    }
    bench.serve(fakeOrganisation(3, DAYS));
    bench.clock.advance(HOUR_MS / 2);
    expect(endings(run(bench))).toEqual(['r1 done']);
    nextHour(bench);
    expect(run(bench)).toEqual([]);
  });

  it('does not begin again what somebody stopped that a schedule had begun', () => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(300, DAYS), { largestPage: 200 });
    bench.save(scheduled('r1', JANE.person, { zone: 'UTC', every: 'day', at: 11 }));
    expect(run(bench, JANE.person, slowly(bench, 3000))).toEqual([]);
    bench.clock.advance(HOUR_MS / 2);
    runSync(cancelRefresh(bench.within(600_000), 'r1', { person: ANN, trigger: 'hand' }));
    nextHour(bench);
    expect(run(bench)).toEqual([]);
    bench.clock.advance(24 * HOUR_MS);
    expect(endings(run(bench))).toEqual(['r1 done']);
  });

  it('says what is wrong with the key as the failure of each report', () => {
    const bench = reportBench();
    for (const id of ['a', 'b']) bench.save(scheduled(id));
    bench.secrets.entries.clear();
    const records = run(bench);
    expect(endings(records)).toEqual(['a failed', 'b failed']);
    expect(records[0]?.message).toMatch(/\.$/);
  });
});
