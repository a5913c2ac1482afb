import { options } from 'preact';
import { mountPanel } from '../../../shared/ui/panel';
import { LARGE_VIEWS } from '../../../shared/ui/views/large-views';
import { settled } from './hands';
import type { PersonsHost } from './shared-file';

// Effects come after the next picture; here nobody draws any.
(options as { requestAnimationFrame?: (callback: () => void) => void }).requestAnimationFrame = (callback) => void setTimeout(callback);

// Nor are there files of a page's own making.
URL.createObjectURL ??= () => 'blob:made-here';
URL.revokeObjectURL ??= () => undefined;

let close = (): void => undefined;

/** The panel as it comes up for a person; one that was open is closed. The page has the focus, as while somebody works in it. */
export async function openPanel(host: PersonsHost): Promise<void> {
  closePanel();
  document.title = 'Live Data for ActivTrak';
  document.documentElement.lang = 'en';
  document.hasFocus = () => true;
  close = mountPanel(document.body, host, LARGE_VIEWS);
  await settled();
}

/** As when the browser or the sidebar is closed: no call is made any more. */
export function closePanel(): void {
  close();
  close = () => undefined;
}
