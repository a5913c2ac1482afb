/**
 * Gives a report its place: the one its marks show, brought up to its definition, or the free cells that its definition names.
 * @module
 */
import { ActivTrakError } from '../errors';
import { cellPlace } from '../model/a1';
import type { Mark, SheetInfo, SheetWriter } from '../ports';
import { type Task, wait } from '../task';
import type { Report } from './definition';
import { refuseClosed, refuseOccupied } from './obstacles';
import { charactersOf, formatOf, identityKeys, type OutputColumn } from './output';
import { areasOf, columnGroups, endMarks, gone, marksOf, type Placement, placementOf } from './placement';
import { newSheetSize } from './room';
import { sheetNamed } from './sheet-named';

export interface Placed {
  readonly placement: Placement;
  readonly info: SheetInfo;
  /** What people did to the report's columns, in sentences. */
  readonly notes: readonly string[];
  /** Rows below the last that were looked at just now and are free. */
  readonly freeRows: number;
}

/** Marks the end of a report that has so many rows; the row behind has to be there for that, and somebody may have deleted it. */
export function* markEnd(sheets: SheetWriter, owner: string, { sheet, header }: Placement, rows: number): Task<void> {
  yield* wait(sheets.grow(sheet, header + rows + 2, 0));
  yield* wait(sheets.setMarks(owner, endMarks({ sheet, header, rows })));
}

/** What of a report matters to its place. */
type Placeable = Pick<Report, 'id' | 'name' | 'destination' | 'statusLine'>;

/**
 * Where a report stands; `undefined` when its sheet was deleted.
 * @throws ActivTrakError `argument` when its header or its end is gone.
 */
export function* standingPlace(sheets: SheetWriter, report: Pick<Report, 'id' | 'name'>): Task<Placed | undefined> {
  const infos = yield* wait(sheets.sheets());
  const placement = placementOf(report.name, yield* wait(sheets.marks(report.id)), infos);
  return placement && { placement, info: infos.find(({ id }) => id === placement.sheet) as SheetInfo, notes: [], freeRows: 0 };
}

/** @throws ActivTrakError `argument` when the report's sheet, its header or its end is gone. */
export function* findPlace(sheets: SheetWriter, report: Pick<Report, 'id' | 'name'>): Task<Placed> {
  const placed = yield* standingPlace(sheets, report);
  if (placed) return placed;
  throw gone(`The sheet that “${report.name}” was written to was deleted`);
}

/**
 * Finds free cells where the definition says, and marks them; nothing is written yet.
 * @param rows how many rows will come
 * @throws ActivTrakError `argument` when something stands there.
 */
export function* takePlace(sheets: SheetWriter, report: Placeable, output: readonly OutputColumn[], rows: number): Task<Placed> {
  const { sheet: sheetName, cell } = report.destination;
  const first = cellPlace(cell);
  if (first === undefined) throw new ActivTrakError('argument', `“${cell}” is no cell: write the first cell as A1.`);
  const infos = yield* wait(sheets.sheets());
  const found = sheetNamed(infos, sheetName);
  const header = report.statusLine ? first.row + 1 : first.row;
  const size = { rows: header - first.row + 1 + rows, columns: output.length };
  const end = { rows: first.row + size.rows + 1, columns: first.column + size.columns };
  const info = found ?? (yield* wait(sheets.addSheet(sheetName.trim(), false, newSheetSize(end))));
  const area = { sheet: info.id, row: first.row, column: first.column, ...size };
  const inGrid = { rows: Math.min(area.rows, info.rows - area.row), columns: Math.min(area.columns, info.columns - area.column) };
  if (inGrid.rows > 0 && inGrid.columns > 0) yield* refuseOccupied(sheets, report.name, info.name, [{ ...area, ...inGrid }]);
  try {
    yield* refuseClosed(sheets, report.name, [area]);
    yield* wait(sheets.grow(info.id, end.rows, end.columns));
  } catch (failure) {
    // There is no place for it: a sheet that was made just now goes again.
    if (found === undefined) yield* wait(sheets.removeSheet(info.id));
    throw failure;
  }
  const columns = new Map(output.map(({ key }, index) => [key, first.column + index]));
  const placement = { sheet: info.id, sheetName: info.name, status: report.statusLine ? first.row : undefined, header, rows: 0, columns };
  const before = (yield* wait(sheets.marks(report.id))).map(({ name }) => name);
  if (before.length > 0) yield* wait(sheets.removeMarks(report.id, before));
  yield* wait(sheets.setMarks(report.id, marksOf(placement)));
  const grown = { rows: Math.max(info.rows, end.rows), columns: Math.max(info.columns, end.columns) };
  return { placement, info: { ...info, ...grown }, notes: [], freeRows: rows };
}

/** Writes the header of a report that has just been given its place. */
export function* writeHeader(sheets: SheetWriter, output: readonly OutputColumn[], { sheet, header, columns }: Placement): Task<void> {
  const groups = columnGroups(
    output.map(({ key }) => key),
    columns,
  );
  const areas = areasOf(sheet, groups, header, 1);
  yield* wait(sheets.format(areas, '@'));
  for (const [index, { places }] of groups.entries()) {
    const area = areas[index];
    if (area) yield* wait(sheets.write(area, [places.map((place) => output[place]?.label ?? '')]));
  }
  yield* wait(sheets.emphasize(areas));
  const widths = output.flatMap((column) => {
    const place = columns.get(column.key);
    return place === undefined ? [] : [{ column: place, characters: charactersOf(column) }];
  });
  yield* wait(sheets.widen(sheet, widths));
}

