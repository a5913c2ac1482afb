import { YOU, YOUR_KEY } from '#words/connection';
import { canContinue, exportDone, noRowsIn, nothingToRead, rowsKept, valuesLeftOut } from '#words/export';
import type { SavedConnection } from '../../shared/api/connections/connection-store';
import { worded } from '../../shared/diagnostics';
import { isActivTrakError } from '../../shared/errors';
import type { KeyValueStore } from '../../shared/ports';
import { runAsync } from '../../shared/task';
import { speakAs } from '../../shared/words/voice';
import { COMMAND } from '../../shared/words/voices';
import { connectionAsked } from './connection';
import { type Exported, type ExportPorts, exportRows } from './export-rows';
import { keyFrom, refuseKeysIn } from './key';
import { EXPORT_HELP, exportOptions } from './options';
import { type ExportProgress, progressOn, type Terminal } from './progress';

/** Where a command runs. */
export interface CommandHost {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly ports: Omit<ExportPorts, 'secrets'>;
  /** The computer's time zone and locale. */
  readonly zone: string;
  readonly locale: string;
  /** For what was asked for, and for how it goes. */
  readonly answers: Terminal;
  readonly progress: Terminal;
  /** @default as `exportRows` has it */
  readonly partRows?: number;
}

/** What a process ends with. */
const EXIT = { done: 0, failed: 1, wrong: 2, stopped: 130 } as const;

/** Runs the command. @returns what the process ends with */
export async function exportCommand(args: readonly string[], host: CommandHost): Promise<number> {
  const { environment, ports, zone, locale, answers, partRows } = host;
  // Sentences speak of no cells.
  speakAs(COMMAND);
  const progress = progressOn(host.progress);
  try {
    refuseKeysIn(args, environment);
    const options = exportOptions(args, zone);
    if (options === 'help') {
      answers.write(EXPORT_HELP);
      return EXIT.done;
    }
    const connection = connectionAsked(options, keyFrom(args, environment));
    const secrets = storeOf({ ...connection, cells: { allowed: true, groups: [], users: [] }, weekStart: options.weekStart });
    const setting = { holder: YOUR_KEY, owner: YOU, zone: options.zone, locale: () => locale };
    const exported = await runAsync(exportRows(options, { ...ports, secrets }, setting, progress, partRows));
    progress.end();
    tell(exported, answers, progress);
    return exported.failure === undefined ? EXIT.done : failed(exported.failure, host, progress, exported);
  } catch (failure) {
    progress.end();
    return failed(failure, host, progress);
  }
}

/** The key's only place: nothing is ever stored. */
function storeOf(connection: SavedConnection): KeyValueStore {
  return { get: () => JSON.stringify({ version: 1, ...connection }), set: () => undefined, remove: () => undefined, all: () => ({}) };
}

function tell(
  { range, days, rows, files, folder, toRead, stayed, leftOut, failure }: Exported,
  answers: Terminal,
  progress: ExportProgress,
): void {
  for (const [field, count] of Object.entries(leftOut)) progress.say(valuesLeftOut(field, count));
  if (stayed.length > 0) progress.say(rowsKept(stayed));
  if (failure !== undefined) return;
  if (toRead === 0) progress.say(nothingToRead(range));
  answers.write(`${rows === 0 ? noRowsIn(range) : exportDone(days, rows, files, folder)}\n`);
}

function failed(failure: unknown, { ports }: CommandHost, progress: ExportProgress, exported?: Exported): number {
  const { code, message } = worded(failure, ports.diagnostics, 'export');
  progress.say(message);
  if (exported && exported.read < exported.toRead) progress.say(canContinue(exported.read, exported.toRead));
  if (code === 'cancelled') return EXIT.stopped;
  return code === 'argument' && exported === undefined && isActivTrakError(failure) ? EXIT.wrong : EXIT.failed;
}
