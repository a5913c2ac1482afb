/** Charts: the names of its types. Its own builders, which make pictures outside of spreadsheets, are not imitated. */
import { enumeration } from './enumeration';
import type { ServiceMaker } from './service-maker';

/** (https://developers.google.com/apps-script/reference/charts/chart-type) */
export const CHART_TYPE = enumeration('AREA', 'BAR', 'COLUMN', 'COMBO', 'HISTOGRAM', 'LINE', 'PIE', 'SCATTER', 'STEPPED_AREA', 'TABLE');

export const charts = ({ expose }: ServiceMaker): object =>
  expose({ name: 'Charts', prefix: 'Charts.', need: 'none', methods: {}, constants: { ChartType: CHART_TYPE } });
