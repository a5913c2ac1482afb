import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { dayIn, dayOfIso } from './calendar';
import { type ActivityPlan, WORKING_SHARE } from './data/activity';
import { catchUp } from './data/arrival';
import { closeDatabase, openDatabase, readMeta, writeMeta } from './data/database';
import { addControl } from './http/control';
import { cursors } from './http/cursor';
import { addFaults } from './http/faults';
import { type Keys, keyring, keysOf } from './http/keys';
import { addNames } from './http/names';
import { Problem, problemBody } from './http/problem';
import { addReports } from './http/reports';
import type { Service } from './http/service';
import { DEFAULTS, type SandboxOptions } from './options';
import { organisation } from './organisation/organisation';
import { screens as screensOf } from './organisation/pages';

export interface Sandbox {
  /** `http://127.0.0.1:8787` */
  readonly address: string;
  readonly keys: Keys;
  /** The day it is in the sandbox's account, as `YYYY-MM-DD`. */
  readonly today: string;
  close(): Promise<void>;
}

const ROWS_PER_DAY = 24;
const LIVE_MS = 5000;

/**
 * Starts the API on the loopback address, with its data in a file that a later start goes on with.
 * @throws Error with a sentence when the port or the data file is taken, or the file is of another organisation.
 */
export async function startSandbox(given: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const options: SandboxOptions = { ...DEFAULTS, ...given };
  const file = path.resolve(options.data ?? defaultFile(options));
  const database = openDatabase(file);
  try {
    const shape = JSON.stringify([options.people, options.seed, options.rows ?? null]);
    if ((readMeta(database, 'shape') ?? shape) !== shape) {
      throw new Error(
        `${path.basename(file)} holds another organisation: start with the same --people, --seed and --rows, or name another file with --data.`,
      );
    }
    writeMeta(database, 'shape', shape);
    const members = organisation(options.people, options.seed);
    const screens = screensOf(options.seed);
    const now = clockOf(options, members.accountZone);
    const today = dayIn(members.accountZone, now());
    const rowsPerDay = options.rows === undefined ? ROWS_PER_DAY : options.rows / (options.people * options.days * WORKING_SHARE);
    const plan: ActivityPlan = { organisation: members, seed: options.seed, screens: screens.length, rowsPerDay };
    const firstDay = Number(readMeta(database, 'first day') ?? today - options.days + 1);
    writeMeta(database, 'first day', String(firstDay));
    catchUp(database, plan, screens, now(), firstDay);
    const keys = keysOf(options.seed);
    const conditions = { latency: options.latency, faults: options.faults };
    const service: Service = {
      database,
      organisation: members,
      screens,
      options,
      cursors: cursors(options.seed),
      userOf: keyring(keys, members),
      now,
      conditions,
      counts: new Map(),
    };
    const server = await listen(application(service), options.port);
    const live = options.live ? setInterval(() => catchUp(database, plan, screens, now(), firstDay), LIVE_MS) : undefined;
    return {
      address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      keys,
      today: new Date(today * 86_400_000).toISOString().slice(0, 10),
      async close() {
        if (!database.isOpen) return;
        clearInterval(live);
        const closed = new Promise<void>((done) => server.close(() => done()));
        if ('closeAllConnections' in server) server.closeAllConnections();
        await closed;
        closeDatabase(database, file);
      },
    };
  } catch (failure) {
    closeDatabase(database, file);
    throw failure;
  }
}

function defaultFile({ people, days, seed, rows }: SandboxOptions): string {
  const name = ['p', people, '-d', days, '-s', seed, rows === undefined ? '' : `-r${rows}`].join('');
  return fileURLToPath(new URL(`../build/sandbox/${name}.sqlite`, import.meta.url));
}

/** Seconds since 1970; on a day that was asked for it is six in the evening when the sandbox starts. */
function clockOf({ today }: SandboxOptions, zone: string): () => number {
  const real = (): number => Math.floor(Date.now() / 1000);
  const day = today === undefined ? undefined : dayOfIso(today);
  if (day === undefined) return real;
  const noon = day * 86_400 + 12 * 3600;
  const ahead = noon + 6 * 3600 - (dayIn(zone, noon) - day) * 86_400 - real();
  return () => real() + ahead;
}

function application(service: Service): Hono {
  const app = new Hono();
  app.onError((failure) => {
    const problem = failure instanceof Problem ? failure : undefined;
    return new Response(problemBody(problem?.message ?? 'Internal Server Error'), {
      status: problem?.status ?? 500,
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
  });
  addFaults(app, service);
  app.use('*', async (context, next) => {
    const isControl = context.req.path.startsWith('/sandbox/');
    if (!isControl && context.req.method !== 'GET') throw new Problem(405, 'This API answers GET alone.');
    await next();
  });
  addControl(app, service);
  addReports(app, service);
  addNames(app, service);
  app.notFound(() => {
    throw new Problem(404, 'There is nothing at this address.');
  });
  return app;
}

function listen(app: Hono, port: number): Promise<ReturnType<typeof createAdaptorServer>> {
  const server = createAdaptorServer({ fetch: app.fetch });
  return new Promise((resolve, reject) => {
    server.once('error', (failure: NodeJS.ErrnoException) =>
      reject(
        failure.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken: choose another with --port, or 0 for a free one.`) : failure,
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
