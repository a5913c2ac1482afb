import { REPLACED_BY_ANOTHER } from '#words/turns';
import { ActivTrakError } from '../../../../shared/errors';
import { loadHistory } from '../../../../shared/report/kept/history';
import { WENT } from '../../../../shared/report/kept/run';
import { cancelRefresh, refresh } from '../../../../shared/report/refresh/refresh';
import type { Actor, RefreshPorts } from '../../../../shared/report/run/job';
import { runAsync, runSync } from '../../../../shared/task';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { memoryLock } from '../../../doubles/memory-lock';
import { memoryStore } from '../../../doubles/memory-store';
import { Killed, type MortalHost, mortalHost } from '../../../doubles/mortal-host';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { withMethods } from '../../../doubles/with-methods';
import { activity, DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

const ANN: Actor = { person: { id: 'ann', name: 'Ann Lee' }, trigger: 'hand' };
const LOG = {
  stream: 'activity-log',
  range: { kind: 'words', words: 'last 3 days' },
  columns: [{ key: 'logId' }, { key: 'time' }, { key: 'user' }],
} as const;

interface Failure {
  readonly code: string;
  readonly message: string;
}

function failureFrom(work: () => unknown): Failure | undefined {
  try {
    work();
  } catch (failure) {
    return failure as Failure;
  }
  return undefined;
}

function failureOf(work: () => unknown): Failure {
  const failure = failureFrom(work);
  if (!failure) throw new Error('It did not fail.');
  return failure;
}

/** Ann's own store, with the same key under a connection of her own. */
function annsPorts(bench: ReportBench, ports: RefreshPorts = bench.within(600_000)): RefreshPorts {
  const secrets = memoryStore('at once');
  const text = bench.secrets.entries.get('activtrak.connection') ?? '';
  secrets.entries.set('activtrak.connection', text.replace('"id":"connection"', '"id":"hers"'));
  return { ...ports, secrets };
}

/** Ports that do something else once, right before the lock is theirs. */
function interrupted(bench: ReportBench, before: () => void): RefreshPorts {
  const lock = memoryLock('at once', bench.clock);
  let isFirst = true;
  return {
    ...bench.within(600_000),
    lock: {
      acquire(name, waitMs) {
        if (isFirst) before();
        isFirst = false;
        return lock.acquire(name, waitMs);
      },
    },
  };
}

describe('two people at once', () => {
  it('append nothing twice when one ends right before the other begins', () => {
    const bench = reportBench();
    bench.save(report({ ...LOG, disposition: 'append' }));
    bench.serve(fakeOrganisation(3, [], [activity(1, '2026-03-18')]));
    bench.refresh();
    bench.serve(fakeOrganisation(3, [], [activity(1, '2026-03-18'), activity(2, '2026-03-18')]));
    const ports = interrupted(bench, () => expect(bench.refresh(ANN)).toMatchObject({ rows: 2 }));
    expect(bench.refresh(JANE, ports)).toMatchObject({ outcome: 'nothing-new', rows: 2 });
    expect(bench.sheets.seen('Hours')).toHaveLength(3);
  });

  it('one whose refresh fails before it begins ends nobody else’s', () => {
    const bench = reportBench();
    bench.sheets.type('Settings', 0, 0, { value: 'last 7 days' });
    bench.serve(fakeOrganisation(300, DAYS), { largestPage: 100 });
    bench.save(report({ range: { kind: 'cells', from: 'Settings!A1' } }));
    bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(2, 'time') });
    const before = [bench.documents.entries.get('activtrak.run.r1'), bench.sheets.names()];
    bench.sheets.type('Settings', 0, 0, { value: '' });
    expect(bench.refresh(ANN)).toMatchObject({ outcome: 'failed', message: expect.stringContaining('Settings!A1 is empty') });
    expect([bench.documents.entries.get('activtrak.run.r1'), bench.sheets.names()]).toEqual(before);
    bench.sheets.type('Settings', 0, 0, { value: 'last 7 days' });
    expect(bench.refresh(JANE)).toMatchObject({ outcome: 'done', rows: 2100, pages: 21 });
  });

  it('a colleague who takes over with a key of her own reads all of it anew: that key may see others', () => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(300, DAYS), { largestPage: 100 });
    bench.save(report());
    bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(2, 'time') });
    bench.clock.advance(46_000);
    const before = bench.transport().rounds.flat().length;
    expect(bench.refresh(ANN, annsPorts(bench))).toMatchObject({ outcome: 'done', pages: 21, by: 'Ann Lee' });
    // All pages, and the list of people.
    expect(bench.transport().rounds.flat().length - before).toBe(22);
    expect(bench.sheets.seen('Hours')).toHaveLength(2101);
    expect(bench.sheets.names()).toEqual(['Hours']);
  });

  it.each([
    ['before it writes', () => undefined],
    ['before it pauses', (asked: number) => (asked > 2 ? ('time' as const) : undefined)],
  ])('a call that slept until another one took its place changes nothing %s', (_, spent) => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(3, DAYS), { largestPage: 10 });
    bench.save(report());
    const ports = bench.within(3_600_000);
    let [isFirst, asked] = [true, 0];
    const sleepy: RefreshPorts = {
      ...ports,
      budget: { spent: () => spent(asked++) },
      transport: {
        send(requests) {
          const answers = ports.transport.send(requests);
          if (!isFirst) return answers;
          isFirst = false;
          bench.clock.advance(8 * 60_000);
          bench.serve(fakeOrganisation(4, DAYS), { largestPage: 10 });
          expect(bench.refresh(ANN, annsPorts(bench))).toMatchObject({ outcome: 'done', rows: 28 });
          return answers;
        },
      },
    };
    const failure = failureOf(() => bench.refresh(JANE, sleepy));
    expect(failure).toMatchObject({ code: 'busy', message: REPLACED_BY_ANOTHER });
    expect(bench.sheets.seen('Hours')).toHaveLength(29);
    expect(bench.sheets.names()).toEqual(['Hours']);
    expect(bench.refresh(JANE)).toMatchObject({ outcome: 'nothing-new', rows: 28 });
  });
});

