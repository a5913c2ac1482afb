/**
 * What the pane's page loads in the place of Microsoft's office.js, after Microsoft's object model: Office as Excel's page around the frame
 * has it. The object model's requests leave the frame as messages do, so nothing of the page's is shared with it.
 * @module
 */
import type { Executor } from '../../excel/executor';
import { installExecutor, type ObjectModel, requirements } from '../../excel/install';
import { customFunctionsHost } from '../../office/custom-functions';
import { type OfficeWorld, officeHost } from '../../office/office';
import { officeStorage } from '../../office/office-storage';
import { DEVICE, deviceEntries } from './device';
import { heldNetwork } from './held-network';
import { passingTime } from './passing-time';
import type { ExcelTab, WithExcelTab } from './tab';

function begin(tab: ExcelTab): void {
  const functions = customFunctionsHost(tab.functions);
  const office = officeHost(tab.world);
  Object.assign(window, {
    Office: office.global,
    OfficeRuntime: { storage: officeStorage(deviceEntries(localStorage, DEVICE)) },
    CustomFunctions: functions.global,
  });
  installExecutor((window as unknown as { readonly Excel: ObjectModel }).Excel, asMessages(tab.executor));
  heldNetwork(tab.network);
  tab.began({ functions, office, pass: passingTime() });
}

const asMessages = (executor: Executor): Executor => ({
  async executeAsync(customData, flags, message) {
    return structuredClone(await executor.executeAsync(customData, flags, structuredClone(message)));
  },
});

/** Somebody opened the pane's address in a browser. */
function withoutExcel(): void {
  const startup: OfficeWorld['startup'] = { get: () => 'None', set: () => undefined };
  const world = { host: null, requirements: requirements(0), ground: () => '#FFFFFF', url: '', startup, showPane: () => undefined };
  Object.assign(window, { Office: officeHost(world).global, CustomFunctions: customFunctionsHost([]).global });
}

const tab = window.parent === window ? undefined : (window.parent as WithExcelTab).excelTab;
if (tab) begin(tab);
else withoutExcel();
