import { choose, press, settled } from './hands';
import { openPanel } from './panel-page';
import type { SharedFile } from './shared-file';

/** Opens the panel and makes the payroll sheet of the last seven days in it. */
export async function makePayroll(file: SharedFile): Promise<void> {
  await openPanel(file.owner);
  await press('All ready sheets');
  await press('Choices for “Payroll period”');
  await choose('Period', 'last 7 days');
  await press('Make sheet “Payroll period”');
  await settled();
}
