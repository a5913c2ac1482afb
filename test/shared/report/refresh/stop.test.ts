import { cancelRefresh } from '../../../../shared/report/refresh/refresh';
import type { RefreshPorts } from '../../../../shared/report/run/job';
import { runSync } from '../../../../shared/task';
import { JANE, report, reportBench } from '../report-bench';
import { asked, HOUR_MS, MANY, serve, WHOLE } from './continue-bench';

describe('Stop', () => {
  it('pressed on a refresh that was killed does not stop the next one', () => {
    const bench = reportBench();
    bench.save(report());
    serve(bench, MANY, 42);
    expect(bench.step().state).toBe('running');
    const key = 'activtrak.run.r1';
    const run = JSON.parse(bench.documents.entries.get(key) as string) as object;
    bench.documents.entries.set(key, JSON.stringify({ ...run, working: true, leaseUntil: bench.clock.now() + 6 * 60_000 }));
    runSync(cancelRefresh(bench.ports, 'r1', JANE));
    bench.clock.advance(8 * 60_000);
    serve(bench, MANY);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 420 });
  });

  it('pressed while a call is at work keeps what was read', () => {
    const bench = reportBench();
    bench.save(report());
    serve(bench, MANY);
    const { send } = bench.transport();
    let rounds = 0;
    const transport: RefreshPorts['transport'] = {
      send(requests) {
        rounds += 1;
        if (rounds === 4) runSync(cancelRefresh(bench.ports, 'r1', JANE));
        return send(requests);
      },
    };
    expect(bench.refresh(undefined, { ...bench.within(600_000), transport })).toMatchObject({ outcome: 'cancelled', rows: 0 });
    serve(bench, MANY);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 420 });
    expect(asked(bench)).toBeLessThan(WHOLE - 38);
  });

  it('keeps what was read, and is no failure', () => {
    const bench = reportBench();
    bench.save(report());
    serve(bench, MANY, 42);
    expect(bench.step().state).toBe('running');
    runSync(cancelRefresh(bench.ports, 'r1', JANE));
    runSync(cancelRefresh(bench.ports, 'r1', JANE));
    serve(bench, MANY);
    bench.clock.advance(2 * HOUR_MS);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 420 });
    // What was read is not read again; the list of people is asked once more.
    expect(asked(bench)).toBeLessThan(WHOLE - 38);
  });
});