/** Ports of a host that does something else once, right before the n-th call of all. */
function before(bench: ReportBench, at: number, work: () => Promise<void> | void): RefreshPorts {
  let calls = 0;
  const watched = <Port extends object>(port: Port): Port =>
    withMethods(port, (call) => (...args) => {
      calls += 1;
      const wait = calls === at ? work() : undefined;
      return wait ? wait.then(() => call(...args)) : call(...args);
    });
  const { documents, sheets, ...ports } = bench.within(3_600_000);
  const { get, set, remove, all } = documents;
  return { ...ports, documents: watched({ get, set, remove, all }), sheets: watched(sheets) };
}

describe('a call that sleeps while it writes, until another one has ended,', () => {
  const [one, two, three] = [1, 2, 3].map((hours) =>
    Array.from({ length: 4 * hours }, (_, number) => activity(number, number < 4 ? '2026-03-17' : '2026-03-18')),
  );

  // Only a host that waits for its answers can sleep.
  it.each(['replace', 'merge'] as const)('leaves each record once to it, and the next refresh goes well: %s', async (disposition) => {
    const bench = reportBench('later');
    bench.save(report({ ...LOG, disposition }));
    bench.serve(fakeOrganisation(3, [], one));
    await bench.refreshLater();
    bench.serve(fakeOrganisation(3, [], two));
    const kept = bench.keep();
    let asleep = false;
    const sleep = async (): Promise<void> => {
      asleep = true;
      bench.clock.advance(8 * 60_000);
      bench.serve(fakeOrganisation(3, [], three));
      await bench.refreshLater(ANN);
      bench.clock.advance(8 * 60_000);
    };
    let at = 7;
    do {
      kept.restore();
      asleep = false;
      await runAsync(refresh(before(bench, at, sleep), 'r1', JANE)).catch((failure) => expect(failure.code).toBe('busy'));
      const { outcome } = await bench.refreshLater();
      const ids = bench.sheets.seen('Hours').slice(1);
      const count = asleep ? 12 : 8;
      expect([at, WENT[outcome], new Set(ids.map(([id]) => id)).size, ids.length]).toEqual([at, 'well', count, count]);
      at += 1;
    } while (asleep);
    expect(at).toBeGreaterThan(40);
  });
});

