/** Stage 3 (README.md), loaded when one is wanted: what answers the panel beyond its first look, refreshes reports, and shows the views beyond the first. */
import type { RefreshPorts } from '../shared/report/refresh/job';
import { workbookCharts } from './host/charts';
import { workbookStyler } from './host/styler';

export { answerPanel } from '../shared/panel/answer';
export { LARGE_VIEWS } from '../shared/ui/views/large-views';
export { refreshAll, refreshDue } from './open-work';

/** The ports with those that only refreshes and the panel's calls draw by, which the first look does without. */
export const drawingPorts = <Ports extends RefreshPorts>(ports: Ports): Ports => ({
  ...ports,
  charts: workbookCharts(),
  styler: workbookStyler(),
});
