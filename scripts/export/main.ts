/** `npm run export`: writes rows to files, one for each day. */
import os from 'node:os';
import { troubleText } from '../../shared/diagnostics';
import { exportCommand } from './command';
import { nodeClock, untilAborted } from './host/clock';
import { DISK_FILES } from './host/disk';
import { processCache, processLock } from './host/memory';
import { isAlive } from './host/processes';
import { fetchTransport } from './host/transport';

const stop = new AbortController();
// The first Ctrl+C ends it in order; the second one at once.
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());

const clock = nodeClock(stop.signal);
exportCommand(process.argv.slice(2), {
  environment: process.env,
  ports: {
    transport: fetchTransport(stop.signal),
    clock,
    budget: untilAborted(stop.signal),
    cache: processCache(clock),
    lock: processLock(),
    diagnostics: { tell: (trouble) => void process.stderr.write(`${troubleText(trouble)}\n`) },
    files: DISK_FILES,
    owner: { process: process.pid, computer: os.hostname(), isAlive },
  },
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  locale: Intl.DateTimeFormat().resolvedOptions().locale,
  answers: process.stdout,
  progress: process.stderr,
}).then((code) => {
  process.exitCode = code;
});
