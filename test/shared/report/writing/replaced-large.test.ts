/** @jest-environment node */
import '../refresh/small-pieces';

import { cancelRefresh } from '../../../../shared/report/refresh/refresh';
import { roomFor } from '../../../../shared/report/rows/room';
import type { RefreshPorts } from '../../../../shared/report/run/job';
import { runSync } from '../../../../shared/task';
import { longAfter, whole } from '../killed/killed-cases';
import { LARGE_LOG, largeLog, largeReport, STAGING } from '../refresh/large-log';
import { JANE, type ReportBench, report } from '../report-bench';
import { COLUMNS, type Replaced, replaced, slow } from './replaced-large';

/** The most cells that the document has while something is done. */
function peakOf(bench: ReportBench, work: (ports: RefreshPorts) => unknown): number {
  let peak = 0;
  const cells = (): void => {
    const infos = bench.sheets.sheets() as readonly { rows: number; columns: number }[];
    peak = Math.max(
      peak,
      infos.reduce((sum, { rows, columns }) => sum + rows * columns, 0),
    );
  };
  const { grow, addSheet } = bench.sheets;
  work({
    ...bench.within(600_000),
    sheets: {
      ...bench.sheets,
      grow: (...args) => [grow(...args), cells()][0] as undefined,
      addSheet: (...args) => [addSheet(...args), cells()][0] as ReturnType<typeof addSheet>,
    },
  });
  return peak;
}

const rowsIn = ({ sheets }: ReportBench): readonly (readonly unknown[])[] => sheets.seen('Hours').slice(2);
const titles = (bench: ReportBench): readonly unknown[] => rowsIn(bench).map((row) => row[4]);

describe.each<[string, Replaced]>([
  ['more', { before: 60, rows: 80 }],
  ['fewer', { before: 80, rows: 60 }],
  ['far fewer', { before: 80, rows: 3 }],
  ['as many', { before: 60, rows: 60 }],
  ['far more', { before: 3, rows: 80 }],
])('a report with %s rows than before that go into the file once', (_, sizes) => {
  it('is replaced, and is what a first fill makes of them', () => {
    const bench = replaced(sizes);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: sizes.rows });
    const clean = largeReport(sizes.rows as number, { statusLine: true });
    clean.refresh();
    expect(rowsIn(bench).map((row) => row.slice(0, COLUMNS))).toEqual(rowsIn(clean));
    expect(rowsIn(bench).map((row) => row[COLUMNS])).toEqual(rowsIn(bench).map(() => '=RC[-1]*2'));
    expect(bench.sheets.names()).not.toContain(STAGING);
  });
});

it('where the host fails while rows are put aside, the next refresh goes on and has all of them', () => {
  const bench = replaced();
  const kept = bench.keep();
  const { write } = bench.sheets;
  bench.refresh();
  const all = rowsIn(bench);
  for (const fails of [2, 3, 4]) {
    kept.restore();
    let calls = 0;
    const failing: typeof write = (...args) => {
      calls += 1;
      if (calls === fails) throw new Error('Service error: Spreadsheets');
      return write(...args);
    };
    expect(bench.refresh(JANE, { ...bench.within(600_000), sheets: { ...bench.sheets, write: failing } })).toMatchObject({
      outcome: 'failed',
    });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 80 });
    expect([fails, rowsIn(bench)]).toEqual([fails, all]);
  }
});

describe('a file that has no room for the rows’ cells twice', () => {
  /** Those that the other sheets and the report have, and the texts. */
  const needed = (): number => {
    const bench = replaced();
    return runSync(roomFor(bench.sheets, report({ ...LARGE_LOG, statusLine: true }), 80, 0)).meanwhile;
  };

  it('is filled as foreseen, with a small part of their cells in between', () => {
    const cells = needed();
    const bench = replaced({ cells });
    expect(peakOf(bench, (ports) => expect(bench.refresh(undefined, ports)).toMatchObject({ outcome: 'done', rows: 80 }))).toBe(cells);
    expect(cells).toBeLessThan(2 * 80 * COLUMNS);
  });

  it('is left as it is where not even that fits, and the person hears what to do', () => {
    const many = { before: 60, rows: 1_100 };
    const bench = replaced({ ...many, cells: 5_000 });
    bench.serve(largeLog(1_100));
    const rows = rowsIn(bench);
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('Choose fewer days or columns') });
    expect(rowsIn(bench)).toEqual(rows);
    expect(bench.sheets.names()).not.toContain(STAGING);
  });
});

