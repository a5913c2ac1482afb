import type { Budget } from '../../../../shared/ports';
import type { RunRecord } from '../../../../shared/report/kept/run';
import type { RefreshPorts } from '../../../../shared/report/run/job';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { JANE, type ReportBench, reportBench } from '../report-bench';
import { activitiesOn, expectedRows, groupedReport, inAnyOrder, organised, rowsIn } from '../rows/grouped-log';

const DAYS = ['2026-03-16', '2026-03-17', '2026-03-18'];
const [STEP_MS, CALL_MS, ANSWER_MS] = [6_000, 60_000, 2_000];

/** A call that begins nothing more after six seconds and has a minute for what it has begun, and whose every reading of cells takes some seconds. */
function call(bench: ReportBench, readingMs: number): RefreshPorts {
  const began = bench.clock.now();
  const spent: Budget['spent'] = (aheadMs = 0) => {
    const ms = bench.clock.now() - began;
    return (aheadMs > 0 ? ms + aheadMs >= CALL_MS : ms >= STEP_MS) ? 'time' : undefined;
  };
  const read: typeof bench.sheets.read = (areas) => {
    bench.clock.advance(readingMs);
    return bench.sheets.read(areas);
  };
  const ports = bench.within(CALL_MS);
  const send: typeof ports.transport.send = (requests) => {
    bench.clock.advance(ANSWER_MS);
    return ports.transport.send(requests);
  };
  return { ...ports, transport: { send }, budget: { spent }, sheets: { ...bench.sheets, read } };
}

it('a call that takes its time to read back the sums of earlier ones still reads some pages, so that the refresh ends', () => {
  const bench = reportBench();
  const log = activitiesOn(DAYS, 240);
  bench.serve(organised(log), { largestPage: 10 });
  bench.save(groupedReport());
  const pages: number[] = [];
  for (let calls = 0; calls < 60; calls += 1) {
    const step = bench.step(JANE, call(bench, STEP_MS + 1000));
    bench.clock.advance(1000);
    if (step.state === 'ended') break;
    expect(pages).not.toContain(step.progress.pages);
    pages.push(step.progress.pages);
  }
  expect(pages.length).toBeGreaterThan(2);
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(log));
});

it('what comes after reading has all that is left of a call: the hours that say in which groups people are', () => {
  const bench = reportBench();
  const people = fakeOrganisation(60, DAYS, activitiesOn(DAYS, 40));
  bench.serve(people, { largestPage: 4 });
  bench.save(groupedReport({ rollup: { by: ['day', 'group'], measures: ['time', 'activities'] } }));
  const record = refreshed(bench);
  expect(record).toMatchObject({ outcome: 'done', rows: 3 });
  const whole = reportBench();
  whole.serve(people);
  whole.save(groupedReport({ rollup: { by: ['day', 'group'], measures: ['time', 'activities'] } }));
  whole.refresh();
  expect(rowsIn(bench)).toEqual(rowsIn(whole));
});

function refreshed(bench: ReportBench): RunRecord {
  for (let calls = 0; calls < 60; calls += 1) {
    const step = bench.step(JANE, call(bench, 0));
    bench.clock.advance(1000);
    if (step.state === 'ended') return step.record;
  }
  throw new Error('It does not end.');
}
