import { type FolderSetting, folderIsForeign, folderIsOther, listIsNewer, listUnreadable } from '#words/export';
import { wrong } from '../../shared/errors';
import { type DayFiles, dayFiles, UNFINISHED } from './day-files';
import type { FileField } from './fields';
import type { Files } from './files';
import { type FolderOwner, lockFolder } from './folder-lock';
import type { MakeWriter } from './formats/format';
import { type DayEntry, type Definition, type FilePart, MANIFEST_FILE, type Manifest, manifestIn, manifestText } from './manifest';

/** A stream's folder, taken for one export. Days are `YYYY-MM-DD`. */
export interface ExportFolder {
  /** What the folder has of a day, where all of its files are there. */
  entry(day: string): DayEntry | undefined;
  /** Every day that was read, whether its files are still there or not. */
  days(): Manifest['days'];
  /** Where ActivTrak's log was when the folder was last compared with it. */
  cursor(): string | undefined;
  /** Says that days have to be read again, because records of them arrived before that place in the log, or may have. Others than the folder's don't matter. */
  arrived(days: readonly string[], cursor: string | undefined): void;
  /** Begins a day's new files beside those that it has. */
  begin(day: string): DayFiles;
  /**
   * Puts new files in the place of those that a day has.
   * @param parts what `end()` of its files gave. Where a day has no rows any more, the files that it has stay.
   * @returns whether the files stayed for that reason
   */
  replace(day: string, parts: readonly FilePart[], readOn: string): boolean;
  /** Lets other exports have the folder. */
  release(): void;
}

/** A folder and how its files are written. */
export interface FolderAsked {
  /** With the stream's name at its end. */
  readonly folder: string;
  readonly definition: Definition;
  readonly fields: readonly FileField[];
  readonly writer: MakeWriter;
  readonly partRows: number;
}

/**
 * Takes a stream's folder, and finishes what a killed export left half done there.
 * @throws ActivTrakError `busy` while another export writes there; `argument` where it has files of another kind
 */
export function openFolder(files: Files, asked: FolderAsked, owner: FolderOwner): ExportFolder {
  const { folder, definition } = asked;
  const pathOf = (name: string): string => `${folder}/${name}`;
  files.makeFolder(folder);
  const release = lockFolder(files, pathOf('export.lock'), owner);
  try {
    const manifest = withoutPending(files, pathOf, readManifest(files, asked));
    refuseForeign(files, asked, manifest);
    for (const name of files.list(folder)) if (name.endsWith(UNFINISHED)) files.remove(pathOf(name));
    return folderWith({ files, pathOf, asked, release }, { ...manifest, definition });
  } catch (failure) {
    release();
    throw failure;
  }
}

interface Place {
  readonly files: Files;
  readonly pathOf: (name: string) => string;
  readonly asked: FolderAsked;
  readonly release: () => void;
}

function folderWith({ files, pathOf, asked, release }: Place, before: Manifest): ExportFolder {
  const { fields, writer, partRows } = asked;
  let manifest = before;
  const entryOf = (day: string): DayEntry | undefined => {
    const entry = manifest.days[day];
    return entry?.parts.every(({ file, bytes }) => files.size(pathOf(file)) === bytes) ? entry : undefined;
  };
  /** The files that are there of those that a day had, as long as they are now. */
  const partsThere = (day: string): readonly FilePart[] =>
    (manifest.days[day]?.parts ?? []).flatMap((part) => {
      const bytes = files.size(pathOf(part.file));
      return bytes === undefined ? [] : [{ ...part, bytes }];
    });
  return {
    entry: entryOf,
    days: () => manifest.days,
    cursor: () => manifest.cursor,
    arrived(days, cursor) {
      const stale = days.flatMap((day) => (manifest.days[day] ? [[day, { ...manifest.days[day], stale: true }] as const] : []));
      const { cursor: _, ...others } = manifest;
      manifest = { ...others, days: { ...manifest.days, ...Object.fromEntries(stale) }, ...(cursor === undefined ? {} : { cursor }) };
      saveManifest(files, pathOf, manifest);
    },
    begin: (day) => dayFiles({ files, pathOf, writer, fields, partRows }, (part) => fileName(asked, day, part)),
    replace(day, parts, readOn) {
      // A person may have changed or removed some of them: whatever is there stays as it is.
      const kept = parts.length > 0 ? [] : partsThere(day);
      const stays = kept.length > 0;
      const own = stays ? kept : parts;
      const entry = { readOn, rows: own.reduce((sum, { rows }) => sum + rows, 0), parts: own };
      const surplus = (manifest.days[day]?.parts ?? [])
        .map(({ file }) => file)
        .filter((one) => !entry.parts.some(({ file }) => file === one));
      manifest = { ...manifest, pending: { day, entry, surplus } };
      // What has no new files needs no plan for a kill.
      if (!stays && (entry.parts.length > 0 || surplus.length > 0)) saveManifest(files, pathOf, manifest);
      manifest = withoutPending(files, pathOf, manifest);
      return stays;
    },
    release,
  };
}

