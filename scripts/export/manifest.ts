import type { TableField } from '../../shared/warehouse/warehouse';
import type { Format } from './formats/format';

/** What all files of a folder have in common. */
export interface Definition {
  readonly stream: string;
  readonly format: Format;
  /** Whether CSV files are made for opening them in Excel. */
  readonly openInExcel: boolean;
  readonly columns: readonly TableField[];
  /** `user:123`; '' is everyone. */
  readonly who: string;
  readonly address: string;
}

/** One file of a day. */
export interface FilePart {
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
}

/** A day whose files are whole. */
export interface DayEntry {
  /** The day on which it was read, `YYYY-MM-DD`. */
  readonly readOn: string;
  readonly rows: number;
  readonly parts: readonly FilePart[];
  /** Records of it have arrived since, so it has to be read again. */
  readonly stale?: boolean;
}

/** A day whose new files are about to get their names. */
export interface PendingDay {
  readonly day: string;
  readonly entry: DayEntry;
  /** Files that the day had and has no longer. */
  readonly surplus: readonly string[];
}

/** What is done in a folder, as the file `export.json` there has it. */
export interface Manifest {
  readonly version: 1;
  readonly definition: Definition;
  /** By `YYYY-MM-DD`. */
  readonly days: Readonly<Record<string, DayEntry>>;
  readonly pending?: PendingDay;
  /** Where ActivTrak's log was: whatever arrived before is in the files, or its day is stale or isn't there. */
  readonly cursor?: string;
}

/** The manifest's name in its folder. */
export const MANIFEST_FILE = 'export.json';

/** A manifest as its file holds it. */
export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 1)}\n`;

/** What a manifest's text holds; `newer` where a newer version wrote it, `undefined` where it can't be read. */
export function manifestIn(text: string): Manifest | 'newer' | undefined {
  try {
    const found = JSON.parse(text) as Partial<Omit<Manifest, 'version'>> & { readonly version?: unknown };
    if (typeof found.version === 'number' && found.version > 1) return 'newer';
    const isWhole =
      found.version === 1 && found.definition !== undefined && isDays(found.days) && isPending(found.pending) && isText(found.cursor);
    return isWhole ? (found as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

const isDays = (days: unknown): boolean =>
  typeof days === 'object' && days !== null && Object.entries(days).every(([day, entry]) => isDay(day) && isEntry(entry));

const isPending = (pending: Partial<PendingDay> | undefined): boolean =>
  pending === undefined || (isDay(pending.day) && isEntry(pending.entry) && Array.isArray(pending.surplus));

const isText = (text: unknown): boolean => text === undefined || typeof text === 'string';

const isDay = (day: unknown): boolean => typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day);

function isEntry(entry: Partial<DayEntry> | undefined): boolean {
  return isDay(entry?.readOn) && typeof entry?.rows === 'number' && Array.isArray(entry.parts) && entry.parts.every(isPart);
}

const isPart = (part: Partial<FilePart> | undefined): boolean =>
  // A name that leads out of the folder was written by somebody else.
  typeof part?.file === 'string' && /^[\w.-]+$/.test(part.file) && typeof part.rows === 'number' && typeof part.bytes === 'number';
