import { press, settled, the } from './hands';
import { openPanel } from './panel-page';
import { organisation } from './people';
import { usualFile } from './scene';
import type { SharedFile } from './shared-file';

/** A file whose refreshes take long: 28 pages of two rows. The first, twenty together, and the rest each take a call. */
export function manyPages(): SharedFile {
  const file = usualFile();
  file.bench.serve(organisation, { largestPage: 2 });
  file.roundsPerCall = 1;
  return file;
}

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