/** The manifest once the new files of its pending day have their names; without that day where they are gone. */
function withoutPending(files: Files, pathOf: Place['pathOf'], { pending, ...manifest }: Manifest): Manifest {
  if (pending === undefined) return manifest;
  const { day, entry, surplus } = pending;
  for (const { file } of entry.parts) {
    const unfinished = pathOf(file + UNFINISHED);
    if (files.size(unfinished) !== undefined) files.putInPlace(unfinished, pathOf(file));
  }
  for (const file of surplus) files.remove(pathOf(file));
  const done = { ...manifest, days: { ...manifest.days, [day]: entry } };
  saveManifest(files, pathOf, done);
  return done;
}

function saveManifest(files: Files, pathOf: Place['pathOf'], manifest: Manifest): void {
  const [file, unfinished] = [pathOf(MANIFEST_FILE), pathOf(MANIFEST_FILE + UNFINISHED)];
  files.remove(unfinished);
  files.append(unfinished, new TextEncoder().encode(manifestText(manifest)));
  files.putInPlace(unfinished, file);
}

/** The manifest of a folder; an empty one where there is none. @throws ActivTrakError `argument` when the folder isn't like this export's. */
function readManifest(files: Files, { folder, definition }: FolderAsked): Manifest {
  const file = `${folder}/${MANIFEST_FILE}`;
  const text = files.read(file);
  if (text === undefined) return { version: 1, definition, days: {} };
  const manifest = manifestIn(text);
  if (manifest === 'newer') throw wrong(listIsNewer(file));
  if (manifest === undefined) throw wrong(listUnreadable(file));
  const namesOf = ({ columns }: Definition): string => columns.map(({ name }) => name).join();
  const before = manifest.definition;
  const differs: Readonly<Record<FolderSetting, boolean>> = {
    format: before.format !== definition.format,
    columns: namesOf(before) !== namesOf(definition),
    who: before.who !== definition.who,
    address: before.address !== definition.address,
    openInExcel: before.openInExcel !== definition.openInExcel,
  };
  const other = (Object.keys(differs) as FolderSetting[]).find((setting) => differs[setting]);
  if (other) throw wrong(folderIsOther(folder, other));
  return manifest;
}

/** Files that look like an export's and aren't known would be read along with its own. */
function refuseForeign(files: Files, { folder, definition }: FolderAsked, { days }: Manifest): void {
  const known = new Set(Object.values(days).flatMap(({ parts }) => parts.map(({ file }) => file)));
  const foreign = files
    .list(folder)
    .find((name) => name.startsWith(`${definition.stream}-`) && !name.endsWith(UNFINISHED) && !known.has(name));
  if (foreign !== undefined) throw wrong(folderIsForeign(folder, foreign));
}

/** `activity_log-2026-03-31-0001.parquet`: by name in the order of their days. */
const fileName = ({ definition: { stream, format } }: FolderAsked, day: string, part: number): string =>
  `${stream}-${day}-${String(part).padStart(4, '0')}.${format}`;
