/** Stage 3 (README.md), loaded when one is wanted: what answers the panel beyond its first look, refreshes reports, and shows the views beyond the first. */
import type { RefreshPorts } from '../shared/report/run/job';
import { noticePorts } from './host/network/notices';
import { workbookCharts } from './host/workbook/charts';
import { workbookStyler } from './host/workbook/styler';
import type { OpenWorkPorts } from './open-work';

/** Set by the build, and asked for here so that esbuild sees what the usual build doesn't import. */
declare const BUILD_NOTICES: boolean | undefined;

export { answerPanel } from '../shared/panel/answer';
export { LARGE_VIEWS } from '../shared/ui/views/large-views';
export { refreshAll, refreshDue } from './open-work';

/** The ports with those that only refreshes and the panel's calls draw by, which the first look does without. */
export const drawingPorts = <Ports extends RefreshPorts>(ports: Ports): Ports & OpenWorkPorts => ({
  ...ports,
  ...(typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES ? noticePorts() : {}),
  charts: workbookCharts(),
  styler: workbookStyler(),
});
