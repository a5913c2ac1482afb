import type { ChartedTable } from '../../../shared/dashboard/asked-chart';
import type { ChartPorts } from '../../../shared/dashboard/draw-chart';
import { drawChart } from '../../../shared/dashboard/draw-chart';
import { loadChart, saveChart } from '../../../shared/dashboard/kept-chart';
import { runSync } from '../../../shared/task';
import { type MemoryCharts, memoryCharts } from '../../doubles/memory-charts';
import { memorySheets } from '../../doubles/memory-sheets';
import { memoryStore } from '../../doubles/memory-store';
import { Killed, mortalHost } from '../../doubles/mortal-host';
import { HOURS_CHART } from './hours-chart';

interface Bench {
  readonly memory: MemoryCharts;
  readonly ports: ChartPorts;
  readonly table: (rows: number) => ChartedTable;
}

function bench(isNamed: boolean): Bench {
  const memory = memoryCharts(isNamed);
  const sheets = memorySheets('at once');
  const documents = memoryStore('at once');
  const { id: sheet } = sheets.addSheet('Hours', 'visible', { rows: 10, columns: 4 }) as { readonly id: string };
  runSync(saveChart(documents, 'r', { version: 1, name: 'chart-r', chart: HOURS_CHART }));
  const columns = new Map(['user', 'active'].map((key, at) => [key, at]));
  return { memory, ports: { charts: memory.writer, sheets, documents }, table: (rows) => ({ sheet, header: 0, rows, columns }) };
}

/** Draws with a host that dies at a call; gives whether it lived on. */
function drawMortally({ ports, table }: Bench, rows: number, diesAt: number, effects: boolean): boolean {
  const host = mortalHost(diesAt, effects);
  const { charts, sheets, documents } = ports;
  const mortal = { charts: host.wrap(charts), sheets: host.wrap(sheets), documents: host.wrap(documents) };
  try {
    runSync(drawChart(mortal, 'r', table(rows)));
    return true;
  } catch (failure) {
    if (!(failure instanceof Killed)) throw failure;
    return false;
  }
}

/** Tries something with a host that dies at its first call, at its second, and so on, until it lives. */
function atEveryCall(work: (diesAt: number, effects: boolean) => boolean): number {
  for (const effects of [false, true])
    for (let diesAt = 1; !work(diesAt, effects); diesAt += 1) if (diesAt > 50) throw new Error('It never lives.');
  let calls = 0;
  while (!work(calls + 1, false)) calls += 1;
  return calls;
}

describe.each([
  ['names', true],
  ['IDs', false],
])('A host whose charts have %s, killed at any call', (_, isNamed) => {
  it('has one chart with the next try', () => {
    const calls = atEveryCall((diesAt, effects) => {
      const own = bench(isNamed);
      const lived = drawMortally(own, 3, diesAt, effects);
      runSync(drawChart(own.ports, 'r', own.table(5)));
      expect([diesAt, effects, own.memory.charts.map(({ ranges }) => ranges?.map(({ rows }) => rows))]).toEqual([
        diesAt,
        effects,
        [[6, 6]],
      ]);
      return lived;
    });
    expect(calls).toBeGreaterThan(5);
  });

  it('keeps what a person changed, and takes what was asked for, with the next try', () => {
    const calls = atEveryCall((diesAt, effects) => {
      const own = bench(isNamed);
      const { memory, ports, table } = own;
      runSync(drawChart(ports, 'r', table(3)));
      for (const chart of memory.charts) chart.look = { ...chart.look, title: 'Ours' };
      const kept = runSync(loadChart(ports.documents, 'r'));
      if (!kept) throw new Error('It is not kept.');
      runSync(saveChart(ports.documents, 'r', { ...kept, chart: { ...HOURS_CHART, title: 'New', kind: 'stacked', valueTitle: 'h' } }));
      const lived = drawMortally(own, 8, diesAt, effects);
      runSync(drawChart(ports, 'r', table(5)));
      const shown = memory.charts.map(({ look, ranges }) => [look.title, look.kind, look.valueTitle, ranges?.[1]?.rows]);
      expect([diesAt, effects, shown]).toEqual([diesAt, effects, [['Ours', 'stacked', 'h', 6]]]);
      // And what was taken so is still ours to change.
      const again = runSync(loadChart(ports.documents, 'r'));
      if (again) runSync(saveChart(ports.documents, 'r', { ...again, chart: { ...HOURS_CHART, title: 'Newer', kind: 'pie' } }));
      runSync(drawChart(ports, 'r', table(5)));
      expect(memory.charts.map(({ look }) => [look.title, look.kind])).toEqual([['Ours', 'pie']]);
      return lived;
    });
    expect(calls).toBeGreaterThan(3);
  });
});