describe('writing that takes longer than a call', () => {
  it('goes on with the next calls, says that it writes, and comes to the same', () => {
    const bench = replaced();
    const progress: unknown[] = [];
    for (;;) {
      const step = bench.step(undefined, slow(bench));
      if (step.state === 'ended') break;
      progress.push(step.progress.phase);
    }
    expect(progress.filter((phase) => phase === 'writing').length).toBeGreaterThan(3);
    expect([...progress].sort()).toEqual(progress);
    const clean = replaced();
    clean.refresh();
    expect(whole(bench)).toEqual(whole(clean));
  });

  it('writes each row once', () => {
    const bench = replaced();
    let before = bench.sheets.written();
    const clean = replaced();
    const cleanBefore = clean.sheets.written();
    clean.refresh();
    const once = clean.sheets.written() - cleanBefore;
    before = bench.sheets.written();
    while (bench.step(undefined, slow(bench)).state === 'running');
    // More texts are begun, and none of the rows is written again.
    expect(bench.sheets.written() - before).toBeLessThan(once + 80);
  });

  it.each<[string, (bench: ReportBench) => void]>([
    ['sorts the rows', (bench) => bench.sheets.sortRows('Hours', 2, 60, 4)],
    ['inserts a row', (bench) => bench.sheets.insertRows('Hours', 4, 1)],
    ['deletes a row', (bench) => bench.sheets.deleteRows('Hours', 4, 1)],
    ['deletes most rows', (bench) => bench.sheets.deleteRows('Hours', 3, 50)],
  ])('puts right what somebody does who %s in between', (_, edit) => {
    const bench = replaced();
    while (bench.step(undefined, slow(bench)).progress.phase === 'reading');
    edit(bench);
    let step = bench.step(undefined, slow(bench));
    while (step.state === 'running') step = bench.step(undefined, slow(bench));
    expect(step).toMatchObject({ record: { outcome: 'done', rows: 80 } });
    const clean = replaced();
    clean.refresh();
    expect(titles(bench)).toEqual(titles(clean));
  });

  it('begins anew where the texts were damaged meanwhile', () => {
    const bench = replaced();
    while (bench.step(undefined, slow(bench)).progress.phase === 'reading');
    bench.sheets.type(STAGING, 0, 1, { value: 'oops' });
    expect(bench.step()).toMatchObject({ state: 'ended', record: { outcome: 'failed' } });
    longAfter(bench);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 80 });
    const clean = replaced();
    clean.refresh();
    expect(rowsIn(bench)).toEqual(rowsIn(clean));
  });

  /** A report of which some rows are new already. */
  function partly(): ReportBench {
    const bench = replaced();
    while (bench.step(undefined, slow(bench)).progress.phase === 'reading');
    return bench;
  }
  const statusOf = ({ sheets }: ReportBench): unknown => sheets.seen('Hours')[0]?.[0];

  it('is told to viewers until it is over', () => {
    const bench = partly();
    expect(statusOf(bench)).toMatch(/^Refreshed .*, 60 rows\. Not refreshed since: New rows are being written\.$/);
    while (bench.step(undefined, slow(bench)).state === 'running');
    expect(statusOf(bench)).toMatch(/^Refreshed .*, 80 rows\.$/);
  });

  it('shows how far it is', () => {
    const bench = partly();
    const { progress } = bench.step(undefined, slow(bench));
    expect(progress).toMatchObject({ phase: 'writing', share: expect.any(Number) });
    expect(progress.share).toBeGreaterThan(0);
    expect(progress.share).toBeLessThan(1);
  });

  it('fails with a sentence that says so where the host refuses one, and goes on with the next refresh', () => {
    const bench = partly();
    const ports = slow(bench);
    const refusing: RefreshPorts = {
      ...ports,
      sheets: {
        ...ports.sheets,
        flush: () => {
          throw new Error('Service Spreadsheets failed');
        },
      },
    };
    expect(bench.step(undefined, refusing)).toMatchObject({
      record: { outcome: 'failed', message: expect.stringContaining('Some rows are new already.') },
    });
    expect(statusOf(bench)).toContain('Some rows are new already.');
    const { length } = bench.transport().rounds;
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 80 });
    expect(bench.transport().rounds).toHaveLength(length);
    const clean = replaced();
    clean.refresh();
    expect(rowsIn(bench)).toEqual(rowsIn(clean));
  });

  it.each<[string, (bench: ReportBench) => unknown]>([
    ['between two calls', (bench) => runSync(cancelRefresh(bench.ports, 'r1', JANE))],
    [
      'while a call writes',
      (bench) => {
        const ports = slow(bench);
        let asked = false;
        const { flush } = bench.sheets;
        const stopping = (): void => {
          if (!asked) runSync(cancelRefresh(bench.ports, 'r1', JANE));
          asked = true;
          void flush();
        };
        return bench.step(undefined, { ...ports, sheets: { ...ports.sheets, flush: stopping } });
      },
    ],
  ])('that is stopped %s says that some rows are new, and goes on when asked', (_, stop) => {
    const bench = partly();
    stop(bench);
    expect(JSON.parse(bench.documents.entries.get('activtrak.health.r1') as string)).toMatchObject({
      last: { outcome: 'cancelled', message: expect.stringContaining('only some of the new rows are there') },
    });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 80 });
    const clean = replaced();
    clean.refresh();
    expect(rowsIn(bench)).toEqual(rowsIn(clean));
  });
});
