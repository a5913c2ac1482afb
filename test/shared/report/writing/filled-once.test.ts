/** @jest-environment node */
import { withMethods } from '../../../doubles/with-methods';
import '../refresh/small-memory';

import type { Report } from '../../../../shared/report/definition/definition';
import { roomFor } from '../../../../shared/report/rows/room';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { ROOMY } from '../../../doubles/memory-sheets';
import { Killed, type MortalHost } from '../../../doubles/mortal-host';
import { longAfter, portsOn, whole } from '../killed/killed-cases';
import { leftByKills } from '../killed/left-states';
import { LARGE_LOG as LOG, largeLog as logOf, largeReport as prepared, STAGING } from '../refresh/large-log';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';

const COLUMNS = 5;
/** The hidden sheet has keys, owners and places behind the rows' cells. */
const WIDTH = COLUMNS + 3;

/** The same, into a sheet that is there already. */
function intoSheet(rows: number, change: Partial<Report> = {}): ReportBench {
  const bench = prepared(rows, change);
  bench.sheets.type('Hours', 0, 0, {});
  return bench;
}

const cells = ({ sheets }: ReportBench): number =>
  (sheets.sheets() as readonly { rows: number; columns: number }[]).reduce((sum, { rows, columns }) => sum + rows * columns, 0);

describe.each([
  ['replace', false],
  ['append', true],
  ['merge', true],
] as const)('a report to %s that is too large for memory, into a sheet of its own (status line: %s)', (disposition, statusLine) => {
  const above = statusLine ? 2 : 1;

  it('fits into a file that holds its rows with their keys and places once', () => {
    const limits = { ...ROOMY, cells: (120 + above + 1) * WIDTH };
    const bench = prepared(120, { disposition, statusLine }, limits);
    const own = report({ ...LOG, disposition, statusLine });
    expect(runSync(roomFor(bench.sheets, own, 120, 0))).toMatchObject({ meanwhile: limits.cells, after: (120 + above + 1) * COLUMNS });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 120 });
    expect(bench.sheets.names().filter((name) => name !== 'ActivTrak log')).toEqual(['Hours']);
    expect(bench.sheets.isHidden('Hours')).toBe(false);
    expect(bench.sheets.frozenRows('Hours')).toBe(above);
    expect(bench.sheets.calls).toContain('sort');
  });

  it('is what it would be in a sheet that is there already, and the next refresh too', () => {
    const [one, other] = [prepared(120, { disposition, statusLine }), intoSheet(120, { disposition, statusLine })];
    const records = [one, other].map((bench) => bench.refresh());
    expect(other.sheets.calls).not.toContain('sort');
    expect({ ...records[0], runId: '' }).toEqual({ ...records[1], runId: '' });
    expect(whole(one)).toEqual(whole(other));
    for (const bench of [one, other]) {
      bench.serve(logOf(131), { largestPage: 4 });
      bench.clock.advance(3_600_000);
      expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 131 });
    }
    expect(whole(one)).toEqual(whole(other));
  });
});

it('hours with namesakes that are too many for memory are told apart on their own sheet, which needs no sorting', () => {
  const benches = [true, false].map((isOwn) => {
    const bench = reportBench();
    const many = fakeOrganisation(8, DAYS);
    bench.serve({ ...many, people: many.people.map((person) => (person.id % 2 === 1 ? { ...person, name: 'Ada' } : person)) });
    bench.save(report({ statusLine: true, destination: { sheet: 'Hours', cell: 'A3' } }));
    if (!isOwn) bench.sheets.type('Hours', 0, 0, {});
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 56 });
    return bench;
  });
  const [one, other] = benches as [ReportBench, ReportBench];
  expect(one.sheets.calls).not.toContain('sort');
  expect(one.sheets.calls).toContain('reveal');
  expect(one.sheets.seen('Hours').flat()).toContain('Ada (3)');
  expect(whole(one)).toEqual(whole(other));
  expect(one.sheets.frozenRows('Hours')).toBe(4);
});

/** Each record has its own duration. */
const recordsIn = ({ sheets }: ReportBench, name: string): readonly unknown[] =>
  sheets
    .seen(name)
    .slice(1)
    .map((row) => row[4]);
const RECORDS = (bench: ReportBench) => {
  const { sheets } = bench;
  return sheets.names().map((name) => [name, sheets.isHidden(name), recordsIn(bench, name).length]);
};

describe('a sheet of that name which somebody makes in the meantime', () => {
  it('gets the rows where it is empty, and else another one does, or nothing is written', () => {
    for (const typed of [undefined, 'mine']) {
      const bench = prepared(40);
      const found = new Set<string>();
      for (const { dies, restore } of leftByKills(bench, 2).left) {
        restore();
        longAfter(bench);
        if (bench.sheets.names().includes('Hours')) continue;
        bench.sheets.type('Hours', 0, 0, typed === undefined ? {} : { value: typed });
        const { outcome } = bench.refresh();
        const left = JSON.stringify([outcome, ...RECORDS(bench).filter(([name]) => name !== 'ActivTrak log')]);
        found.add(left);
        if (outcome === 'failed') bench.sheets.type('Hours', 0, 0, { value: '' });
        bench.clock.advance(3_600_000);
        expect([dies, bench.refresh().outcome]).not.toEqual([dies, 'failed']);
        const name = bench.sheets.names().includes('Hours 2') ? 'Hours 2' : 'Hours';
        expect([dies, new Set(recordsIn(bench, name)).size, recordsIn(bench, name).length]).toEqual([dies, 40, 40]);
        expect(bench.sheets.names()).not.toContain(STAGING);
      }
      expect([...found].sort()).toEqual(
        [
          typed === undefined ? ['done', ['Hours', false, 40]] : ['failed', ['Hours', false, 0]],
          ['done', ['Hours 2', false, 40], ['Hours', false, 0]],
        ]
          .map((left) => JSON.stringify(left))
          .sort(),
      );
    }
  });
});

