/**
 * Snapshots: dated copies of a sheet's values, without formulas. One is made hidden, and shown when it is whole: killed before, the next try takes
 * away what is there and makes it anew.
 * @module
 */

import { NO_ROOM_FOR_SNAPSHOT, NO_TIME_FOR_SNAPSHOT } from '#words/snapshots';
import { ActivTrakError } from '../errors';
import { mixed } from '../model/mixed';
import type { Budget, KeyValueStore } from '../ports';
import type { SheetStyler } from '../sheet-styler';
import type { SheetInfo, SheetWriter } from '../sheet-writer';
import { freezeHeader } from '../table/place/place';
import { nameStart } from '../table/place/sheet-name';
import { revealNamed } from '../table/plan/own-sheet';
import { type Task, wait } from '../task';
import { hiddenName } from './kept-ready';
import { type KeptSnapshot, type KeptSnapshots, loadSnapshots, SNAPSHOTS, snapshotSheets } from './kept-snapshots';

/** What a snapshot asks of a host. */
export interface SnapshotPorts {
  readonly documents: KeyValueStore;
  readonly sheets: SheetWriter;
  readonly styler: SheetStyler;
  readonly budget: Budget;
}

/** What is copied, and for whom. */
export interface SnapshotWish extends Pick<KeptSnapshot, 'columns' | 'people' | 'since'> {
  readonly reportName: string;
  readonly sheet: string;
  readonly header: number | undefined;
  /** `2026-11-29` */
  readonly day: string;
}

const CELLS_AT_ONCE = 50_000;
/** Milliseconds that a cell takes to be copied and read back, with plenty to spare. */
const MS_PER_CELL = 0.03;
/** A name, a blank, the day, and room for a number. */
const BASE_CHARACTERS = 17;

const snapshotName = (id: string): string => hiddenName(`snapshot.${id}`);

/**
 * Takes a snapshot of a sheet.
 * @param id the report's
 * @returns its name
 * @throws ActivTrakError when cells are still calculating, or there is no room or time for it
 */
export function* takeSnapshot(ports: SnapshotPorts, id: string, wish: SnapshotWish): Task<string> {
  const { documents, sheets, styler, budget } = ports;
  const { reportName, sheet, header, day, ...rest } = wish;
  const infos = yield* withoutBegun(sheets, id);
  const source = infos.find((info) => info.id === sheet);
  const cells = (source?.rows ?? 0) * (source?.columns ?? 0);
  // The next refresh needs room for its rows too, while it puts them aside.
  if (infos.reduce((sum, { rows, columns }) => sum + rows * columns, 2 * cells) > sheets.limits.cells)
    throw new ActivTrakError('too-large', NO_ROOM_FOR_SNAPSHOT);
  if (budget.spent(cells * MS_PER_CELL)) throw new ActivTrakError('too-large', NO_TIME_FOR_SNAPSHOT);
  let sheetName = '';
  try {
    const made = yield* wait(styler.copySheet(sheet, snapshotName(id)));
    if (header !== undefined) yield* freezeHeader(sheets, made.id, header + 1);
    yield* wait(sheets.flush());
    const word = yield* wordOf(sheets, made);
    const before = yield* loadSnapshots(documents, id);
    const list = before.filter(snapshotSheets(infos, before));
    const wanted = `${nameStart(source?.name ?? '', BASE_CHARACTERS).trimEnd()} ${day}`;
    yield* revealNamed(sheets, made.id, wanted, function* (name) {
      sheetName = name;
      yield* saveSnapshots(documents, id, { reportName, list: [...list, { ...rest, sheet: made.id, sheetName, word }] });
    });
  } catch (failure) {
    yield* withoutBegun(sheets, id);
    throw failure;
  }
  return sheetName;
}

/** Whether a scheduled run that began after a moment (milliseconds since 1970) has taken one of a report. */
export function* wasTaken({ documents, sheets }: Pick<SnapshotPorts, 'documents' | 'sheets'>, id: string, after: number): Task<boolean> {
  const infos = yield* withoutBegun(sheets, id);
  const list = yield* loadSnapshots(documents, id);
  const infoOf = snapshotSheets(infos, list);
  return list.some((one) => (one.since ?? 0) > after && infoOf(one));
}

/** The sheets, without a snapshot that was begun. */
function* withoutBegun(sheets: SheetWriter, id: string): Task<readonly SheetInfo[]> {
  const infos = yield* wait(sheets.sheets());
  const begun = infos.find(({ name }) => name === snapshotName(id));
  if (begun) yield* wait(sheets.removeSheet(begun.id));
  return infos.filter((info) => info !== begun);
}

/**
 * Removes snapshots of a report, the oldest first, and one that was begun. What a person renamed or typed into stays.
 * @param reportName the report's
 * @param most how many of those that schedules took are kept; without it, all of the report's go
 */
export function* removeSnapshots(
  { documents, sheets }: Pick<SnapshotPorts, 'documents' | 'sheets'>,
  id: string,
  reportName: string,
  most?: number,
): Task<void> {
  const infos = yield* withoutBegun(sheets, id);
  const before = yield* loadSnapshots(documents, id);
  const infoOf = snapshotSheets(infos, before);
  const list = before.filter(infoOf).map((one) => (infoOf(one)?.name === one.sheetName ? one : owned(one)));
  const counted = list.filter(({ since, isOwn }) => !isOwn && (most === undefined || since !== undefined));
  for (const one of counted.slice(0, most === undefined ? undefined : Math.max(0, counted.length - most))) {
    const info = infoOf(one) as SheetInfo;
    const at = list.indexOf(one);
    if ((yield* wordOf(sheets, info)) !== one.word) list[at] = owned(one);
    else if (yield* isRemoved(sheets, info)) list.splice(at, 1);
  }
  yield* saveSnapshots(documents, id, { reportName, list });
}

const owned = (one: KeptSnapshot): KeptSnapshot => ({ ...one, isOwn: true });

/** The last sheet of a file, and one that is protected, stay. */
function* isRemoved(sheets: SheetWriter, { id }: SheetInfo): Task<boolean> {
  try {
    yield* wait(sheets.removeSheet(id));
    return true;
  } catch {
    return false;
  }
}

/** A word of what stands in a sheet, wherever its grid ends. */
function* wordOf(sheets: SheetWriter, { id: sheet, rows, columns }: SheetInfo): Task<number> {
  let word = 0;
  const step = Math.max(1, Math.floor(CELLS_AT_ONCE / Math.max(1, columns)));
  for (let row = 0; row < rows && columns > 0; row += step) {
    const [values = []] = yield* wait(sheets.read([{ sheet, row, column: 0, rows: Math.min(step, rows - row), columns }]));
    values.forEach((cells, at) => {
      cells.forEach((value, column) => {
        if (value !== '') word = mixed(word, `${row + at} ${column} ${JSON.stringify(value)}`);
      });
    });
  }
  return word;
}

/** Keeps the snapshots of a report in place of those before. */
const saveSnapshots = (documents: KeyValueStore, id: string, kept: Omit<KeptSnapshots, 'version'>): Task<void> =>
  wait(kept.list.length === 0 ? documents.remove(SNAPSHOTS + id) : documents.set(SNAPSHOTS + id, JSON.stringify({ version: 1, ...kept })));
