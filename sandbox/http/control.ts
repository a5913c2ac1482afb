import type { Hono } from 'hono';
import { dayIn } from '../calendar';
import type { Activity } from '../data/activity';
import { inTransaction } from '../data/database';
import { insertActivities } from '../data/insert';
import { type Faults, NO_FAULTS } from '../options';
import type { Computer } from '../organisation/organisation';
import { type Random, random } from '../random';
import { callerOf } from './authorization';
import { requireAdministrator } from './keys';
import type { Service } from './service';

interface Wanted {
  /** How many records of now. */
  readonly count: number;
  /** How many late ones besides. */
  readonly late: number;
  /** How many days back the late ones were. */
  readonly daysBack: number;
}

/** Calls that the real API has not: they change the sandbox while it runs, for tests. */
export function addControl(app: Hono, service: Service): void {
  const chance = random(`control ${service.options.seed}`);
  app.use('/sandbox/*', async (context, next) => {
    requireAdministrator(callerOf(service, context).user);
    await next();
  });
  app.post('/sandbox/v1/records', async (context) => {
    const { count = 0, late = 0, daysBack = 3 } = (await context.req.json()) as Partial<Wanted>;
    const arrivals = letArrive(service, { count, late, daysBack }, chance);
    return context.json({ arrivals });
  });
  app.post('/sandbox/v1/faults', async (context) => {
    service.conditions.faults = { ...NO_FAULTS, ...((await context.req.json()) as Partial<Faults>) };
    return context.json(service.conditions.faults);
  });
  app.post('/sandbox/v1/latency', async (context) => {
    service.conditions.latency = Number(((await context.req.json()) as { ms?: number }).ms ?? 0);
    return context.json({ ms: service.conditions.latency });
  });
  app.get('/sandbox/v1/requests', (context) => context.json(Object.fromEntries(service.counts)));
  app.delete('/sandbox/v1/requests', (context) => {
    service.counts.clear();
    return context.json({});
  });
}

/** Makes records at once: new ones of this minute and late ones of days back. */
export function letArrive(service: Service, { count, late, daysBack }: Wanted, chance: Random): readonly number[] {
  const made = Array.from({ length: count + late }, (_, index) => activityAt(service, index < count ? 0 : daysBack, chance));
  return inTransaction(service.database, () => insertActivities(service.database, service.organisation, service.screens, made));
}

function activityAt(service: Service, daysBack: number, chance: Random): Activity {
  const { organisation, screens } = service;
  const person = chance.pick(organisation.people.filter(({ deleted }) => deleted === 'no'));
  const computer = organisation.computers[(person.computers[0] as number) - 1] as Computer;
  const duration = chance.integer(1, 60);
  const at = service.now() - daysBack * 86_400 - duration;
  return {
    at,
    day: dayIn(computer.zone, at),
    person: person.id,
    computer: computer.id,
    duration,
    passive: chance.chance(0.1),
    screen: chance.integer(1, screens.length - 1),
    session: 1,
    alarms: 0,
    arrivesAt: service.now(),
    late: daysBack > 0,
  };
}
