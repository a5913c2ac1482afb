import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** A command in a process of its own. */
export interface CommandProcess {
  readonly child: ChildProcess;
  /** What it has printed and complained so far. */
  readonly printed: () => string;
  /** What it ended with. */
  readonly ended: Promise<number | null>;
}

/** Starts Node with a command and what it is given. */
export function commandProcess(args: readonly string[], options: Pick<SpawnOptions, 'cwd' | 'env'>): CommandProcess {
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      printed += String(text);
    });
  }
  return { child, printed: () => printed, ended: new Promise((done) => child.once('exit', done)) };
}

/** Waits until a command has printed what is looked for. @throws Error with all that it printed, when it ended before */
export async function printedWord(command: CommandProcess, pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(command.printed());
    if (found) return found;
    if (command.child.exitCode !== null) throw new Error(command.printed());
    await new Promise((done) => setTimeout(done, 20));
  }
}
