/**
 * Writes a table with the add-on's own writer: found again by marks wherever people moved it, nothing written where something else
 * stands, and nothing lost when an execution is stopped midway and comes again.
 * @module
 */

import { notACell } from '#words/cells';
import { ANOTHER_WRITES, MISSING, notSheet, tableElsewhere } from '#words/library';
import { sortedAlong } from '#words/places';
import { ActivTrakError, wrong } from '../../shared/errors';
import type { MarkedSheets } from '../../shared/marks';
import { cellAddress } from '../../shared/model/a1';
import type { Row } from '../../shared/model/cell';
import type { SheetInfo } from '../../shared/sheet-writer';
import { columnCells } from '../../shared/table/cells/column-cells';
import { readBack } from '../../shared/table/cells/read-back';
import { planColumns } from '../../shared/table/place/column-plan';
import type { OutputColumn } from '../../shared/table/place/output-column';
import { endWrite, type Placed, takePlace } from '../../shared/table/place/place';
import { placementOf } from '../../shared/table/place/placement';
import type { Target } from '../../shared/table/place/target';
import type { Prepared } from '../../shared/table/plan/write-plan';
import { type Task, wait } from '../../shared/task';
import { scriptClock } from '../host/clock';
import { spreadsheetWriter } from '../host/spreadsheet/sheets';
import { claimBlocks, isTraceMark } from './block-trace';
import { anything, type OptionChecks, optionsOf, shown, text } from './options';
import { isSortedAlong } from './sorted-sheet';
import { LOCK, lockOf } from './stores';
import { checkedTable, keyColumns, refuseKeyless } from './table-check';
import { inOtherUnit, unitMarks } from './table-unit';
import { modeCalled } from './write-modes';

const LOCK_MS = 30_000;

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Options = ActivTrak.WriteOptions;

const OPTIONS: OptionChecks<Options> = { cell: text, name: text, mode: anything, key: anything, lock: LOCK };

/**
 * Writes a table onto a sheet, while nobody else does who has the lock.
 * @throws ActivTrakError `busy` when another execution has the lock, `argument` when something is in the way.
 */
export function* writeTableTo(sheet: Sheet, table: ActivTrak.Table, given: unknown): Task<ActivTrak.WriteResult> {
  const options = optionsOf('writeTable()', given, OPTIONS);
  const checked = checkedTable(table);
  return yield* onSheet(sheet, options.lock, (place, sheets) => writeOnto(sheets, place, checked, options, zoneOf(sheet)));
}

const zoneOf = (sheet: Sheet): string => sheet.getParent().getSpreadsheetTimeZone();

/**
 * Takes a table's marks away; its cells stay as they are.
 * @returns whether there was one
 */
export function* forgetTableOf(sheet: Sheet, given: unknown): Task<boolean> {
  const checks: OptionChecks<ActivTrak.ForgetOptions> = { cell: text, name: text, lock: LOCK };
  const options = optionsOf('forgetTable()', given, checks);
  return yield* onSheet(sheet, options.lock, function* (place, sheets) {
    const id = idOf(place, options);
    const names = new Set((yield* wait(sheets.marks(id))).map(({ name }) => name));
    if (names.size > 0) yield* wait(sheets.removeMarks(id, [...names]));
    yield* wait(sheets.flush());
    return names.size > 0;
  });
}

/** Does something on a sheet, while nobody else who has the lock can. */
function* onSheet<T>(sheet: Sheet, lock: Options['lock'], work: (place: FoundSheet, sheets: MarkedSheets) => Task<T>): Task<T> {
  const { getSheetId, getParent } = (sheet ?? {}) as Partial<Sheet>;
  // A spreadsheet has an id of a sheet too.
  if (typeof getSheetId !== 'function' || typeof getParent !== 'function')
    throw wrong(notSheet(sheet === undefined ? MISSING : shown(sheet)));
  const release = yield* wait(lockOf(lock).acquire('table', LOCK_MS));
  if (release === undefined) throw new ActivTrakError('busy', ANOTHER_WRITES, { retryable: true });
  try {
    return yield* work({ id: String(sheet.getSheetId()), name: sheet.getName() }, spreadsheetWriter(sheet.getParent()));
  } finally {
    yield* wait(release());
  }
}

type FoundSheet = Pick<SheetInfo, 'id' | 'name'>;

/** What a table's marks go by. */
const idOf = (sheet: FoundSheet, { name, cell = 'A1' }: Pick<Options, 'name' | 'cell'>): string =>
  `table ${name ?? `${sheet.id} ${cell}`}`.slice(0, 200);

/**
 * Writes a table onto a sheet, by the sheet's id and name.
 * @param zone the spreadsheet's, in which it gives dates back
 */