/** What a report's columns were when they were last written, and how far below its end a refresh may have filled them since. */
export interface WrittenColumns {
  /** Headers by column. */
  readonly headers: ReadonlyMap<string, string>;
  readonly dirtyRows: number;
}

/**
 * Brings the columns in the sheet up to the definition: new ones are put in, those that were taken out are emptied, changed
 * headers are written. A column that somebody deleted in the sheet stays away, and that is said.
 */
export function* followDefinition(
  sheets: SheetWriter,
  report: Report,
  output: readonly OutputColumn[],
  { headers, dirtyRows }: WrittenColumns,
  placed: Placed,
): Task<Placed> {
  const { placement, info } = placed;
  const deleted = output.filter(({ key }) => headers.has(key) && !placement.columns.has(key));
  const needed = report.disposition === 'replace' ? [] : identityKeys(report);
  const missed = report.disposition === 'merge' ? deleted.find(({ key }) => needed.includes(key)) : undefined;
  if (missed) throw gone(`The column “${missed.label}” of “${report.name}” was deleted, and records cannot be told apart without it`);
  const reach = Math.min(placement.rows + dirtyRows, info.rows - 1 - placement.header);
  let now = yield* withoutColumns(sheets, report, output, { ...placed, placement: { ...placement, rows: reach } });
  for (const [index, column] of output.entries()) {
    if (headers.has(column.key) || now.placement.columns.has(column.key)) continue;
    now = yield* withColumn(sheets, report, output, index, now);
  }
  const changed = output.filter(({ key, label }) => headers.get(key) !== label && now.placement.columns.has(key));
  if (changed.length > 0) yield* writeHeader(sheets, changed, now.placement);
  const notes = deleted.map(
    ({ label }) =>
      `The column “${label}” was deleted in the sheet and is left out: edit the report to take it out for good, or to choose it anew.`,
  );
  return { ...now, placement: { ...now.placement, rows: placement.rows }, notes };
}

/** Empties the columns that are not the report's any more. */
export function* withoutColumns(
  sheets: SheetWriter,
  report: Pick<Report, 'id'>,
  output: readonly OutputColumn[],
  placed: Placed,
): Task<Placed> {
  const { placement } = placed;
  const gone = [...placement.columns].filter(([key]) => !output.some((column) => column.key === key));
  if (gone.length === 0) return placed;
  const areas = gone.map(([, column]) => ({ sheet: placement.sheet, row: placement.header, column, rows: placement.rows + 1, columns: 1 }));
  yield* wait(sheets.clear(areas));
  yield* wait(
    sheets.removeMarks(
      report.id,
      gone.map(([key]) => `column:${key}`),
    ),
  );
  return {
    ...placed,
    placement: { ...placement, columns: new Map([...placement.columns].filter(([key]) => !gone.some(([other]) => other === key))) },
  };
}

/**
 * Puts one more column right behind the one that comes before it in the definition: into an empty one, else into a new one. Its
 * header is written afterwards, so that this may be done twice.
 */
export function* withColumn(
  sheets: SheetWriter,
  report: Pick<Report, 'id' | 'unit'>,
  output: readonly OutputColumn[],
  index: number,
  placed: Placed,
): Task<Placed> {
  const { placement, info } = placed;
  const column = output[index] as OutputColumn;
  const before = output
    .slice(0, index)
    .reverse()
    .find(({ key }) => placement.columns.has(key));
  const place = before === undefined ? Math.min(...placement.columns.values()) : (placement.columns.get(before.key) as number) + 1;
  const area = { sheet: placement.sheet, row: placement.header, column: place, rows: placement.rows + 1, columns: 1 };
  const isFree = before !== undefined && (place >= info.columns || (yield* isEmpty(sheets, area)));
  if (isFree) yield* wait(sheets.grow(placement.sheet, 0, place + 1));
  else yield* wait(sheets.insertColumns(placement.sheet, place, 1));
  const shifted = [...placement.columns].map(([key, at]): [string, number] => [key, !isFree && at >= place ? at + 1 : at]);
  if (placement.rows > 0)
    yield* wait(sheets.format([{ ...area, row: area.row + 1, rows: placement.rows }], formatOf(column.kind, report.unit)));
  const mark: Mark = { name: `column:${column.key}`, sheet: placement.sheet, on: 'column', place };
  yield* wait(sheets.setMarks(report.id, [mark]));
  const columns = new Map([...shifted, [column.key, place] as [string, number]]);
  return {
    ...placed,
    placement: { ...placement, columns },
    info: { ...info, columns: isFree ? Math.max(info.columns, place + 1) : info.columns + 1 },
  };
}

function* isEmpty(
  sheets: SheetWriter,
  area: { readonly sheet: string; readonly row: number; readonly column: number; readonly rows: number; readonly columns: number },
): Task<boolean> {
  const [values = []] = yield* wait(sheets.read([area]));
  if (values.some((row) => row.some((value) => value !== ''))) return false;
  return (yield* wait(sheets.formulas(area))).every((row) => row.every((formula) => formula === ''));
}
