/**
 * The one script of the add-in. Excel runs its functions, its ribbon buttons and its pane in one page, so they share one cache, one
 * lock and one key. It is loaded before the page is read to its end: a function that is not tied to its id when the first cell is
 * calculated is an error in that cell. (https://github.com/OfficeDev/office-js/issues/4769)
 * @module
 */
import { mountPanel } from '../shared/ui/panel';
import { associateCommands } from './commands';
import { associateFunctions } from './functions';
import { pageClock } from './host/clock';
import { askingPorts, cache, cellPlace, ownSecrets, panelPorts, refreshPorts, wishes } from './host/ports';
import { pageScheduler } from './host/scheduler';
import { openWork } from './open-work';
import { inPageHost } from './taskpane/in-page-host';
import { officeScheme } from './taskpane/scheme';

const scheduler = pageScheduler({
  clock: pageClock,
  wishes,
  ...openWork(refreshPorts),
  done: () => pane.changed(),
});
const pane = inPageHost(
  (call) => panelPorts(call, scheduler),
  () => officeScheme(Office.context.officeTheme),
);

associateFunctions({
  clock: pageClock,
  ready: () => Office.onReady(),
  secrets: ownSecrets,
  cache,
  ports: askingPorts,
  place: cellPlace,
});
associateCommands(pane, () => panelPorts('open', scheduler));
void begin();

async function begin(): Promise<void> {
  const { host } = await Office.onReady();
  if (document.readyState === 'loading') await new Promise((read) => document.addEventListener('DOMContentLoaded', read, { once: true }));
  if (host === Office.HostType.Excel) {
    mountPanel(document.body, pane);
    await scheduler.begin();
  } else document.body.textContent = 'This page belongs to Excel: open Live Data on the Home tab of a workbook.';
}
