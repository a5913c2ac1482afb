/**
 * Writes a table with the add-on's own writer: found again by marks wherever people moved it, nothing written where something else
 * stands, and nothing lost when an execution is stopped midway and comes again.
 * @module
 */
import { ActivTrakError } from '../../shared/errors';
import type { Row } from '../../shared/model/cell';
import type { SheetInfo, SheetWriter } from '../../shared/ports';
import { mergeRows } from '../../shared/report/merge-rows';
import type { OutputColumn } from '../../shared/report/output';
import { type Placed, takePlace, withColumn, withoutColumns, writeHeader } from '../../shared/report/place';
import { endMarks, placementOf } from '../../shared/report/placement';
import { readBack } from '../../shared/report/read-back';
import { recordKeys } from '../../shared/report/record-key';
import { memoryRows } from '../../shared/report/rows-source';
import { appendRows, prepare, replaceRows, type Target } from '../../shared/report/write-plan';
import { type Task, wait } from '../../shared/task';
import { scriptClock } from '../host/clock';
import { spreadsheetWriter } from '../host/sheets';
import { lockOf } from './stores';
import { checkedTable, keyColumns } from './table-check';

const LOCK_MS = 30_000;
/** Marks the last row as it was before a write that has not ended: what is below may be half written. */
const BEGUN = 'begun';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Options = ActivTrak.WriteOptions;

/** @throws ActivTrakError `busy` when another execution has the lock, `argument` when something is in the way. */
export function* writeTableTo(sheet: Sheet, table: ActivTrak.Table, options: Options): Task<ActivTrak.WriteResult> {
  const checked = checkedTable(table);
  const release = yield* wait(lockOf(options.lock).acquire('table', LOCK_MS));
  if (release === undefined) throw new ActivTrakError('busy', 'Another execution is writing: try again in a minute.', { retryable: true });
  try {
    const place = { id: String(sheet.getSheetId()), name: sheet.getName() };
    return yield* writeOnto(spreadsheetWriter(sheet.getParent()), place, checked, options, sheet.getParent().getSpreadsheetTimeZone());
  } finally {
    yield* wait(release());
  }
}

/**
 * Writes a table onto a sheet, by the sheet's id and name.
 * @param zone the spreadsheet's, in which it gives dates back
 */
export function* writeOnto(
  sheets: SheetWriter,
  sheet: Pick<SheetInfo, 'id' | 'name'>,
  table: ActivTrak.Table,
  options: Options,
  zone = 'UTC',
): Task<ActivTrak.WriteResult> {
  const { cell = 'A1', mode = 'replace', name = `${sheet.id} ${cell}` } = options;
  const write = modeCalled(mode);
  const id = `table ${name}`.slice(0, 200);
  const report = { id, name, unit: table.unit, destination: { sheet: sheet.name, cell }, statusLine: false };
  const output: readonly OutputColumn[] = table.columns;
  const standing = yield* standingTable(sheets, report, sheet.id);
  // An answer without rows clears no sheet: it may be all that is left of days that ActivTrak has deleted.
  if (table.values.length === 0) return { added: 0, updated: 0, rows: standing?.placed.placement.rows ?? 0 };
  const dirtyRows = standing?.dirtyRows ?? 0;
  const placed = yield* fitted(
    sheets,
    report,
    output,
    standing?.placed ?? (yield* takePlace(sheets, report, output, table.values.length)),
    mode,
  );
  const target: Target = {
    owner: id,
    name,
    unit: table.unit,
    output,
    readBack: readBack(table.unit, scriptClock, zone),
    placement: placed.placement,
    dirtyRows,
    freeRows: placed.freeRows,
  };
  const result = yield* write(sheets, id, placed.info, target, table.values, options);
  yield* wait(sheets.flush());
  yield* wait(sheets.setMarks(id, endMarks({ ...placed.placement, rows: result.rows })));
  yield* wait(sheets.removeMarks(id, [BEGUN]));
  yield* wait(sheets.flush());
  return result;
}

interface Standing {
  readonly placed: Placed;
  readonly dirtyRows: number;
}

