import { parquetReadObjects } from 'hyparquet';
import { type CommandHost, exportCommand } from '../../../scripts/export/command';
import type { Files } from '../../../scripts/export/files';
import { processCache, processLock } from '../../../scripts/export/host/memory';
import { fetchTransport } from '../../../scripts/export/host/transport';
import type { Trouble } from '../../../shared/diagnostics';
import type { Budget, Clock, Transport } from '../../../shared/ports';
import { memoryDiagnostics } from '../../doubles/memory-diagnostics';
import { type MemoryFiles, memoryFiles } from '../../doubles/memory-files';
import { answer } from '../../doubles/timing';

export const KEY = 'marked-key-5cV2nq8LxT0w';

/** What a run of the command left: its exit code, what it printed, and what nobody expected. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly progress: string;
  readonly troubles: readonly Trouble[];
}

/** In place of what a run has otherwise. */
export interface RunChange {
  readonly files?: Files;
  readonly transport?: Transport;
  readonly budget?: Budget;
  readonly owner?: CommandHost['ports']['owner'];
  readonly environment?: CommandHost['environment'];
  readonly partRows?: number;
  readonly isTTY?: boolean;
  readonly clock?: Clock;
}

/** Runs the command in this process, over files in memory. */
export interface ExportBench {
  readonly files: MemoryFiles;
  run(line: string | readonly string[], change?: RunChange): Promise<Ran>;
}

/** A clock on which nobody waits. */
const clockOn = (today: string): Clock => ({
  now: () => Date.parse(`${today}T12:00:00Z`),
  sleep: () => answer('later', () => undefined),
  today: () => today,
  wallTime: () => `${today}T12:00`,
});

/** @param key the one in the environment */
export function exportBench(today: string, key = KEY): ExportBench {
  const files = memoryFiles();
  return {
    files,
    async run(line, change = {}) {
      const [out, progress]: [string[], string[]] = [[], []];
      const diagnostics = memoryDiagnostics();
      const clock = change.clock ?? clockOn(today);
      const code = await exportCommand(typeof line === 'string' ? words(line) : line, {
        environment: change.environment ?? { ACTIVTRAK_KEY: key },
        ports: {
          transport: change.transport ?? fetchTransport(new AbortController().signal),
          clock,
          budget: change.budget ?? { spent: () => undefined },
          cache: processCache(clock),
          lock: processLock(),
          diagnostics,
          files: change.files ?? files,
          owner: change.owner ?? { process: 1, computer: 'here', isAlive: () => false },
        },
        zone: 'Europe/Berlin',
        locale: 'en-US',
        answers: { write: (text) => out.push(text) },
        progress: { isTTY: change.isTTY ?? false, write: (text) => progress.push(text) },
        ...(change.partRows === undefined ? {} : { partRows: change.partRows }),
      });
      return { code, out: out.join(''), progress: progress.join(''), troubles: diagnostics.troubles };
    },
  };
}

/** The words of a command line; those in quotes are one. */
const words = (line: string): readonly string[] => (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"|"$/g, ''));

/** The rows of all files of a stream's folder, by what their names say. */
export type FileRecords = readonly Readonly<Record<string, unknown>>[];

/** What is in a folder's files, file by file in the order of their names. */
export async function recordsIn(files: MemoryFiles, folder: string): Promise<Readonly<Record<string, FileRecords>>> {
  const found: Record<string, FileRecords> = {};
  for (const [path, bytes] of [...files.contents].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const name = path.slice(folder.length + 1);
    if (!path.startsWith(`${folder}/`) || /^export\./.test(name)) continue;
    found[name] = await recordsOf(name, bytes);
  }
  return found;
}

function recordsOf(name: string, bytes: Uint8Array): Promise<FileRecords> | FileRecords {
  if (name.endsWith('.parquet')) return parquetRecords(bytes);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (name.endsWith('.jsonl'))
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  if (!name.endsWith('.csv')) throw new Error(`Nobody knows what ${name} is.`);
  const [header = [], ...rows] = csvRows(text);
  return rows.map((row) => Object.fromEntries(header.map((field, at) => [field, row[at]])));
}

export const parquetRecords = (bytes: Uint8Array): Promise<FileRecords> => {
  // A buffer of its own: that of a small Buffer is shared with others.
  const copy = bytes.slice();
  const file = copy.buffer.slice(copy.byteOffset, copy.byteOffset + copy.byteLength) as ArrayBuffer;
  return parquetReadObjects({ file });
};

/** Reads comma-separated values as RFC 4180 has them, apart from the product. */
export function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (text[at] !== '"') field += text[at];
        else if (text[at + 1] === '"') {
          field += '"';
          at += 1;
        } else break;
      }
      at += 1;
    } else while (at < text.length && !',\r\n'.includes(text[at] as string)) field += text[at++];
    row.push(field);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      [row, at] = [[], at + 2];
    } else throw new Error(`No row ends at ${at}.`);
  }
  return rows;
}
