import type { Blueprint } from '../../../shared/dashboard/blueprint';
import type { ReadyPorts } from '../../../shared/dashboard/bring-up';
import type { SheetInfo } from '../../../shared/sheet-writer';
import { expectSame } from '../../doubles/same-as';
import { type LeftState, leftBehind } from '../report/killed/left-states';
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

/** Brings it up, and keeps each distinct state that a kill at any moment would have left. */
function leftByKills(bench: ReadyBench): readonly LeftState[] {
  const { sheets, styler, documents, charts } = bench.ports;
  const { left } = leftBehind({ keep: bench.moment }, (host) => {
    const watched: ReadyPorts = {
      ...bench.ports,
      sheets: host.wrap(sheets),
      styler: host.wrap(styler),
      documents: host.wrap(documents),
      charts: charts && host.wrap(charts),
    };
    bench.bringUp({}, watched);
  });
  return left;
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
])('A ready sheet %s, killed at any change', (_where, blueprint, header) => {
  const fresh = (): ReadyBench => {
    const bench = readyBench(blueprint, header);
    bench.report(ANN_AND_BOB);
    return bench;
  };

  it('is nothing or whole, and whole with the next refresh', () => {
    const whole = fresh();
    whole.bringUp();
    const wanted = seen(whole);
    const bench = fresh();
    const left = leftByKills(bench);
    for (const { dies, restore } of left) {
      restore();
      bench.bringUp();
      expectSame(dies, seen(bench), wanted);
    }
    expect(left.length).toBeGreaterThan(10);
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
    const wanted = seen(whole);
    const bench = prepared();
    for (const { dies, restore } of leftByKills(bench)) {
      restore();
      bench.bringUp({ from: 46_010 });
      expectSame(dies, seen(bench), wanted);
    }
  });
});

describe.each([
  ['People', { ...TIMESHEET, needs: ['people'] } satisfies Blueprint, 3],
  ['Timesheet', TIMESHEET, 4],
])('%s with a column of a person’s own between its columns, killed at any change', (name, blueprint, columns) => {
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
  const rowsIn = (bench: ReadyBench): readonly string[] =>
    bench.sheets
      .seen(name)
      .map((row) => JSON.stringify(row))
      .sort();

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
        const wanted = rowsIn(whole);
        const bench = prepared(at, before);
        for (const { dies, restore } of leftByKills(bench)) {
          restore();
          bench.report(then);
          bench.bringUp();
          expectSame([at, dies], rowsIn(bench), wanted);
        }
      }
    },
  );
});
