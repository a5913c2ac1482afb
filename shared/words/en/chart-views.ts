/** “Add a chart” in the panel. */
import { isolated } from '../isolated';

export const ADD_CHART = 'Add a chart';
export const CHANGE_CHART = 'Change the chart';
export const REMOVE_CHART = 'Remove chart';
export const CHART_QUESTION = 'Which chart?';
export const CHART_ADDED = 'The chart is next to the rows. It follows them with each refresh.';
export const CHART_CHANGED = 'The chart was changed. What you changed on it yourself stayed as it is.';
export const CHART_REMOVED = 'The chart was removed.';
export const CHART_KIND = 'Kind of chart';

/** The kinds, as people choose them. */
export const CHART_KIND_WORDS = {
  line: 'Line',
  column: 'Columns',
  bar: 'Bars',
  stacked: 'Stacked columns',
  shares: 'Stacked columns up to 100%',
  pie: 'Pie',
} as const;

/** What a chart is going to show: its values by what they are of. */
export const chartProposed = (values: readonly string[], category: string): string =>
  `It shows ${values.map(isolated).join(', ')} by ${isolated(category)}. Its place, title and colors are yours to change.`;
