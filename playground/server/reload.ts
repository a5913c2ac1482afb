import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';

/** Asked again this soon while the server starts anew. */
const RETRY_MS = 500;

/** For `npm run dev`, which starts the server anew on a change: a page of an earlier start loads again, and keeps its sheets. */
export function reloadOnRestart(app: Hono): void {
  const start = String(Date.now());
  const script = `new EventSource('changes').onmessage = ({ data }) => data === '${start}' || location.reload();`;
  app.get('/reload.js', (context) => context.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/changes', (context) =>
    streamSSE(context, async (stream) => {
      await stream.writeSSE({ data: start, retry: RETRY_MS });
      await new Promise<void>((ended) => stream.onAbort(ended));
    }),
  );
}

/** A page that loads itself again. */
export const withReload = (page: string): string => page.replace('</body>', '<script src="reload.js"></script>\n  </body>');