describe('a host that is busy for a moment', () => {
  it('leaves the work to whoever tries again, wherever it was busy', () => {
    const bench = reportBench();
    bench.save(report());
    const kept = bench.keep();
    for (let at = 8; at < 45; at += 1) {
      kept.restore();
      const ports = before(bench, at, () => {
        throw new ActivTrakError('busy', 'Excel is busy.', { retryable: true });
      });
      const failure = failureFrom(() => bench.refresh(JANE, ports));
      expect(failure?.message ?? 'Excel is busy.').toBe('Excel is busy.');
      expect([at, bench.refresh().rows, bench.sheets.seen('Hours').length]).toEqual([at, 21, 22]);
    }
  });

  it('also where it said so when it had kept that somebody is at work', () => {
    const bench = reportBench();
    bench.save(report());
    const kept = bench.keep();
    const { set } = bench.documents;
    for (const at of [1, 2]) {
      kept.restore();
      let taken = 0;
      const documents: RefreshPorts['documents'] = {
        ...bench.documents,
        set(key, value) {
          void set(key, value);
          if (value.includes('"working":true')) taken += 1;
          if (taken !== at) return;
          taken += 1;
          throw new ActivTrakError('busy', 'Excel is busy.', { retryable: true });
        },
      };
      expect(failureOf(() => bench.refresh(JANE, { ...bench.within(600_000), documents })).message).toBe('Excel is busy.');
      expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    }
  });

  it('also where it was busy as a call put its work aside', () => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(300, DAYS), { largestPage: 100 });
    bench.save(report());
    const { set } = bench.documents;
    let isBusy = true;
    const documents: RefreshPorts['documents'] = {
      ...bench.documents,
      set(key, value) {
        if (!isBusy || !value.includes('"working":false')) return set(key, value);
        isBusy = false;
        throw new ActivTrakError('busy', 'Excel is busy.', { retryable: true });
      },
    };
    const busy = { ...bench.ports, documents, budget: budgetOfAsks(2, 'time') };
    expect(failureOf(() => bench.step(JANE, busy)).message).toBe('Excel is busy.');
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 2100 });
  });
});

describe('a clock that was wrong', () => {
  it('by less than a minute lets nobody else in', () => {
    const bench = reportBench();
    bench.save(report());
    const ports = before(bench, 8, () => {
      bench.clock.advance(-30_000);
      expect(failureOf(() => bench.refresh(ANN, annsPorts(bench)))).toMatchObject({ code: 'busy' });
      bench.clock.advance(30_000);
    });
    expect(bench.refresh(JANE, ports)).toMatchObject({ outcome: 'done', rows: 21 });
  });

  it('keeps nobody out for longer than a call can last', () => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(300, DAYS), { largestPage: 100 });
    bench.save(report());
    bench.clock.advance(3 * 86_400_000);
    bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(2, 'time') });
    bench.clock.advance(-3 * 86_400_000);
    expect(runSync(refresh(annsPorts(bench), 'r1', ANN))).toMatchObject({ state: 'ended', record: { outcome: 'done' } });
  });
});

describe('a refresh in several calls', () => {
  it('counts what was sent again in all of them', () => {
    const bench = reportBench();
    bench.save(report());
    bench.serve(fakeOrganisation(300, DAYS), { largestPage: 100, fault: (_, __, round) => (round === 0 ? httpAnswer(503) : undefined) });
    expect(bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(3, 'time') })).toMatchObject({ state: 'running' });
    expect(bench.refresh()).toMatchObject({ retries: 1 });
  });
});

describe('stopping a refresh', () => {
  it('that was killed before its first page is no line of the history', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    const before = runSync(loadHistory(bench.documents));
    const killed = mortalHost(1);
    const ports = { ...bench.within(600_000), transport: killed.wrap({ ...bench.ports.transport }), documents: dying(bench, killed) };
    expect(() => bench.step(JANE, ports)).toThrow(Killed);
    bench.clock.advance(8 * 60_000);
    runSync(cancelRefresh(bench.ports, 'r1', JANE));
    expect(runSync(loadHistory(bench.documents))).toEqual(before);
  });
});

/** Properties that die with the host. */
const dying = ({ documents: { get, set, remove, all } }: ReportBench, killed: MortalHost): RefreshPorts['documents'] => {
  const die = (): void => {
    if (killed.calls() > 0) throw new Killed('The host is gone.');
  };
  const alive =
    <Args extends unknown[], T>(call: (...args: Args) => T) =>
    (...args: Args): T => {
      die();
      return call(...args);
    };
  return { get: alive(get), set: alive(set), remove: alive(remove), all: alive(all) };
};
