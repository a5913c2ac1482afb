/**
 * What stands in the sidebar's frame before the script's page does: google.script for that page, which speaks to the playground through a
 * channel of its own.
 * @module
 */
import { createScriptRun } from '../apps-script/page/script-run';
import type { CallOutcome } from '../apps-script/runtime/outcome';

/** What the playground tells the frame: the page to show at first, then the answers. */
export type ToFrame =
  | { readonly kind: 'page'; readonly html: string; readonly functions: readonly string[] }
  | { readonly kind: 'answer'; readonly id: number; readonly outcome: CallOutcome };

/** What the frame asks for. */
export type FromFrame =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly kind: 'close' };

function serve(port: MessagePort): void {
  const waiting = new Map<number, (outcome: CallOutcome) => void>();
  const tell = (message: FromFrame): void => port.postMessage(message);
  let calls = 0;
  const send = (name: string, args: readonly unknown[]): Promise<CallOutcome> =>
    new Promise((answered) => {
      calls += 1;
      waiting.set(calls, answered);
      tell({ kind: 'call', id: calls, name, args });
    });

  port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    if (data.kind === 'answer') return waiting.get(data.id)?.(data.outcome);
    const run = createScriptRun({ functions: data.functions, send, unhandled: (error) => console.error(error) });
    const host = { close: () => tell({ kind: 'close' }), setHeight: () => {}, setWidth: () => {}, editor: { focus: () => {} } };
    Object.assign(window, { google: { script: { run, host } } });
    document.open();
    document.write(data.html);
    document.close();
  };
}

window.addEventListener('message', ({ ports: [port] }) => port && serve(port), { once: true });
