import { refresh } from '../../../../shared/report/refresh/refresh';
import type { RefreshPorts } from '../../../../shared/report/run/job';
import { runAsync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { gate } from '../../../doubles/gate';
import { activity, JANE, report, reportBench } from '../report-bench';
import { ANN, LOG_REPORT, MANY, STAGING, serve } from './continue-bench';

describe('a call that stands still for so long that another one takes its place', () => {
  it.each([
    ['while that one is at work', 1],
    ['after that one has ended', 200],
  ])('is told so, and touches nothing, %s', async (_, steps) => {
    const bench = reportBench('later');
    bench.documents.entries.set('activtrak.report.r1', JSON.stringify(report()));
    serve(bench, MANY, 42);
    await runAsync(refresh(bench.within(600_000), 'r1', JANE));
    serve(bench, MANY);
    const ports = bench.within(3_600_000);
    const [held, sent] = [gate(), gate()];
    const slow: RefreshPorts = {
      ...ports,
      transport: {
        async send(requests) {
          const answers = await ports.transport.send(requests);
          sent.open();
          await held.opened;
          return answers;
        },
      },
    };
    const hers = runAsync(refresh(slow, 'r1', JANE)).then(
      ({ state }) => state,
      (failure) => (failure as { code?: string }).code,
    );
    await sent.opened;
    bench.clock.advance(8 * 60_000);
    for (let call = 0; call < steps; call += 1) {
      let looks = 0;
      const short = { ...bench.within(600_000), budget: { spent: () => (looks++ >= 2 ? ('time' as const) : undefined) } };
      const step = await runAsync(refresh(short, 'r1', ANN));
      if (step.state === 'ended') break;
    }
    const before = JSON.stringify([...bench.documents.entries]);
    held.open();
    expect(await hers).toBe('busy');
    expect(JSON.stringify([...bench.documents.entries])).toBe(before);
    let step = await runAsync(refresh(bench.within(600_000), 'r1', ANN));
    for (let call = 0; call < 50 && step.state === 'running'; call += 1) step = await runAsync(refresh(bench.within(600_000), 'r1', ANN));
    expect(step).toMatchObject({ record: { outcome: steps === 1 ? 'done' : 'nothing-new', rows: 420 } });
  });

  it('is told so when it has written, and leaves the other one alone', async () => {
    const bench = reportBench('later');
    bench.documents.entries.set('activtrak.report.r1', JSON.stringify(report()));
    serve(bench, MANY);
    const ports = bench.within(3_600_000);
    const [held, writes] = [gate(), gate()];
    const slow: RefreshPorts = {
      ...ports,
      sheets: {
        ...ports.sheets,
        async write(area, rows) {
          await ports.sheets.write(area, rows);
          if (area.rows === 1) return;
          writes.open();
          await held.opened;
        },
      },
    };
    const hers = runAsync(refresh(slow, 'r1', JANE)).then(
      ({ state }) => state,
      (failure) => (failure as { code?: string }).code,
    );
    await writes.opened;
    bench.clock.advance(8 * 60_000);
    let looks = 0;
    await runAsync(refresh({ ...bench.within(600_000), budget: { spent: () => (looks++ >= 2 ? 'time' : undefined) } }, 'r1', ANN));
    const before = JSON.stringify([...bench.documents.entries]);
    held.open();
    expect(await hers).toBe('busy');
    expect(JSON.stringify([...bench.documents.entries])).toBe(before);
    expect(bench.sheets.names()).toContain(STAGING);
    let step = await runAsync(refresh(bench.within(600_000), 'r1', ANN));
    for (let call = 0; call < 50 && step.state === 'running'; call += 1) step = await runAsync(refresh(bench.within(600_000), 'r1', ANN));
    expect(step).toMatchObject({ record: { outcome: 'done', rows: 420 } });
    expect(new Set(bench.sheets.seen('Hours').map((row) => JSON.stringify(row))).size).toBe(421);
  });

  it('puts none of its rows among those that the other one has put aside', async () => {
    // So many that the sleeper would put them on the hidden sheet in the middle of its reading.
    const many = fakeOrganisation(
      3,
      [],
      Array.from({ length: 20_500 }, (_, index) => ({ ...activity(index, '2026-03-18'), logId: String(100_000 + index) })),
    );
    const bench = reportBench('later');
    const range = { kind: 'words', words: 'today' } as const;
    bench.documents.entries.set('activtrak.report.r1', JSON.stringify(report({ ...LOG_REPORT, range })));
    bench.serve(many);
    const { transport, ...ports } = bench.within(3_600_000);
    let go: () => void = () => undefined;
    let arrived: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const sent = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let rounds = 0;
    const slow: RefreshPorts = {
      ...ports,
      transport: {
        async send(requests) {
          const answers = await transport.send(requests);
          rounds += 1;
          if (rounds === 2) {
            arrived();
            await held;
          }
          return answers;
        },
      },
    };
    const hers = runAsync(refresh(slow, 'r1', JANE)).then(
      ({ state }) => state,
      (failure) => (failure as { code?: string }).code,
    );
    await sent;
    bench.clock.advance(8 * 60_000);
    bench.serve({ ...many, people: many.people.map((person) => ({ ...person, name: `Later ${person.id}` })) });
    let looks = 0;
    await runAsync(refresh({ ...bench.within(600_000), budget: { spent: () => (looks++ >= 2 ? 'time' : undefined) } }, 'r1', ANN));
    const aside = (): string => JSON.stringify(bench.sheets.seen(STAGING));
    const before = aside();
    expect(before).toContain('Later 1');
    go();
    expect(await hers).toBe('busy');
    expect(aside() === before).toBe(true);
  });
});
