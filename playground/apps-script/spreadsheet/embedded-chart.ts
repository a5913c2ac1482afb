/**
 * EmbeddedChart and EmbeddedChartBuilder. A chart object shows the chart as it was when it was asked for; what a builder builds is in the
 * sheet only after `insertChart` or `updateChart`.
 * Sources: https://developers.google.com/apps-script/reference/spreadsheet/embedded-chart,
 * https://developers.google.com/apps-script/reference/spreadsheet/embedded-chart-builder
 * @module
 */
import type { Area } from '../../spreadsheet/backend';
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import { CHART_TYPE } from '../services/charts';
import type { ChartFacts } from './kept-charts';
import type { SpreadsheetObjects } from './objects';

const EMPTY: ChartFacts = {
  id: null,
  type: 'COLUMN',
  options: {},
  ranges: [],
  headers: -1,
  corner: { row: 0, column: 0, x: 0, y: 0 },
};

/** What an EmbeddedChart object is of; a script can pass nothing else for one. */
const built = new WeakMap<object, ChartFacts>();

/** @throws ScriptException where a script passes something else than a chart. */
export function factsOfChart(chart: unknown, method: string): ChartFacts {
  const facts = typeof chart === 'object' && chart !== null ? built.get(chart) : undefined;
  if (!facts) throw new ScriptException(`The parameters don't match the method signature for SpreadsheetApp.Sheet.${method}.`);
  return facts;
}

export function chartObject(objects: SpreadsheetObjects, facts: ChartFacts): object {
  const made = objects.expose({
    name: 'EmbeddedChart',
    need: 'document-read',
    methods: {
      getChartId: () => facts.id,
      getNumHeaders: () => facts.headers,
      getRanges: () => facts.ranges.map(objects.range),
      getOptions: () => optionsObject(objects, facts),
      getContainerInfo: () => containerObject(objects, facts),
      modify: () => chartBuilder(objects, facts),
    },
  });
  built.set(made, facts);
  return made;
}

/** ChartOptions: what was not set has no value. */
const optionsObject = (objects: SpreadsheetObjects, { options }: ChartFacts): object =>
  objects.expose({ name: 'ChartOptions', need: 'none', methods: { get: (option: unknown) => options[String(option)] ?? null } });

const containerObject = (objects: SpreadsheetObjects, { corner }: ChartFacts): object =>
  objects.expose({
    name: 'ContainerInfo',
    need: 'none',
    methods: {
      getAnchorRow: () => corner.row + 1,
      getAnchorColumn: () => corner.column + 1,
      getOffsetX: () => corner.x,
      getOffsetY: () => corner.y,
    },
  });

/** A scorecard's type and others have no name in ChartType. What Google gives for these is nowhere said: here, the stricter reading. */
function namedType(type: string): string {
  if (!Object.hasOwn(CHART_TYPE, type)) throw new ScriptException('Invalid argument: type');
  return type;
}

/** A builder; without a chart, that of `Sheet.newChart`. */
export function chartBuilder(objects: SpreadsheetObjects, chart: ChartFacts = EMPTY): object {
  let facts = chart;
  const change = (work: (...args: never[]) => Partial<ChartFacts>): Method => {
    return (...args) => {
      facts = { ...facts, ...work(...(args as never[])) };
      return self;
    };
  };
  const isSame = (one: Area, other: Area): boolean => JSON.stringify(one) === JSON.stringify(other);
  const self: object = objects.expose({
    name: 'EmbeddedChartBuilder',
    need: 'document-read',
    methods: {
      getChartType: () => namedType(facts.type),
      getRanges: () => facts.ranges.map(objects.range),
      getContainer: () => containerObject(objects, facts),
      setChartType: change((type: unknown) => {
        if (!Object.hasOwn(CHART_TYPE, String(type)))
          throw new ScriptException(
            "The parameters don't match the method signature for SpreadsheetApp.EmbeddedChartBuilder.setChartType.",
          );
        return { type: String(type) };
      }),
      addRange: change((range: unknown) => ({ ranges: [...facts.ranges, objects.areaOf(range)] })),
      removeRange: change((range: unknown) => ({ ranges: facts.ranges.filter((own) => !isSame(own, objects.areaOf(range))) })),
      clearRanges: change(() => ({ ranges: [] })),
      setNumHeaders: change((headers: number) => ({ headers })),
      setOption: change((option: unknown, value: unknown) => ({ options: { ...facts.options, [String(option)]: value } })),
      // Both count from 1.
      setPosition: change((row: number, column: number, x: number, y: number) => {
        if (!(row >= 1 && column >= 1)) throw new ScriptException('The coordinates of the chart are outside the dimensions of the sheet.');
        return { corner: { row: row - 1, column: column - 1, x, y } };
      }),
      build: () => chartObject(objects, facts),
    },
  });
  return self;
}
