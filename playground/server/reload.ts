import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';

const SCRIPT = "new EventSource('changes').onmessage = ({ data }) => data === 'built' && location.reload();";

/** What tells open pages to load again. They keep their sheets, as with any reload. */
export interface Reloads {
  /** Adds what pages listen to. */
  mount(app: Hono): void;
  /** What they show was built anew. */
  built(): void;
}

export function pageReloads(): Reloads {
  const open = new Set<() => void>();
  return {
    mount(app) {
      app.get('/reload.js', (context) => context.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
      app.get('/changes', (context) =>
        streamSSE(context, async (stream) => {
          const tell = (): void => void stream.writeSSE({ data: 'built' });
          open.add(tell);
          await stream.writeSSE({ data: 'listening' });
          await new Promise<void>((ended) => stream.onAbort(ended));
          open.delete(tell);
        }),
      );
    },
    built() {
      for (const tell of open) tell();
    },
  };
}

/** A page that listens. */
export const withReload = (page: string): string => page.replace('</body>', '<script src="reload.js"></script>\n  </body>');
