import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { random } from '../random';
import type { Service } from './service';

const HTML = '<!doctype html><html><head><title>Sign in</title></head><body><h1>Please sign in to the network</h1></body></html>';

/** Delays and breaks requests of the API as asked; control calls stay whole. Chance is seeded, so a run can be had again. */
export function addFaults(app: Hono, service: Service): void {
  const chance = random(`faults ${service.options.seed}`);
  app.use('*', async (context, next) => {
    if (context.req.path.startsWith('/sandbox/')) return next();
    service.counts.set(context.req.path, (service.counts.get(context.req.path) ?? 0) + 1);
    const { faults, latency } = service.conditions;
    if (latency > 0) await new Promise((done) => setTimeout(done, latency));
    if (chance.chance(faults.reset)) return reset(context);
    if (chance.chance(faults['429']))
      return context.json({ message: 'Too many requests' }, 429, chance.chance(0.3) ? {} : { 'retry-after': retryAfter() });
    if (chance.chance(faults['500'])) return context.body(chance.pick(['', 'Internal Server Error', HTML, '{"message":"failed"}']), 500);
    if (chance.chance(faults.html)) return context.html(HTML);
    return next();
  });

  function retryAfter(): string {
    return chance.chance(0.5) ? '1' : new Date(Date.now() + 1000).toUTCString();
  }
}

function reset(context: Context): Response {
  (context.env as HttpBindings).incoming.socket.destroy();
  return new Response(null);
}
