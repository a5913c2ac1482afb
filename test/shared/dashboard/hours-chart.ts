import type { ChartDefinition } from '../../../shared/dashboard/chart-definition';

/** Bars of the active time by user. */
export const HOURS_CHART: ChartDefinition = {
  kind: 'bar',
  title: '=Hours',
  categoryTitle: 'User',
  valueTitle: 'Active',
  category: 'user',
  series: ['active'],
  position: { right: 1, below: 0 },
};
