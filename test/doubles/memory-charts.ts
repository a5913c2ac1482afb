import { CHART_DELETED_MEANWHILE } from '#words/charts';
import {
  type AskedChart,
  CHART_KINDS,
  type ChartLook,
  type ChartRanges,
  type ChartWriter,
  type ShownChart,
} from '../../shared/chart-writer';
import { wrong } from '../../shared/errors';
import type { Kept } from './memory-document';

/** A chart in memory, as a person can change it. */
export interface MemoryChart {
  readonly sheet: string;
  readonly id: string;
  look: ChartLook;
  ranges: ChartRanges | undefined;
  readonly corner: AskedChart['corner'];
}

/** Charts in memory. */
export interface MemoryCharts {
  readonly writer: ChartWriter;
  readonly charts: MemoryChart[];
  /** Called before each step that changes something. What it throws is thrown by the step. */
  before: (step: 'draw' | 'update' | 'remove') => void;
  /** The same after it. */
  after: (step: 'draw' | 'update' | 'remove') => void;
  /** The charts as they are now. */
  keep(): Kept;
}

/** @param isNamed whether charts have names, as in Excel; else they get IDs of the host's own, as in Sheets */
export function memoryCharts(isNamed: boolean): MemoryCharts {
  const charts: MemoryChart[] = [];
  let made = 0;
  const at = (sheet: string, id: string): number => charts.findIndex((chart) => chart.sheet === sheet && chart.id === id);
  const memory: MemoryCharts = {
    charts,
    before: () => undefined,
    after: () => undefined,
    keep() {
      const [kept, keptMade] = [charts.map((chart) => ({ ...chart })), made];
      return {
        get text() {
          return JSON.stringify([kept, keptMade]);
        },
        restore() {
          charts.splice(0, charts.length, ...kept.map((chart) => ({ ...chart })));
          made = keptMade;
        },
      };
    },
    writer: {
      charts: (sheet) => charts.filter((chart) => chart.sheet === sheet).map(({ id, look, ranges }): ShownChart => ({ id, look, ranges })),
      draw(name, { look, ranges, corner }) {
        memory.before('draw');
        refuseUnknown(look);
        made += 1;
        const id = isNamed ? name : String(1000 + made);
        charts.push({ sheet: ranges[0]?.sheet ?? '', id, look, ranges, corner });
        memory.after('draw');
        return id;
      },
      update(sheet, id, { look, ranges }) {
        memory.before('update');
        const found = charts[at(sheet, id)];
        if (!found) throw wrong(CHART_DELETED_MEANWHILE);
        if (look) refuseUnknown(look);
        if (look) found.look = { ...found.look, ...look };
        if (ranges) found.ranges = ranges;
        memory.after('update');
      },
      remove(sheet, id) {
        memory.before('remove');
        if (at(sheet, id) >= 0) charts.splice(at(sheet, id), 1);
        memory.after('remove');
      },
    },
  };
  return memory;
}

/** Hosts have no type for it. */
function refuseUnknown({ kind }: Partial<AskedChart['look']>): void {
  if (kind !== undefined && !CHART_KINDS.includes(kind)) throw new TypeError(`There is no chart of the kind ${kind}.`);
}
