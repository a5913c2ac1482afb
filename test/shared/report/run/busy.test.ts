import { beingRefreshed, DOCUMENT_BUSY } from '#words/turns';
import { cancelRefresh, refresh } from '../../../../shared/report/refresh/refresh';
import type { Actor, RefreshPorts } from '../../../../shared/report/run/job';
import { keptOutUntil } from '../../../../shared/report/run/run-lease';
import type { RunState } from '../../../../shared/report/run/run-state';
import { runAsync, runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

const ANN: Actor = { person: { id: 'ann', name: 'Ann Lee' }, trigger: 'hand' };

const messageOf = (work: () => unknown): string => {
  try {
    work();
  } catch (failure) {
    return (failure as Error).message;
  }
  throw new Error('It was let in.');
};

/** A bench with a report that Jane has begun to refresh and whose next call is waited for. */
function begun(): ReportBench {
  const bench = reportBench();
  bench.serve(fakeOrganisation(300, DAYS), { largestPage: 100 });
  bench.save(report());
  expect(bench.step(JANE, hurried(bench)).state).toBe('running');
  return bench;
}

/** Ports whose budget ends with the first page. */
function hurried(bench: ReportBench): RefreshPorts {
  let asked = 0;
  return { ...bench.within(600_000), budget: { spent: () => (asked++ > 1 ? 'time' : undefined) } };
}

describe('a report that somebody is refreshing', () => {
  it('keeps others out while the next call is waited for, and says who it is and since when', () => {
    const bench = begun();
    bench.clock.advance(20_000);
    expect(messageOf(() => bench.step(ANN))).toBe(beingRefreshed('Jane Doe', '12:00'));
    expect(bench.refresh(JANE)).toMatchObject({ outcome: 'done', by: 'Jane Doe', rows: 2100 });
    expect(bench.refresh(ANN)).toMatchObject({ outcome: 'nothing-new', by: 'Ann Lee' });
  });

  it('is taken over where it stands when nobody goes on with it', () => {
    const bench = begun();
    const pages = bench.transport().rounds.flat().length;
    bench.clock.advance(46_000);
    expect(bench.refresh(ANN)).toMatchObject({ outcome: 'done', by: 'Ann Lee', rows: 2100, pages: 21 });
    expect(bench.transport().rounds.flat().length - pages).toBeLessThan(21);
    expect(bench.sheets.seen('Hours')).toHaveLength(2101);
  });

  it('keeps out even the same person in another window while a call is at work, until that is surely over', async () => {
    const bench = reportBench('later');
    bench.save(report());
    const ports = bench.within(600_000);
    let arrived: () => void = () => undefined;
    const first = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow: RefreshPorts = {
      ...ports,
      transport: {
        async send(requests) {
          arrived();
          await held;
          return await ports.transport.send(requests);
        },
      },
    };
    const hers = runAsync(refresh(slow, 'r1', JANE));
    await first;
    const again = (actor: Actor) =>
      runAsync(refresh(ports, 'r1', actor)).then(
        ({ state }) => state,
        ({ code, message }) => `${code}: ${message}`,
      );
    expect(await again(JANE)).toBe(`busy: ${beingRefreshed(undefined, '12:00')}`);
    expect(await again(ANN)).toMatch(/^busy: Jane Doe has been refreshing/);
    bench.clock.advance(7 * 60_000 - 1000);
    expect(await again(ANN)).toMatch(/^busy/);
    answer();
    expect((await hers).state).toBe('ended');
    expect(await again(ANN)).toBe('ended');
  });

  it('is free again after a kill, when the longest time that Google lets a script run is over', () => {
    const bench = begun();
    const key = 'activtrak.run.r1';
    const run = JSON.parse(bench.documents.entries.get(key) ?? '') as object;
    bench.documents.entries.set(key, JSON.stringify({ ...run, working: true, leaseUntil: bench.clock.now() + 7 * 60_000 }));
    bench.clock.advance(6 * 60_000);
    expect(messageOf(() => bench.step(ANN))).toContain('Jane Doe has been refreshing');
    bench.clock.advance(61_000);
    expect(bench.refresh(ANN).outcome).toBe('done');
  });

  it("is free for others some minutes later where each goes by her own computer's clock, which may be ahead", () => {
    const bench = begun();
    const key = 'activtrak.run.r1';
    const began = JSON.parse(bench.documents.entries.get(key) ?? '') as RunState;
    const run = { ...began, working: true, leaseUntil: bench.clock.now() + 7 * 60_000 };
    bench.documents.entries.set(key, JSON.stringify(run));
    // As the card says it.
    expect(keptOutUntil(run, ANN.person, { isOwn: true })).toBe(bench.clock.now() + 12 * 60_000);
    expect(keptOutUntil(run, JANE.person, { isOwn: true })).toBe(run.leaseUntil);
    const refreshHere = () => bench.refresh(ANN, { ...bench.within(600_000), clock: { ...bench.clock, isOwn: true } });
    bench.clock.advance(11 * 60_000);
    expect(messageOf(refreshHere)).toContain('Jane Doe has been refreshing');
    bench.clock.advance(61_000);
    expect(refreshHere().outcome).toBe('done');
  });

  it('is no failure of the one who was kept out, and leaves nothing of hers', () => {
    const bench = begun();
    const before = [...bench.documents.entries];
    const sheets = bench.sheets.names();
    messageOf(() => bench.step(ANN));
    expect([...bench.documents.entries]).toEqual(before);
    expect(bench.sheets.names()).toEqual(sheets);
  });

  it('can be stopped by a colleague too', () => {
    const bench = begun();
    runSync(cancelRefresh(bench.ports, 'r1', ANN));
    expect(bench.refresh(ANN).outcome).toBe('done');
  });

  describe('while formulas hold the only lock of the document for as long as they fetch', () => {
    /** The refresh gets the lock to begin with, and not again. */
    const withoutLock = (bench: ReportBench): RefreshPorts => {
      const { lock, ...ports } = bench.within(600_000);
      let asked = 0;
      return {
        ...ports,
        lock: {
          acquire(name, waitMs) {
            asked += 1;
            if (asked === 1) return lock.acquire(name, waitMs);
            bench.clock.advance(waitMs);
            return undefined;
          },
        },
      };
    };

    it('goes on: nobody else takes the work as long as it is this one’s', () => {
      const bench = reportBench();
      bench.save(report());
      expect(bench.refresh(JANE, withoutLock(bench))).toMatchObject({ outcome: 'done', rows: 21 });
    });

    it('writes nothing once somebody else may have taken it', () => {
      const bench = reportBench();
      bench.save(report());
      const { transport, ...ports } = withoutLock(bench);
      const send: RefreshPorts['transport']['send'] = (requests) => {
        bench.clock.advance(8 * 60_000);
        return transport.send(requests);
      };
      expect(messageOf(() => bench.step(JANE, { ...ports, transport: { send } }))).toBe(DOCUMENT_BUSY);
      expect(bench.sheets.names()).toEqual([]);
    });
  });

  it('does not keep out those who refresh another report', () => {
    const bench = begun();
    bench.save(report({ id: 'r2', destination: { sheet: 'Other', cell: 'A1' } }));
    expect(runSync(refresh(bench.within(600_000), 'r2', ANN)).state).toBe('ended');
  });
});
