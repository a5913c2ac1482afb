/** @jest-environment node */
import '../refresh/small-pieces';

import { refresh } from '../../../../shared/report/refresh/refresh';
import type { RefreshPorts } from '../../../../shared/report/run/job';
import { runAsync } from '../../../../shared/task';
import { longAfter, whole } from '../killed/killed-cases';
import { STAGING } from '../refresh/large-log';
import { JANE, type ReportBench } from '../report-bench';
import { COLUMNS, replaced, slow } from './replaced-large';

/** 60 records stand there, and 80 come below. */
const appended = (): ReportBench => replaced({ before: 60, rows: 140, change: { disposition: 'append' } });

const durations = ({ sheets }: ReportBench): readonly unknown[] =>
  sheets
    .seen('Hours')
    .slice(2)
    .map((row) => row[4]);

/** Calls until it has written some of them. */
function partly(bench = appended()): ReportBench {
  for (;;) {
    const { state, progress } = bench.step(undefined, slow(bench));
    if (state === 'ended') throw new Error('It writes in one call.');
    if (progress.phase === 'writing') return bench;
  }
}

function toItsEnd(bench: ReportBench, asksPerCall = 1) {
  for (let calls = 0; calls < 200; calls += 1) {
    const step = bench.step(undefined, slow(bench, 30_000 * asksPerCall));
    if (step.state === 'ended') return step.record;
  }
  throw new Error('The refresh does not end.');
}

/** The document that one call makes. */
function clean(): ReportBench {
  const bench = appended();
  expect(bench.refresh()).toMatchObject({ outcome: 'done', message: expect.stringContaining('80'), rows: 140 });
  return bench;
}

/** Ports of a host that waits for its answers, and sleeps before the first rows are written. */
function sleeping(bench: ReportBench, fallsAsleep: () => void): RefreshPorts {
  const { documents, sheets, ...ports } = bench.within(36_000_000);
  const { write } = sheets;
  return {
    ...ports,
    documents: { ...documents, set: async (key, value) => documents.set(key, value) },
    sheets: {
      ...sheets,
      async write(area, ...rows) {
        if (area.sheet === (await sheets.sheet('name', 'Hours'))?.id) {
          fallsAsleep();
          bench.clock.advance(8 * 60_000);
        }
        return write(area, ...rows);
      },
    },
  };
}

describe('adding so many rows that it takes longer than a call', () => {
  it('goes on with the next calls, tells viewers, and comes to the same', () => {
    const bench = partly();
    expect(bench.sheets.seen('Hours')[0]?.[0]).toMatch(/60 rows\. Not refreshed since: New rows are being written\.$/);
    expect(toItsEnd(bench)).toMatchObject({ outcome: 'done', rows: 140 });
    expect(whole(bench)).toEqual(whole(clean()));
    expect(
      bench.sheets
        .seen('Hours')
        .slice(2)
        .map((row) => row[COLUMNS]),
    ).toEqual(durations(bench).map(() => '=RC[-1]*2'));
  });

  it('writes each row once', () => {
    const once = appended();
    const before = once.sheets.written();
    once.refresh();
    const bench = appended();
    const begun = bench.sheets.written();
    toItsEnd(bench);
    expect(bench.sheets.written() - begun).toBeLessThan(once.sheets.written() - before + 100);
  });

  it.each<[string, (bench: ReportBench) => void]>([
    ['sorts the rows', (bench) => bench.sheets.sortRows('Hours', 2, bench.sheets.seen('Hours').length - 2, 4)],
    ['inserts a row above', (bench) => bench.sheets.insertRows('Hours', 4, 1)],
    ['inserts a row among the new ones', (bench) => bench.sheets.insertRows('Hours', 64, 1)],
    ['deletes one of the new ones', (bench) => bench.sheets.deleteRows('Hours', 64, 1)],
  ])('has each record once where somebody %s in between', (_, edit) => {
    const bench = partly();
    edit(bench);
    expect(toItsEnd(bench)).toMatchObject({ outcome: 'done' });
    const all = durations(bench).filter((cell) => cell !== '');
    expect([...all].sort()).toEqual([...durations(clean())].sort());
  });

  it('leaves alone what somebody types below the rows so far, and says where', () => {
    const bench = partly();
    const row = bench.sheets.seen('Hours').length;
    expect(row).toBeGreaterThan(61);
    bench.sheets.type('Hours', row + 4, 1, { value: 'mine' });
    expect(toItsEnd(bench)).toMatchObject({
      outcome: 'failed',
      message: expect.stringMatching(new RegExp(`A${row + 5}:E${row + 5} isn't empty\\..* Some rows are new already\\.$`)),
    });
    bench.sheets.type('Hours', row + 4, 1, { value: '' });
    longAfter(bench);
    expect(toItsEnd(bench)).toMatchObject({ outcome: 'done', rows: 140 });
    expect(durations(bench)).toEqual(durations(clean()));
  });

  it('goes on where the computer slept in the middle of it and nobody else took its place', async () => {
    const bench = appended();
    let isAsleep = false;
    await expect(
      runAsync(
        refresh(
          sleeping(bench, () => (isAsleep = true)),
          'r1',
          JANE,
        ),
      ),
    ).resolves.toMatchObject({
      state: 'ended',
      record: { outcome: 'done', rows: 140 },
    });
    expect(isAsleep).toBe(true);
    expect(durations(bench)).toEqual(durations(clean()));
  });

  it('reads anew where the definition changed in between, and has each record once', () => {
    const bench = partly();
    const [definition] = [...bench.documents.entries].filter(([key]) => key.startsWith('activtrak.report.'));
    const report = JSON.parse(definition?.[1] as string);
    bench.save({ ...report, columns: [...report.columns, { key: 'computer' }] });
    longAfter(bench);
    expect(toItsEnd(bench)).toMatchObject({ outcome: 'done' });
    expect([...durations(bench)].sort()).toEqual([...durations(clean())].sort());
    expect(bench.sheets.names()).not.toContain(STAGING);
  });
});
