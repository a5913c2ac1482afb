import type { Connection } from '../../../shared/api/connections/connection';
import { type Client, createClient } from '../../../shared/api/requests/client';
import type { Budget, HttpRequest } from '../../../shared/ports';
import { countdownBudget } from '../../doubles/countdown-budget';
import { FAKE_KEY } from '../../doubles/fake-api';
import { type HandClock, handClock } from '../../doubles/hand-clock';
import type { RecordingTransport } from '../../doubles/scripted-transport';
import type { Timing } from '../../doubles/timing';

export const CONNECTION: Connection = { id: 'c1', baseUrl: 'https://api.example.com', key: FAKE_KEY };

/** Reads a body as it is. */
export const asIs = (body: string): string => body;

export interface ClientSetting {
  readonly connection?: Partial<Connection>;
  /** @default an hour */
  readonly budgetMs?: number;
  readonly budget?: () => Budget;
}

export interface ClientOver {
  readonly client: Client;
  readonly clock: HandClock;
  readonly budget: Budget;
  readonly transport: RecordingTransport;
  /** What both drivers have to leave behind alike: requests, pauses, and what the client learnt. */
  readonly seen: () => unknown;
}

/** A client on doubles of one timing. */
export function clientOver(timing: Timing, transport: RecordingTransport, setting: ClientSetting = {}): ClientOver {
  const clock = handClock(timing);
  const budget = setting.budget?.() ?? countdownBudget(clock, setting.budgetMs ?? 3_600_000);
  const client = createClient({ ...CONNECTION, ...setting.connection }, 'your key', { transport, clock, budget });
  return {
    client,
    clock,
    budget,
    transport,
    seen: () => ({ rounds: transport.rounds, pauses: clock.pauses, learnt: client.learnt() }),
  };
}

/** Requests as a person would note them: the header that carries the key, the path, and the parameters. */
export function noted({ url, headers }: HttpRequest): string {
  const { pathname, searchParams } = new URL(url);
  const header = headers.authorization === undefined ? 'x-api-key' : 'bearer';
  return `${header} ${pathname}${searchParams.size > 0 ? '?' : ''}${searchParams}`;
}
