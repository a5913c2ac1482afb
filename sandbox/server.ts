import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { addBigQuery, addBigQueryControl } from './bigquery/http';
import { OWN } from './bigquery/own';
import { type BigQueryService, bigQueryService } from './bigquery/service';
import { dayIn, dayOfIso, isoOfDay, zoneOffset } from './calendar';
import { closeDatabase, FileInUse, openDatabase } from './data/database';
import { FORMAT, openHistory } from './data/history';
import { addControl } from './http/control';
import { cursors } from './http/cursor';
import { addFaults } from './http/faults';
import { type Keys, keyring, keysOf } from './http/keys';
import { addNames } from './http/names';
import { Problem, problemBody } from './http/problem';
import { addReports } from './http/reports';
import type { Service } from './http/service';
import { DEFAULTS, type SandboxOptions } from './options';
import { ACCOUNT_ZONE } from './organisation/organisation';

/** A sandbox that listens. */
export interface Sandbox {
  /** `http://127.0.0.1:8787` */
  readonly address: string;
  readonly keys: Keys;
  /** The day it is in the sandbox's account, as `YYYY-MM-DD`. */
  readonly today: string;
  close(): Promise<void>;
}

const LIVE_MS = 5000;

/**
 * Starts the API on the loopback address, with its data in a file that a later start goes on with.
 * @throws Error with a sentence when the port or the data file is taken, or the file is of another organisation.
 */
export async function startSandbox(given: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const options: SandboxOptions = { ...DEFAULTS, ...given };
  const { file, database } = options.data === undefined ? openOwn(defaultFile(options)) : opened(path.resolve(options.data));
  try {
    const clock = clockOf(options);
    const { plan, catchUp, arrivedUntil } = openHistory(database, file, options, clock());
    // Where time was let pass, it goes on from there at the next start.
    let passed = options.today === undefined ? Math.max(0, arrivedUntil() - clock()) : 0;
    const now = (): number => clock() + passed;
    const keys = keysOf(options.seed);
    const service: Service = {
      database,
      plan,
      options,
      cursors: cursors(options.seed),
      userOf: keyring(keys, plan.organisation),
      now,
      ahead: () => now() - Math.floor(Date.now() / 1000),
      pass(seconds) {
        const before = catchUp(now());
        passed += seconds;
        return before + catchUp(now());
      },
      conditions: { latency: options.latency, faults: options.faults },
      counts: new Map(),
    };
    const bigQuery = bigQueryService({ ...OWN, now: () => Date.now() + service.ahead() * 1000 });
    const server = await listen(application(service, bigQuery), options.port);
    const live = options.live ? setInterval(() => catchUp(now()), LIVE_MS) : undefined;
    return {
      address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      keys,
      today: isoOfDay(dayIn(ACCOUNT_ZONE, now())),
      async close() {
        if (!database.isOpen) return;
        clearInterval(live);
        bigQuery.close();
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

const opened = (file: string) => ({ file, database: openDatabase(file) });

/** The file of these options, or the next one beside it that no other sandbox has: two may run side by side. */
function openOwn(file: string, copy = 1): ReturnType<typeof opened> {
  try {
    return opened(copy === 1 ? file : file.replace(/\.sqlite$/, `-${copy}.sqlite`));
  } catch (failure) {
    if (!(failure instanceof FileInUse) || copy >= MOST_COPIES) throw failure;
    return openOwn(file, copy + 1);
  }
}

const MOST_COPIES = 20;

function defaultFile({ people, days, seed, rows, odd, today }: SandboxOptions): string {
  const asked = [rows === undefined ? '' : `-r${rows}`, odd === undefined ? '' : `-o${odd}`, today === undefined ? '' : `-t${today}`].join(
    '',
  );
  const name = `p${people}-d${days}-s${seed}${asked}-v${FORMAT}`;
  return fileURLToPath(new URL(`../build/sandbox/${name}.sqlite`, import.meta.url));
}

/** Seconds since 1970; on a day that was asked for it is six in the evening when the sandbox starts. */
function clockOf({ today }: SandboxOptions): () => number {
  const real = (): number => Math.floor(Date.now() / 1000);
  const day = today === undefined ? undefined : dayOfIso(today);
  if (day === undefined) return real;
  const evening = day * 86_400 + 18 * 3600;
  const ahead = evening - zoneOffset(ACCOUNT_ZONE, evening) - real();
  return () => real() + ahead;
}

function application(service: Service, bigQuery: BigQueryService): Hono {
  const app = new Hono();
  app.onError((failure) => {
    const problem = failure instanceof Problem ? failure : undefined;
    return new Response(problemBody(problem?.message ?? 'Internal Server Error'), {
      status: problem?.status ?? 500,
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
  });
  // Before the faults, which are those of the Live Data API.
  addBigQuery(app, bigQuery);
  addFaults(app, service);
  addControl(app, service);
  addBigQueryControl(app, bigQuery);
  addReports(app, service);
  addNames(app, service);
  const known = new Set(app.routes.map((route) => route.path));
  app.notFound((context) => {
    if (known.has(context.req.path)) throw new Problem(405, `This address doesn't answer ${context.req.method}.`);
    throw new Problem(404, 'There is nothing at this address.');
  });
  return app;
}

function listen(app: Hono, port: number): Promise<ReturnType<typeof createAdaptorServer>> {
  const server = createAdaptorServer({ fetch: app.fetch });
  return new Promise((resolve, reject) => {
    server.once('error', (failure: NodeJS.ErrnoException) =>
      reject(
        failure.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is already in use. Choose another with --port, or 0 for a free one.`)
          : failure,
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
