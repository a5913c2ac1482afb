/** The sidebar: 300 pixels beside the sheet, with the script's page in a frame of its own that reaches nothing but google.script.run. */
import type { CallOutcome } from '../apps-script/runtime/outcome';
import { element } from './element';
import type { FromFrame, ToFrame } from './sidebar-frame';

export interface Sidebar {
  show(title: string, html: string): void;
  close(): void;
}

export interface SidebarOptions {
  /** The script's public functions. */
  readonly functions: readonly string[];
  readonly call: (name: string, args: readonly unknown[]) => Promise<CallOutcome>;
}

export function createSidebar({ functions, call }: SidebarOptions): Sidebar {
  const aside = element('sidebar');
  const place = element('sidebar-page');

  function close(): void {
    aside.hidden = true;
    place.replaceChildren();
    window.dispatchEvent(new Event('resize'));
  }

  element('close-sidebar').addEventListener('click', close);
  return {
    close,
    show(title, html) {
      const frame = document.createElement('iframe');
      frame.title = title;
      frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-modals allow-popups allow-downloads');
      frame.src = 'frame.html';
      frame.addEventListener('load', () => connect(frame, html), { once: true });
      element('sidebar-title').textContent = title;
      place.replaceChildren(frame);
      aside.hidden = false;
      window.dispatchEvent(new Event('resize'));
    },
  };

  function connect(frame: HTMLIFrameElement, html: string): void {
    const { port1: port, port2 } = new MessageChannel();
    const tell = (message: ToFrame): void => port.postMessage(message);
    port.onmessage = async ({ data }: MessageEvent<FromFrame>) => {
      if (data.kind === 'close') return close();
      tell({ kind: 'answer', id: data.id, outcome: await call(data.name, data.args) });
    };
    // The frame's origin is opaque, so that it cannot be named.
    frame.contentWindow?.postMessage(null, '*', [port2]);
    tell({ kind: 'page', html, functions });
  }
}
