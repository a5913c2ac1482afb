import type { Report } from '../../../shared/report/definition/definition';
import { press, the } from './hands';
import { openPanel } from './panel-page';
import { HOURS, saved } from './scene';
import type { SharedFile } from './shared-file';

export async function edit(file: SharedFile, report: Report = HOURS): Promise<void> {
  await saved(file, report);
  await openPanel(file.owner);
  await press(`Edit “${report.name}”`);
}
export const kept = async (file: SharedFile): Promise<Report> => (await file.owner.call('open', {})).reports[0]?.report as Report;
export const field = (label: string): HTMLInputElement => the('textbox', label) as HTMLInputElement;
