import { press, settled, the } from './hands';
import { openPanel } from './panel-page';
import type { SharedFile } from './shared-file';

export const card = (name: string): HTMLElement => the('heading', name).closest('section') as HTMLElement;
export const bar = (): HTMLProgressElement => the('progressbar') as HTMLProgressElement;

/** Begins a refresh and stands still after its first page. */
export async function afterFirstPage(file: SharedFile): Promise<void> {
  await openPanel(file.owner);
  file.hold();
  await press('Refresh “Hours”');
  file.letGo();
  file.hold();
  await settled();
}
