import { NO_REPORT_IN_RIBBON, NO_REPORTS_READ, NOT_ON_REPORT } from '#words/ribbon';
import { worded } from '../../shared/diagnostics';
import type { PanelPorts } from '../../shared/panel/ports';
import { reportAtSelection } from '../../shared/panel/reports/report-at-selection';
import { loadReports } from '../../shared/report/kept/report-store';
import { runAsync } from '../../shared/task';
import type { Commands } from '../association';
import { pageDiagnostics } from '../host/diagnostics';
import type { InPageHost } from './in-page-host';

/** What the ribbon's buttons do. Whatever fails is said in the pane. */
export const ribbonCommands = (host: InPageHost, ports: () => PanelPorts): Commands => ({
  refreshAll: () => act(host, async () => (await runAsync(loadReports(ports().documents))).map(({ id }) => id), NO_REPORT_IN_RIBBON),
  async refreshReport() {
    const found = async (): Promise<readonly string[]> => {
      const id = await runAsync(reportAtSelection(ports()));
      return id === undefined ? [] : [id];
    };
    await act(host, found, NOT_ON_REPORT);
  },
});

/** The pane comes up and refreshes there, where it is seen how far it is and can be stopped. */
async function act(host: InPageHost, find: () => Promise<readonly string[]>, nothing: string): Promise<void> {
  try {
    await Office.onReady();
    await Office.addin.showAsTaskpane();
    const ids = await find();
    if (ids.length === 0) host.tell(nothing);
    else host.refresh(ids);
  } catch (failure) {
    host.tell(worded(failure, pageDiagnostics, 'the ribbon', NO_REPORTS_READ).message);
  }
}
