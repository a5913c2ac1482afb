import type { Blueprint } from '../../../shared/dashboard/blueprint';
import type { ReadyPorts } from '../../../shared/dashboard/bring-up';
import type { SheetInfo } from '../../../shared/sheet-writer';
import { Killed, mortalHost } from '../../doubles/mortal-host';
import { ANN_AND_BOB, type ReadyBench, type Rows, readyBench, TIMESHEET } from './ready-bench';

const { chart: _, ...UNCHARTED } = TIMESHEET;

const BESIDE: Blueprint = {
  ...UNCHARTED,
  rows: { kind: 'beside' },
  columns: [
    { key: 'late', label: 'Late', formula: '={row.active}-{top.goal}', characters: 10 },
    { key: 'share', label: 'Share', formula: '={row.late}/{top.all}', characters: 10 },
  ],
  top: TIMESHEET.top.map((cell) => (cell.key === 'all' ? { ...cell, holds: { kind: 'formula', formula: '=SUM({report.active})' } } : cell)),
  rules: [{ columns: ['late'], rule: { kind: 'scale', low: '#ffffff', high: '#ff0000' } }],
};

/** Brings it up with a host that dies at a call; gives whether it lived on. */
function bringUpMortally(bench: ReadyBench, diesAt: number, effects: boolean): boolean {
  const host = mortalHost(diesAt, effects);
  const { sheets, styler, documents, charts } = bench.ports;
  const mortal: ReadyPorts = {
    ...bench.ports,
    sheets: host.wrap(sheets),
    styler: host.wrap(styler),
    documents: host.wrap(documents),
    charts: charts && host.wrap(charts),
  };
  try {
    bench.bringUp({}, mortal);
    return true;
  } catch (failure) {
    if (!(failure instanceof Killed)) throw failure;
    return false;
  }
}

/** Tries something with a host that dies at its first call, at its second, and so on, until it lives; gives how many calls there are. */
function atEveryCall(work: (diesAt: number, effects: boolean) => boolean): number {
  let calls = 0;
  for (const effects of [false, true])
    for (calls = 1; !work(calls, effects); calls += 1) if (calls > 300) throw new Error('It never lives.');
  return calls;
}

const seen = ({ sheets, charts }: ReadyBench) => ({
  names: sheets.names().filter((name) => !sheets.isHidden(name)),
  hidden: sheets.names().filter((name) => sheets.isHidden(name)),
  cells: sheets.names().map((name) => sheets.seen(name)),
  formats: sheets.whole().cells,
  charts: charts.charts.map(({ ranges }) => ranges?.map(({ rows, column }) => [rows, column])),
});

describe.each([
  ['of its own', { ...TIMESHEET, needs: ['people', 'days-off'] } satisfies Blueprint, 0],
  ['beside its report', BESIDE, 8],
])('A ready sheet %s, killed at any call', (_where, blueprint, header) => {
  const fresh = (): ReadyBench => {
    const bench = readyBench(blueprint, header);
    bench.report(ANN_AND_BOB);
    return bench;
  };

  it('is nothing or whole, and whole with the next refresh', () => {
    const whole = fresh();
    whole.bringUp();
    const calls = atEveryCall((diesAt, effects) => {
      const bench = fresh();
      const lived = bringUpMortally(bench, diesAt, effects);
      bench.bringUp();
      expect([diesAt, effects, seen(bench)]).toEqual([diesAt, effects, seen(whole)]);
      return lived;
    });
    expect(calls).toBeGreaterThan(20);
  });

  it('has each new row once with the next refresh, and facts that are still its own', () => {
    const later: typeof ANN_AND_BOB = [...ANN_AND_BOB, [46_002, 'Zoe', 9, 4], [46_002, 'Cid', 3, 4]];
    const prepared = (): ReadyBench => {
      const bench = fresh();
      bench.bringUp();
      bench.report(later);
      return bench;
    };
    const whole = prepared();
    whole.bringUp();
    whole.bringUp({ from: 46_010 });
    atEveryCall((diesAt, effects) => {
      const bench = prepared();
      const lived = bringUpMortally(bench, diesAt, effects);
      bench.bringUp({ from: 46_010 });
      expect([diesAt, effects, seen(bench)]).toEqual([diesAt, effects, seen(whole)]);
      return lived;
    });
  });
});

describe.each([
  ['People', { ...TIMESHEET, needs: ['people'] } satisfies Blueprint, 3],
  ['Timesheet', TIMESHEET, 4],
])('%s with a column of a person’s own between its columns, killed at any call', (name, blueprint, columns) => {
  const NEW: Rows = [...ANN_AND_BOB, [46_002, 'Zoe', 9, 4], [46_002, 'Cid', 3, 4]];
  const prepared = (at: number, before: Rows): ReadyBench => {
    const bench = readyBench(blueprint);
    bench.report(before);
    bench.bringUp();
    const sheet = (bench.sheets.sheets() as readonly SheetInfo[]).find((info) => info.name === name);
    bench.sheets.insertColumns(sheet?.id ?? '', at, 1);
    bench.report(NEW);
    return bench;
  };

  it.each([
    ['the same come', ANN_AND_BOB, NEW],
    ['others come too', ANN_AND_BOB, [...NEW, [46_003, 'Abe', 4, 5]]],
    ['they are the first', [], NEW],
  ] satisfies readonly (readonly [string, Rows, Rows])[])(
    'has each new person once and whole with the next refresh, where %s',
    (_, before, then) => {
      for (let at = 1; at < columns; at += 1) {
        const whole = prepared(at, before);
        whole.report(then);
        whole.bringUp();
        atEveryCall((diesAt, effects) => {
          const bench = prepared(at, before);
          const lived = bringUpMortally(bench, diesAt, effects);
          if (lived && then !== NEW) return lived;
          bench.report(then);
          bench.bringUp();
          const rows = (one: ReadyBench) => one.sheets.seen(name).map((row) => JSON.stringify(row));
          expect([at, diesAt, effects, ...rows(bench).sort()]).toEqual([at, diesAt, effects, ...rows(whole).sort()]);
          return lived;
        });
      }
    },
  );
});
