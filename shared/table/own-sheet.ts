/**
 * The hidden sheet on which a report's rows were put aside becomes the report's sheet, so that a file needs no room for its cells twice.
 * @module
 */
import { columnMarks, type MarkedSheets } from '../marks';
import { cellAddress } from '../model/a1';
import type { SheetArea, SheetInfo, SheetWriter } from '../sheet-writer';
import { type Task, wait } from '../task';
import { writeHeader } from './header';
import { formatOfColumn } from './output-column';
import { freezeHeader, type Placeable, type Placed } from './place';
import { marksOf, type Placement } from './placement';
import type { StagedRows } from './row-heap';
import { sheetNamed } from './sheet-named';
import type { Target } from './target';

/** Excel takes no longer names of sheets, and none with these; whatever else a host has against a name, it says when it makes a sheet. */
const MOST_NAME_CHARACTERS = 31;
const isPlainName = (name: string): boolean =>
  name !== '' && name.length <= MOST_NAME_CHARACTERS && !/[:\\/?*[\]]|^'|'$/.test(name) && name.toLowerCase() !== 'history';

/** The row below the header of a report whose sheet does not exist yet; `undefined` where a hidden sheet can't take its place. */
export function firstOwnRow(
  { destination: { sheet, cell }, statusLine }: Pick<Placeable, 'destination' | 'statusLine'>,
  infos: readonly SheetInfo[],
): number | undefined {
  const first = cellAddress(cell);
  if (first?.column !== 0 || !isPlainName(sheet.trim()) || sheetNamed(infos, sheet)) return undefined;
  return first.row + (statusLine ? 2 : 1);
}

/**
 * Makes a report of the rows on the hidden sheet: header, formats, marks. Their keys still stand behind them, and people don't see it yet.
 * @param first the row of the first of them
 */
export function* placeOnStaging(
  sheets: MarkedSheets,
  { id, destination, statusLine }: Placeable,
  { output, unit }: Pick<Target, 'output' | 'unit'>,
  { sheet, rows }: StagedRows,
  first: number,
): Task<Placed> {
  const placement: Placement = {
    sheet,
    sheetName: destination.sheet.trim(),
    status: statusLine ? first - 2 : undefined,
    header: first - 1,
    rows,
    claimed: 0,
    columns: new Map(output.map(({ key }, index) => [key, index])),
  };
  // One row more: the mark behind the end needs one.
  yield* wait(sheets.grow(sheet, first + rows + 1, 0));
  yield* formatRows(sheets, placement, { output, unit });
  yield* writeHeader(sheets, output, placement);
  yield* freezeHeader(sheets, sheet, first);
  const before = (yield* wait(sheets.marks(id))).map(({ name }) => name);
  if (before.length > 0) yield* wait(sheets.removeMarks(id, before));
  yield* wait(sheets.setMarks(id, marksOf(placement)));
  const info = (yield* wait(sheets.sheets())).find((one) => one.id === sheet) as SheetInfo;
  return { placement, info, notes: [], freeRows: 0 };
}

/** Ids that came as texts stay texts: a number's format could make numbers of them. */
function* formatRows(
  sheets: SheetWriter,
  { sheet, header, rows }: Placement,
  { output, unit }: Pick<Target, 'output' | 'unit'>,
): Task<void> {
  const line = (row: number): SheetArea => ({ sheet, row, column: 0, rows: 1, columns: output.length });
  const top = yield* wait(sheets.formats(line(header + 1)));
  const end = yield* wait(sheets.formats(line(header + rows)));
  const areas = new Map<string, SheetArea[]>();
  output.forEach((column, index) => {
    const pattern = column.kind === 'id' && [top[index], end[index]].includes('@') ? '@' : formatOfColumn(column, unit);
    const list = areas.get(pattern) ?? [];
    areas.set(pattern, list);
    const last = list[list.length - 1];
    if (last && last.column + last.columns === index) list[list.length - 1] = { ...last, columns: last.columns + 1 };
    else list.push({ sheet, row: header + 1, column: index, rows, columns: 1 });
  });
  for (const [pattern, list] of areas) yield* wait(sheets.format(list, pattern));
}

/** How many names are tried. A host may have something against one that nobody can see, such as that of a chart's sheet. */
const MOST_NAMES = 20;

/**
 * Shows people a sheet that became a report's, without what stood behind its columns. At any moment of a kill it can be begun again.
 * @param wanted its name; another one where that is somebody else's by now
 * @param keep keeps the name before the sheet gets it
 */
export function* revealOwnSheet(
  sheets: MarkedSheets,
  owner: string,
  info: SheetInfo,
  wanted: string,
  keep: (name: string) => Task<void>,
): Task<void> {
  const columns = columnMarks(yield* wait(sheets.marks(owner)), info.id).map(({ index }) => index + 1);
  const own = Math.max(...columns);
  if (info.columns > own) yield* wait(sheets.removeColumns(info.id, own, info.columns - own));
  const others = (yield* wait(sheets.sheets())).filter(({ id }) => id !== info.id);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted.slice(0, MOST_NAME_CHARACTERS - 3)} ${number}`;
    if (sheetNamed(others, name)) continue;
    yield* keep(name);
    try {
      yield* wait(sheets.reveal(info.id, name));
      return;
    } catch (failure) {
      if (number >= MOST_NAMES) throw failure;
    }
  }
}
