import type { Context, Hono } from 'hono';
import { inTransaction } from '../data/database';
import { insertActivities } from '../data/insert';
import { type Faults, NO_FAULTS } from '../options';
import { random } from '../random';
import { callerOf } from './authorization';
import { requireAdministrator } from './keys';
import { madeActivities } from './made-activities';
import { Problem } from './problem';
import { logId } from './records';
import type { Service } from './service';

/** Calls that the real API has not: they change the sandbox while it runs, for tests. */
export function addControl(app: Hono, service: Service): void {
  const chance = random(`control ${service.options.seed}`);
  app.use('/sandbox/*', async (context, next) => {
    requireAdministrator(callerOf(service, context).user);
    await next();
  });
  app.post('/sandbox/v1/records', async (context) => {
    const body = await bodyOf(context);
    const wanted = {
      count: number(body, 'count', 0, 100_000),
      late: number(body, 'late', 0, 100_000),
      daysBack: number(body, 'daysBack', 3, 1000),
    };
    const { database, plan } = service;
    const made = madeActivities(plan.organisation, plan.screens, service.now(), wanted, chance);
    const arrivals = inTransaction(database, () => insertActivities(database, plan.organisation, plan.screens, made));
    return context.json({ ...wanted, logIds: arrivals.map(logId) });
  });
  app.post('/sandbox/v1/faults', async (context) => {
    const body = await bodyOf(context);
    const names = Object.keys(NO_FAULTS) as (keyof Faults)[];
    service.conditions.faults = Object.fromEntries(names.map((name) => [name, number(body, name, 0, 1)])) as unknown as Faults;
    return context.json(service.conditions.faults);
  });
  app.post('/sandbox/v1/latency', async (context) => {
    service.conditions.latency = number(await bodyOf(context), 'ms', 0, 60_000);
    return context.json({ ms: service.conditions.latency });
  });
  app.get('/sandbox/v1/clock', (context) => context.json({ ahead: service.ahead() }));
  app.post('/sandbox/v1/clock', async (context) => {
    const arrived = service.pass(number(await bodyOf(context), 'seconds', 3600, 2_678_400));
    return context.json({ ahead: service.ahead(), arrived });
  });
  app.get('/sandbox/v1/requests', (context) => context.json(Object.fromEntries(service.counts)));
  app.delete('/sandbox/v1/requests', (context) => {
    service.counts.clear();
    return context.json({});
  });
}

type Body = Readonly<Record<string, unknown>>;

async function bodyOf(context: Context): Promise<Body> {
  const body: unknown = await context.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) throw new Problem(400, 'The body has to be a JSON object.');
  return body as Body;
}

function number(body: Body, name: string, usual: number, most: number): number {
  const value = body[name] ?? usual;
  if (typeof value === 'number' && value >= 0 && value <= most) return value;
  throw new Problem(400, `${name} has to be a number from 0 to ${most}.`);
}
