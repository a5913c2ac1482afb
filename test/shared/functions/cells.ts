import type { SavedConnection } from '../../../shared/api/connections/connection-store';
import type { Argument } from '../../../shared/functions/arguments/argument';
import { functionResult } from '../../../shared/functions/call';
import type { FunctionName } from '../../../shared/functions/catalog';
import type { FunctionPorts, Setting } from '../../../shared/functions/kept/session';
import type { FunctionResult } from '../../../shared/functions/result';
import { isoDay, serialOfIso } from '../../../shared/model/serial';
import { runAsync, type Task } from '../../../shared/task';
import { type Ending, underBothDrivers } from '../../doubles/both-drivers';
import { countdownBudget } from '../../doubles/countdown-budget';
import { FAKE_KEY, type FakeApiOptions, fakeApi } from '../../doubles/fake-api';
import { type FakeOrganisation, fakeOrganisation } from '../../doubles/fake-organisation';
import { type HandClock, handClock } from '../../doubles/hand-clock';
import { type MemoryCache, memoryCache } from '../../doubles/memory-cache';
import { type MemoryDiagnostics, memoryDiagnostics } from '../../doubles/memory-diagnostics';
import { memoryLock } from '../../doubles/memory-lock';
import { type MemoryStore, memoryStore } from '../../doubles/memory-store';
import type { RecordingTransport } from '../../doubles/scripted-transport';
import type { Timing } from '../../doubles/timing';

const PLACE: Setting = { holder: "the spreadsheet owner's key", owner: "the spreadsheet's owner", zone: 'UTC' };

/** The day on which the hands of every clock stand here, and the days before it. */
export const TODAY = '2026-03-18';
const TODAY_SERIAL = serialOfIso(TODAY) as number;
export const daysBack = (days: number): string => isoDay(TODAY_SERIAL - days);
export const LAST_DAYS = Array.from({ length: 7 }, (_, index) => daysBack(6 - index));

const CELL_MS = 25_000;

export interface SheetOptions extends Partial<FakeApiOptions> {
  readonly connection?: Partial<SavedConnection> | 'none';
  /** The spreadsheet's own zone. @default UTC */
  readonly zone?: string;
}

/** One spreadsheet whose cells share a cache and a lock, as on Google. */
export interface Sheet {
  readonly ports: FunctionPorts;
  readonly transport: RecordingTransport;
  readonly clock: HandClock;
  readonly cache: MemoryCache;
  readonly diagnostics: MemoryDiagnostics;
  readonly secrets: MemoryStore;
  task(name: FunctionName, ...args: readonly Argument[]): Task<FunctionResult>;
}

export function sheet(timing: Timing, options: SheetOptions = {}): Sheet {
  const { connection = {}, zone = PLACE.zone, ...api } = options;
  const clock = handClock(timing);
  const cache = memoryCache(timing, clock);
  const organisation: FakeOrganisation = api.organisation ?? fakeOrganisation(4, LAST_DAYS);
  const transport = fakeApi(timing, { dialect: 'current', ...api, organisation });
  const secrets = memoryStore(timing);
  if (connection !== 'none') {
    const saved: SavedConnection = {
      id: 'connection-1',
      baseUrl: 'https://api.activtrak.com',
      key: FAKE_KEY,
      cells: { allowed: true, groups: [], users: [] },
      weekStart: 1,
      ...connection,
    };
    secrets.entries.set('activtrak.connection', JSON.stringify({ version: 1, ...saved }));
  }
  const diagnostics = memoryDiagnostics();
  const ports: FunctionPorts = {
    transport,
    clock,
    cache,
    lock: memoryLock(timing, clock),
    diagnostics,
    secrets,
    budget: countdownBudget(clock, 25_000),
  };
  return {
    ports,
    transport,
    clock,
    cache,
    diagnostics,
    secrets,
    task: (name, ...args) => functionResult(name, args, { ...ports, budget: countdownBudget(clock, CELL_MS) }, { ...PLACE, zone }),
  };
}

/** Evaluates one function under both drivers and gives the ending that both had. */
export function evaluate(options: SheetOptions, name: FunctionName, ...args: readonly Argument[]): Promise<Ending<FunctionResult>> {
  return underBothDrivers((timing) => {
    const cells = sheet(timing, options);
    return { task: cells.task(name, ...args), seen: () => cells.transport.rounds.map((round) => round.map(({ url }) => url)) };
  });
}

/** The rows of a function that has to succeed. */
export async function rowsOf(
  options: SheetOptions,
  name: FunctionName,
  ...args: readonly Argument[]
): Promise<readonly (readonly unknown[])[]> {
  const { result, error } = await evaluate(options, name, ...args);
  if (error || !Array.isArray(result)) throw new Error(error?.message ?? `${String(result)} is no table.`);
  return result as readonly (readonly unknown[])[];
}

/** The sentence of a function that has to fail. */
export async function sentenceOf(options: SheetOptions, name: FunctionName, ...args: readonly Argument[]): Promise<string> {
  const { result, error } = await evaluate(options, name, ...args);
  if (!error) throw new Error(`It gave ${JSON.stringify(result)}.`);
  return error.message;
}

/** How many requests a transport was asked for. */
export const requestsOf = ({ transport }: Sheet): number => transport.rounds.flat().length;

/** Evaluates many functions at the same time on one sheet. */
export const together = (tasks: readonly Task<FunctionResult>[]): Promise<readonly FunctionResult[]> =>
  Promise.all(tasks.map((task) => runAsync(task)));