export function* writeOnto(
  sheets: MarkedSheets,
  sheet: FoundSheet,
  table: ActivTrak.Table,
  options: Options,
  zone = 'UTC',
): Task<ActivTrak.WriteResult> {
  const { cell = 'A1', mode = 'replace', name = `${sheet.name} ${cell}` } = options;
  const write = modeCalled(mode);
  if (cellAddress(cell) === undefined) throw wrong(notACell(cell));
  const id = idOf(sheet, options);
  const report = { id, name, unit: table.unit, destination: { sheet: sheet.name, cell }, statusLine: false };
  const output: readonly OutputColumn[] = table.columns;
  // Before a place is taken: what is refused leaves nothing behind.
  if (mode === 'merge' && table.columns.length > 0) keyColumns(output, options.key);
  const standing = yield* standingTable(sheets, report, sheet.id);
  // An answer without rows clears no sheet: it may be all that is left of days that ActivTrak has deleted.
  if (table.values.length === 0) return { added: 0, updated: 0, rows: standing?.placement.rows ?? 0 };
  if (mode === 'merge' && standing) refuseKeyless(name, standing.placement, output, options.key);
  const found = standing ?? { ...(yield* takePlace(sheets, report, output, table.values.length)), marks: [] };
  const replaces = mode === 'replace';
  const formatted = inOtherUnit(name, found.marks, found.placement, output, table.unit, replaces);
  const placed = { ...(yield* fitted(sheets, name, output, found, formatted, replaces)), marks: found.marks };
  const { placement, plan, freeRows } = placed;
  const home = HOME + placement.sheet;
  if (!placed.marks.includes(home))
    yield* wait(sheets.setMarks(id, [{ name: home, sheet: placement.sheet, on: 'row', index: placement.header }]));
  const back = readBack(table.unit, scriptClock, zone);
  const target: Target = { owner: id, name, unit: table.unit, output, readBack: back, placement, plan, freeRows };
  let traces: readonly string[] = placed.marks.filter(isTraceMark);
  function* claim(prepared: Prepared, fresh: readonly Row[]): Task<void> {
    traces = yield* claimBlocks(sheets, prepared, fresh, traces);
  }
  const result = yield* write(sheets, placed.info, target, table.values, { key: options.key, traces, claim });
  // A write that is stopped before this has its times in either unit, and its rows come again.
  const { set, removed } = unitMarks(placed.marks, placement, output, table.unit, replaces);
  if (set.length > 0) yield* wait(sheets.setMarks(id, set));
  yield* endWrite(sheets, id, { ...placement, rows: result.rows }, [...traces, ...removed]);
  return result;
}

/** A mark that names the sheet which it was set on: a copy of the sheet has another id. */
const HOME = 'home:';

/** The table as an earlier write left it; `undefined` when it was never written, or its sheet was deleted. */
function* standingTable(
  sheets: MarkedSheets,
  { id, name }: { readonly id: string; readonly name: string },
  sheet: string,
): Task<(Placed & { readonly marks: readonly string[] }) | undefined> {
  const infos = yield* wait(sheets.sheets());
  const marks = yield* wait(sheets.marks(id));
  const marked = infos.filter(({ id: one }) => marks.some((mark) => mark.sheet === one));
  const at = marked.find((one) => marks.some((mark) => mark.name === HOME + one.id)) ?? marked.find((one) => one.id === sheet);
  const placement = placementOf(name, marks, infos, at ? { sheet: at.id } : {});
  if (placement === undefined) return undefined;
  if (placement.sheet !== sheet) throw wrong(tableElsewhere(name, placement.sheetName));
  return {
    placement,
    info: infos.find((candidate) => candidate.id === sheet) as SheetInfo,
    notes: [],
    freeRows: 0,
    marks: marks.map((mark) => mark.name),
  };
}

/**
 * The table with a plan for its columns as they are now; rows that are kept keep columns that have no new values.
 * @param formatted columns whose cells are to look otherwise
 */
function* fitted(
  sheets: MarkedSheets,
  name: string,
  output: readonly OutputColumn[],
  placed: Placed,
  formatted: readonly OutputColumn[],
  replaces: boolean,
): Task<Placed> {
  const { placement, info } = placed;
  const { sheet, header, columns } = placement;
  const there = output.filter(({ key }) => columns.has(key));
  const heads = yield* wait(sheets.read(there.map(({ key }) => columnCells({ sheet }, columns.get(key) as number, header))));
  const isRight = (column: OutputColumn): boolean => heads[there.indexOf(column)]?.[0]?.[0] === column.label;
  if (yield* isSortedAlong(sheets, placement, there, there.some(isRight), replaces)) throw wrong(sortedAlong(name));
  const wanted = {
    output,
    deleted: new Set<string>(),
    labelled: output.filter((column) => !isRight(column)),
    formatted,
    others: replaces ? ('emptied' as const) : ('kept' as const),
  };
  return { ...placed, plan: yield* planColumns(sheets, name, info, placement, wanted) };
}
