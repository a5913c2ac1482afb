/**
 * Draws a report's chart, or brings the one that is there up to date. Never makes a second one: what is about to be drawn is kept first.
 * @module
 */
import type { ChartWriter, ShownChart } from '../chart-writer';
import type { KeyValueStore } from '../ports';
import type { SheetWriter } from '../sheet-writer';
import { type Task, wait } from '../task';
import { askedChart, type ChartedTable, checkKind, keysShown } from './asked-chart';
import { chartChange, leftAfter } from './chart-change';
import { forgetChart, type KeptChart, loadChart, saveChart } from './kept-chart';

/** What drawing asks of a host. */
export interface ChartPorts {
  readonly charts: ChartWriter;
  readonly documents: KeyValueStore;
  readonly sheets: SheetWriter;
}

/** How a chart is after it was to be drawn. `deleted`: somebody took it away just now. */
export type ChartDrawn = 'none' | 'drawn' | 'up to date' | 'deleted';

/**
 * Brings the chart of a report up to its table, if it has one.
 * @param id the report's
 * @throws ActivTrakError when the host refuses it, or the table no longer has its columns
 */
export function* drawChart(ports: ChartPorts, id: string, whole: ChartedTable): Task<ChartDrawn> {
  const kept = yield* loadChart(ports.documents, id);
  if (kept === undefined || kept.isDeleted) return 'none';
  const table = { ...whole, rows: Math.min(whole.rows, kept.chart.rows ?? whole.rows) };
  return kept.drawn ? yield* keepUp(ports, id, kept, kept.drawn, table) : yield* drawFirst(ports, id, kept, table);
}

function* keepUp(
  ports: ChartPorts,
  id: string,
  kept: KeptChart,
  drawn: NonNullable<KeptChart['drawn']>,
  table: ChartedTable,
): Task<ChartDrawn> {
  const found = yield* findChart(ports, drawn, table.sheet);
  if (found === undefined) {
    const { drawn: _, ...rest } = kept;
    yield* saveChart(ports.documents, id, { ...rest, isDeleted: true });
    return 'deleted';
  }
  const asked = askedChart(kept.chart, table);
  const change = chartChange(asked, drawn, found.shown, table);
  if (change) yield* wait(ports.charts.update(found.sheet, drawn.id, change));
  const now = change ? ((yield* findChart(ports, drawn, table.sheet))?.shown ?? found.shown) : found.shown;
  const after = { ...kept, drawn: { ...leftAfter(asked, drawn, change, now, table), sheet: found.sheet, id: drawn.id } };
  if (JSON.stringify(after) !== JSON.stringify(kept)) yield* saveChart(ports.documents, id, after);
  return 'up to date';
}

function* drawFirst(ports: ChartPorts, id: string, kept: KeptChart, table: ChartedTable): Task<ChartDrawn> {
  const { charts, documents, sheets } = ports;
  const { begun, ...rest } = kept;
  checkKind(kept.chart);
  const asked = askedChart(kept.chart, table);
  const before = yield* wait(charts.charts(table.sheet));
  const cutOff = before.find((shown) => isCutOff(shown, kept, table));
  if (cutOff) {
    const { asked: look, keys } = begun ?? leftAfter(asked, undefined, undefined, cutOff, table);
    const drawn = { asked: look, look: cutOff.look, keys, sheet: table.sheet, id: cutOff.id };
    return yield* keepUp(ports, id, rest, drawn, table);
  }
  const others = before.map((shown) => shown.id);
  yield* saveChart(documents, id, { ...rest, begun: { asked: asked.look, keys: keysShown(asked.ranges, table) ?? [], others } });
  yield* wait(sheets.grow(table.sheet, asked.corner.row + 1, asked.corner.column + 1));
  const own = yield* wait(charts.draw(kept.name, asked));
  const now = (yield* wait(charts.charts(table.sheet))).find((shown) => shown.id === own);
  const left = leftAfter(asked, undefined, undefined, now ?? { id: own, look: asked.look, ranges: asked.ranges }, table);
  yield* saveChart(documents, id, { ...rest, drawn: { ...left, sheet: table.sheet, id: own } });
  return 'drawn';
}

/** Keeps that a chart was begun, where a colleague's refresh may have drawn it and nothing is kept of that. */
export function* keepBegun(
  documents: KeyValueStore,
  id: string,
  begun: Pick<KeptChart, 'chart' | 'name'>,
  table: ChartedTable,
): Task<void> {
  const kept = yield* loadChart(documents, id);
  // One that is drawn elsewhere is that of the ready sheet before.
  if (kept && (kept.drawn?.sheet ?? table.sheet) === table.sheet) return;
  const { look, ranges } = askedChart(begun.chart, table);
  yield* saveChart(documents, id, { version: 1, ...begun, begun: { asked: look, keys: keysShown(ranges, table) ?? [], others: [] } });
}

/** Whether a chart is the one that an earlier try drew, and was cut off before it could remember that. */
function isCutOff({ id, ranges }: ShownChart, { name, begun }: KeptChart, table: ChartedTable): boolean {
  if (id === name) return true;
  if (begun === undefined || begun.others.includes(id) || ranges === undefined) return false;
  return keysShown(ranges, table)?.join() === begun.keys.join();
}

/**
 * A chart where it was drawn, or on the table's sheet: a host may give that another ID when the file is opened again. Where somebody moved it to
 * another sheet, it still shows cells of the table's; one of that name in the copy of a sheet shows the copy's.
 */
function* findChart(
  { charts, sheets }: ChartPorts,
  { sheet, id }: { readonly sheet: string; readonly id: string },
  home: string,
): Task<{ readonly sheet: string; readonly shown: ShownChart } | undefined> {
  const there = new Set((yield* wait(sheets.sheets())).map((info) => info.id));
  for (const place of new Set([home, sheet])) {
    if (!there.has(place)) continue;
    const shown = (yield* wait(charts.charts(place))).find((chart) => chart.id === id);
    if (shown) return { sheet: place, shown };
    there.delete(place);
  }
  for (const place of there) {
    const shown = (yield* wait(charts.charts(place))).find(
      (chart) => chart.id === id && chart.ranges?.some((range) => range.sheet === home),
    );
    if (shown) return { sheet: place, shown };
  }
  return undefined;
}

/** Takes the chart of a report away, and forgets it. */
export function* removeChart(ports: ChartPorts, id: string): Task<void> {
  const { drawn } = (yield* loadChart(ports.documents, id)) ?? {};
  const found = drawn && (yield* findChart(ports, drawn, drawn.sheet));
  if (drawn && found) yield* wait(ports.charts.remove(found.sheet, drawn.id));
  yield* forgetChart(ports.documents, id);
}