/** The table as an earlier write left it; `undefined` when it was never written, or its sheet was deleted. */
function* standingTable(
  sheets: SheetWriter,
  { id, name }: { readonly id: string; readonly name: string },
  sheet: string,
): Task<Standing | undefined> {
  const infos = yield* wait(sheets.sheets());
  const marks = yield* wait(sheets.marks(id));
  const placement = placementOf(name, marks, infos);
  if (placement === undefined) return undefined;
  if (placement.sheet !== sheet)
    throw new ActivTrakError(
      'argument',
      `The table “${name}” stands on the sheet “${placement.sheetName}”: give another name to a second one.`,
    );
  const begun = marks.find((mark) => mark.name === BEGUN)?.place;
  const rows = begun === undefined ? placement.rows : Math.max(0, Math.min(placement.rows, begun - placement.header));
  const info = infos.find((candidate) => candidate.id === sheet) as SheetInfo;
  return { placed: { placement: { ...placement, rows }, info, notes: [], freeRows: 0 }, dirtyRows: placement.rows - rows };
}

/** The table with its columns as they are now; rows that are kept keep columns that have no new values. */
function* fitted(
  sheets: SheetWriter,
  report: Parameters<typeof withColumn>[1],
  output: readonly OutputColumn[],
  before: Placed,
  mode: 'replace' | 'append' | 'merge',
): Task<Placed> {
  let now = mode === 'replace' ? yield* withoutColumns(sheets, report, output, before) : before;
  for (const [index, { key }] of output.entries())
    if (!now.placement.columns.has(key)) now = yield* withColumn(sheets, report, output, index, now);
  const { sheet, header, columns } = now.placement;
  const heads = yield* wait(
    sheets.read(output.map(({ key }) => ({ sheet, row: header, column: columns.get(key) as number, rows: 1, columns: 1 }))),
  );
  const changed = output.filter(({ label }, index) => heads[index]?.[0]?.[0] !== label);
  if (changed.length > 0) yield* writeHeader(sheets, changed, now.placement);
  return now;
}

type Mode = (
  sheets: SheetWriter,
  id: string,
  info: SheetInfo,
  target: Target,
  values: readonly Row[],
  options: Options,
) => Task<ActivTrak.WriteResult>;

const MODES: Readonly<Record<'replace' | 'append' | 'merge', Mode>> = {
  *replace(sheets, id, info, target, values) {
    const prepared = yield* prepare(sheets, info, target, values.length);
    yield* markBegun(sheets, id, target, values.length);
    yield* replaceRows(sheets, prepared, memoryRows(values));
    return { added: values.length, updated: 0, rows: values.length };
  },
  *append(sheets, id, info, target, values) {
    const rows = target.placement.rows + values.length;
    const prepared = yield* prepare(sheets, info, target, rows);
    yield* markBegun(sheets, id, target, rows);
    yield* appendRows(sheets, prepared, memoryRows(values));
    return { added: values.length, updated: 0, rows };
  },
  *merge(sheets, id, info, target, values, { key }) {
    const { added, updated, rows } = yield* mergeRows(sheets, info, target, {
      each: function* (take) {
        yield* wait(values.forEach(take));
      },
      keys: recordKeys(target.output, keyColumns(target.output, key), target.unit, target.readBack.settled),
      read: undefined,
      beforeWrite: (fresh) => markBegun(sheets, id, target, target.placement.rows + fresh),
    });
    return { added, updated, rows };
  },
};

function modeCalled(name: string): Mode {
  const mode = Object.entries(MODES).find(([key]) => key === name)?.[1];
  if (mode) return mode;
  throw new ActivTrakError('argument', `“${name.slice(0, 40)}” is no mode: write replace, append or merge.`);
}

/** Before the first cell changes: what is the table's is at least as large as what is going to be written. */
function* markBegun(sheets: SheetWriter, id: string, { placement, dirtyRows }: Target, rows: number): Task<void> {
  const { sheet, header } = placement;
  if (rows <= placement.rows) return;
  yield* wait(sheets.setMarks(id, [{ name: BEGUN, sheet, on: 'row', place: header + placement.rows }]));
  yield* wait(sheets.setMarks(id, endMarks({ sheet, header, rows: Math.max(rows, placement.rows + dirtyRows) })));
  yield* wait(sheets.flush());
}
