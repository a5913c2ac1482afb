/** Servers in processes of their own: a script blocks this one while it waits for an answer. */
import { type ChildProcess, spawn } from 'node:child_process';

export interface ServerProcess {
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  /** What it has printed up to now. */
  printed(): string;
  stop(): Promise<void>;
}

export interface SandboxProcess extends ServerProcess {
  readonly keys: { readonly administrator: string; readonly limited: string; readonly expired: string; readonly freePlan: string };
}

/**
 * Starts Node with these arguments. Ready once `complete` says so of what was printed, an address being in it.
 * @throws Error with what it printed when it ends before.
 */
export function startServerProcess(nodeArguments: readonly string[], complete = (_printed: string) => true): Promise<ServerProcess> {
  const child = spawn(process.execPath, nodeArguments, { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  return new Promise((ready, failed) => {
    const ended = (code: number | null) => failed(new Error(`The server ended with ${code}. ${printed}`));
    const read = (text: unknown): void => {
      printed += String(text);
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (address === undefined || !complete(printed)) return;
      child.off('exit', ended);
      ready({ address, printed: () => printed, stop: () => end(child) });
    };
    child.once('exit', ended);
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
}

/** Starts the Live Data API on a free port; `options` as `npm run sandbox -- --help` lists them. Run it from the repository's folder. */
export async function startSandboxProcess(options: readonly string[]): Promise<SandboxProcess> {
  const last = /^Key of a free plan\s+(\S+)/m;
  const program = ['--import', 'tsx', 'sandbox/main.ts', '--port', '0'];
  const server = await startServerProcess([...program, ...options], (printed) => last.test(printed));
  const key = (line: RegExp): string => line.exec(server.printed())?.[1] ?? '';
  return {
    ...server,
    keys: {
      administrator: key(/^Administrator's key\s+(\S+)/m),
      limited: key(/^Limited key\s+(\S+)/m),
      expired: key(/^Expired key\s+(\S+)/m),
      freePlan: key(last),
    },
  };
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once('exit', () => done());
    child.kill();
  });
}