describe('a killed first write of a large report', () => {
  it.each<[string, (bench: ReportBench) => void]>([
    [
      'with other columns',
      ({ save }) => save(report({ ...LOG, statusLine: true, columns: [{ key: 'time' }, { key: 'duration', label: 'Took' }] })),
    ],
    ['at another place', ({ save }) => save(report({ ...LOG, destination: { sheet: 'Elsewhere', cell: 'B3' } }))],
    ['with the hidden sheet deleted', ({ sheets }) => void (sheets.names().includes(STAGING) && sheets.deleteSheet(STAGING))],
    ['by another way of writing', ({ save }) => save(report({ ...LOG, disposition: 'append' }))],
  ])('is written anew %s', (_, edit) => {
    const clean = prepared(40);
    edit(clean);
    clean.refresh();
    const bench = prepared(40);
    let tried = 0;
    for (const { dies, restore } of leftByKills(bench, 2).left) {
      restore();
      longAfter(bench);
      if (bench.documents.entries.has('activtrak.state.r1')) continue;
      tried += 1;
      edit(bench);
      expect([dies, bench.refresh().outcome]).toEqual([dies, 'done']);
      expect([dies, whole(bench)]).toEqual([dies, whole(clean)]);
    }
    expect(tried).toBeGreaterThan(20);
  });
});

describe('a host that ends every script which sorts so many cells', () => {
  /** Nothing has an effect after it sorted, or was asked to. */
  function endedBySorting(sorts: boolean): Pick<MortalHost, 'wrap'> {
    let isOver = false;
    const alive = (): void => {
      if (isOver) throw new Killed('It is over.');
    };
    return {
      wrap: (port) =>
        withMethods(port, (work, name) => (...args) => {
          alive();
          isOver = name === 'sort';
          const result: unknown = isOver && !sorts ? undefined : work(...args);
          alive();
          return typeof result === 'function' ? (...rest: unknown[]) => [alive(), result(...rest)][1] : result;
        }),
    };
  }

  /** One call, until it ends or is ended. */
  function call(bench: ReportBench, sorts: boolean): string {
    longAfter(bench);
    try {
      return bench.step(undefined, portsOn(bench, endedBySorting(sorts), undefined)).state;
    } catch (failure) {
      return (failure as Error).name;
    }
  }

  it('is asked twice, and then has the rows written into another sheet', () => {
    const bench = prepared(120);
    expect([1, 2, 3].map(() => call(bench, false))).toEqual(['Killed', 'Killed', 'ended']);
    const clean = intoSheet(120);
    clean.refresh();
    expect(whole(bench)).toEqual(whole(clean));
  });

  it('is not asked again where it had sorted them', () => {
    const bench = prepared(120);
    expect([1, 2].map(() => call(bench, true))).toEqual(['Killed', 'ended']);
    expect(bench.sheets.calls).toContain('reveal');
  });
});

describe.each<[string, (bench: ReportBench) => object]>([
  [
    'refuses to sort so many cells',
    () => ({
      sort: () => {
        throw new Error('Service timed out: Spreadsheets');
      },
    }),
  ],
  ['does not sort, and says nothing', () => ({ sort: () => undefined })],
])('a host that %s', (_, other) => {
  it('has the rows written into another one', () => {
    const bench = prepared(120);
    expect(bench.refresh(undefined, { ...bench.within(600_000), sheets: { ...bench.sheets, ...other(bench) } })).toMatchObject({
      outcome: 'done',
    });
    expect(bench.sheets.calls).not.toContain('reveal');
    const clean = intoSheet(120);
    clean.refresh();
    expect(whole(bench)).toEqual(whole(clean));
  });

  it('is told when there is no room for a copy, and nothing is written', () => {
    const bench = prepared(120, {}, { ...ROOMY, cells: 122 * WIDTH });
    const record = bench.refresh(undefined, { ...bench.within(600_000), sheets: { ...bench.sheets, ...other(bench) } });
    expect(record).toMatchObject({ outcome: 'failed', message: expect.stringContaining('cells in a file') });
    expect(bench.sheets.names().filter((name) => name !== 'ActivTrak log')).toEqual([]);
  });
});

it.each([
  ['a sheet that is there', 'Hours', 'A1'],
  ['another column than the first', 'Elsewhere', 'B1'],
])('a report that goes into %s is refused while it is read where the file can’t hold it', (_, sheet, cell) => {
  const bench = prepared(1_100, { destination: { sheet, cell } }, { ...ROOMY, cells: 1_100 * COLUMNS });
  bench.serve(logOf(1_100));
  void bench.sheets.addSheet('Hours', 'visible', { rows: 1, columns: 1 });
  const record = bench.refresh();
  expect(record).toMatchObject({ outcome: 'failed', message: expect.stringContaining('cells in a file') });
  expect(record.pages).toBeLessThan(30);
  expect(bench.sheets.names().filter((name) => name !== 'ActivTrak log')).toEqual(['Hours']);
  expect(cells(bench)).toBeLessThan(60);
});
