/** What Chart.js is told of a chart. */
import { numfmt } from '@univerjs/core';
import type { DrawnChart } from './shown-charts';

const COLORS = ['#4285f4', '#ea4335', '#fbbc04', '#34a853', '#ff6d01', '#46bdc6', '#7baaf7', '#f07b72', '#fcd04f', '#71c287'];
const INK = '#3c4043';
const LINES = '#e3e5e8';
/** Steps between the lines of an axis of hours. */
const HOURS = [0.25, 0.5, 1, 2, 4, 8, 10, 20, 40, 50, 100, 200, 500, 1000];
const MOST_LINES = 7;

const color = (at: number): string => COLORS[at % COLORS.length] as string;

/** The configuration of Chart.js for a chart. Nothing moves, so that a picture is whole as soon as it is there. */
export function chartConfig({ kind, title, categoryTitle, valueTitle, numberFormat, categories, series }: DrawnChart): object {
  const isPie = kind === 'pie';
  const isShares = kind === 'shares';
  const isStacked = isShares || kind === 'stacked';
  const shown = isShares ? shares(series.map(({ values }) => values)) : series.map(({ values }) => values);
  const format = (value: number): string =>
    numberFormat === 'General' ? `${Number(value.toPrecision(6))}` : numfmt.format(numberFormat, value);
  const onAxis = isShares ? (value: number): string => `${Math.round(value * 100)} %` : format;
  const axisTitle = (text: string) => ({ display: text !== '', text, color: INK });
  const category = {
    title: axisTitle(categoryTitle),
    stacked: isStacked,
    ticks: { color: INK, maxRotation: 60 },
    grid: { display: false },
  };
  const value = {
    title: axisTitle(valueTitle),
    stacked: isStacked,
    beginAtZero: true,
    ...(isShares && { max: 1 }),
    ticks: {
      color: INK,
      callback: (at: number) => onAxis(at),
      ...(/\[h|h:/i.test(numberFormat) && !isShares && hourSteps(shown, isStacked)),
    },
    grid: { color: LINES },
  };
  const [x, y] = kind === 'bar' ? [value, category] : [category, value];
  return {
    type: isPie ? 'pie' : kind === 'line' ? 'line' : 'bar',
    data: {
      labels: categories,
      datasets: shown.map((data, at) => ({
        label: series[at]?.name ?? '',
        data,
        backgroundColor: isPie ? data.map((_, slice) => color(slice)) : color(at),
        borderColor: isPie ? '#fff' : color(at),
        borderWidth: isPie ? 1 : kind === 'line' ? 2 : 0,
        pointRadius: data.length > 60 ? 0 : 3,
      })),
    },
    options: {
      animation: false,
      responsive: false,
      maintainAspectRatio: false,
      ...(kind === 'bar' && { indexAxis: 'y' }),
      layout: { padding: 12 },
      plugins: {
        title: { display: title !== '', text: title, color: INK, font: { size: 16, weight: 'normal' } },
        legend: { display: isPie || series.length > 1, position: isPie ? 'right' : 'bottom', labels: { color: INK } },
        tooltip: { enabled: false },
      },
      ...(!isPie && { scales: { x, y } }),
    },
  };
}

/** Of each point the part of all series at it. */
function shares(series: readonly (readonly (number | null)[])[]): readonly (readonly (number | null)[])[] {
  const sums = (series[0] ?? []).map((_, at) => series.reduce((sum, values) => sum + (values[at] ?? 0), 0));
  return series.map((values) => values.map((value, at) => (sums[at] ? (value ?? 0) / (sums[at] as number) : null)));
}

/** Days as whole or simple parts of hours. */
function hourSteps(series: readonly (readonly (number | null)[])[], isStacked: boolean): { readonly stepSize?: number } {
  const tops = (series[0] ?? []).map((_, at) => {
    const values = series.map((one) => one[at] ?? 0);
    return isStacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values);
  });
  const hours = 24 * tops.reduce((most, top) => Math.max(most, top), 0);
  const step = HOURS.find((one) => hours / one <= MOST_LINES);
  return step === undefined ? {} : { stepSize: step / 24 };
}
