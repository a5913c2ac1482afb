import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { SandboxOptions } from '../../sandbox/options';
import { type Sandbox, startSandbox } from '../../sandbox/server';

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

export interface How {
  /** The administrator's unless given; '' sends none. */
  readonly key?: string;
  readonly as?: 'bearer' | 'x-api-key';
  readonly method?: string;
  readonly send?: unknown;
}

export type Ask = <Body = Readonly<Record<string, unknown>>>(url: string, how?: How) => Promise<Answer<Body>>;

export interface SmallSandbox extends Sandbox {
  readonly folder: string;
  readonly ask: Ask;
}

/** A Friday, six in the evening in the account's zone. */
export const TODAY = '2026-03-20';
export const FIRST_DAY = '2026-03-07';

/** An organisation of 36 with 5000 log rows over two weeks, in a folder of its own that goes when it is closed. */
export async function startSmall(options: Partial<SandboxOptions> = {}): Promise<SmallSandbox> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sandbox-'));
  const sandbox = await startSandbox({
    port: 0,
    people: 36,
    days: 14,
    rows: 5000,
    today: TODAY,
    data: path.join(folder, 'data.sqlite'),
    ...options,
  });
  return {
    ...sandbox,
    folder,
    ask: asker(sandbox),
    async close() {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function asker({ address, keys }: Pick<Sandbox, 'address' | 'keys'>): Ask {
  return async <Body>(url: string, { key = keys.administrator, as = 'bearer', method = 'GET', send }: How = {}): Promise<Answer<Body>> => {
    const header: Record<string, string> = key === '' ? {} : as === 'bearer' ? { authorization: `Bearer ${key}` } : { 'x-api-key': key };
    const body = send === undefined ? {} : { body: JSON.stringify(send) };
    const response = await fetch(address + url, { method, headers: header, ...body });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : undefined) as Body };
  };
}
