import type { ChartKind } from '../chart-writer';
import type { OutputColumn } from '../table/place/output-column';
import type { ChartDefinition } from './chart-definition';

/** Columns that say when, whom, and what else a row is about, as categories: the first that a table has. */
const TIMES = ['date', 'week', 'month', 'hour', 'time'];
const PEOPLE = ['user', 'computer'];
/** The whole of which other durations are parts. */
const WHOLES = ['total', 'duration', 'active'];
/** Durations that together make one whole, so that they can stand upon each other. */
const PARTS: readonly (readonly string[])[] = [
  ['productiveActive', 'unproductiveActive', 'undefinedActive', 'productivePassive', 'unproductivePassive', 'undefinedPassive'],
  ['active', 'passive'],
];
/** What a chart has of values only where there is nothing better. */
const NUMBERS = new Set<OutputColumn['kind']>(['duration', 'number']);
/** Numbers that are words in truth. */
const CODES = new Set(['productivity']);

/**
 * A chart that fits a table's columns: parts of a whole are stacked, times make a line, and people and other names make bars.
 * @param columns as they stand in the sheet
 * @param title the chart's
 * @returns `undefined` where the table has no values, or nothing that they are of
 */
export function proposeChart(columns: readonly OutputColumn[], title: string): ChartDefinition | undefined {
  const values = columns.filter(({ key, kind, words }) => NUMBERS.has(kind) && !words && !CODES.has(key));
  const category = categoryOf(columns);
  const parts = partsOf(values);
  const [first] = parts.length > 1 ? parts : wholeFirst(values);
  if (category === undefined || first === undefined) return undefined;
  const series = parts.length > 1 ? parts : [first];
  return {
    kind: kindFor(category, series),
    title,
    categoryTitle: category.label,
    valueTitle: series.length === 1 ? first.label : '',
    category: category.key,
    series: series.map(({ key }) => key),
    position: { right: 1, below: 0 },
  };
}

/** Of people and days together the people are what is compared. */
function categoryOf(columns: readonly OutputColumn[]): OutputColumn | undefined {
  const first = (keys: readonly string[]): OutputColumn | undefined => columns.find(({ key }) => keys.includes(key));
  return (
    first(PEOPLE) ??
    columns.find(({ kind }) => kind === 'date') ??
    first(TIMES) ??
    columns.find(({ kind, words }) => kind === 'text' || kind === 'names' || words !== undefined)
  );
}

/** The parts of a whole, where the whole itself is not shown. */
function partsOf(values: readonly OutputColumn[]): readonly OutputColumn[] {
  if (values.some(({ key }) => key === 'total')) return [];
  const shown = PARTS.map((keys) => values.filter(({ key }) => keys.includes(key)));
  return shown.find((parts) => parts.length > 1) ?? [];
}

const wholeFirst = (values: readonly OutputColumn[]): readonly OutputColumn[] =>
  [...values].sort((one, other) => rankOf(one) - rankOf(other));

const rankOf = ({ key, kind }: OutputColumn): number => {
  const whole = WHOLES.indexOf(key);
  return whole === -1 ? WHOLES.length + (kind === 'duration' ? 0 : 1) : whole;
};

function kindFor({ key, kind }: OutputColumn, series: readonly OutputColumn[]): ChartKind {
  if (series.length > 1) return 'stacked';
  return kind === 'date' || kind === 'datetime' || TIMES.includes(key) ? 'line' : 'bar';
}
