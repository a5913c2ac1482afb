/**
 * The hidden sheet on which a report's rows were put aside becomes the report's sheet, so that a file needs no room for its cells twice.
 * @module
 */
import { columnMarks, type Mark, type MarkedSheets } from '../../marks';
import { cellAddress } from '../../model/a1';
import type { SheetInfo, SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { writeHeader } from '../place/header';
import { freezeHeader, type Placeable } from '../place/place';
import { columnGroups, marksOf, type Placement } from '../place/placement';
import { isPlainName, MOST_NAME_CHARACTERS, nameStart } from '../place/sheet-name';
import { sheetNamed } from '../place/sheet-named';
import type { Target } from '../place/target';
import type { StagedRows } from '../staging/row-heap';
import { formatNewRows } from './row-looks';

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
): Task<Placement> {
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
  // Ids that came as texts stay texts: a number's format could make numbers of them.
  const top = yield* wait(sheets.formats({ sheet, row: first, column: 0, rows: 1, columns: output.length }));
  const formatted = [...placement.columns].filter(([, index]) => output[index]?.kind !== 'id' || top[index] !== '@');
  const groups = columnGroups([...placement.columns.keys()], new Map(formatted));
  yield* formatNewRows(sheets, { target: { placement: { ...placement, rows: 0 }, output, unit }, groups, rows });
  yield* writeHeader(sheets, output, placement);
  yield* freezeHeader(sheets, sheet, first);
  yield* wait(sheets.setMarks(id, marksOf(placement)));
  return placement;
}

/** How many names are tried. A host may have something against one that nobody can see, such as that of a chart's sheet. */
const MOST_NAMES = 20;

/**
 * Shows people a sheet that became a report's, without what stood behind its columns. At any moment of a kill it can be begun again.
 * @param marks the report's
 * @param wanted its name; another one where that is somebody else's by now
 * @param keep keeps the name before the sheet gets it
 */
export function* revealOwnSheet(
  sheets: SheetWriter,
  marks: readonly Mark[],
  info: SheetInfo,
  wanted: string,
  keep: (name: string) => Task<void>,
): Task<void> {
  const columns = columnMarks(marks, info.id).map(({ index }) => index + 1);
  const own = Math.max(...columns);
  if (info.columns > own) yield* wait(sheets.removeColumns(info.id, own, info.columns - own));
  yield* revealNamed(sheets, info.id, wanted, keep);
}

/** Shows a hidden sheet under a name that no other has: the wanted one, or that with a number. @param keep keeps the name before the sheet gets it */
export function* revealNamed(sheets: SheetWriter, sheet: string, wanted: string, keep: (name: string) => Task<void>): Task<void> {
  const others = (yield* wait(sheets.sheets())).filter(({ id }) => id !== sheet);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${nameStart(wanted, MOST_NAME_CHARACTERS - 3)} ${number}`;
    if (sheetNamed(others, name)) continue;
    yield* keep(name);
    try {
      yield* wait(sheets.reveal(sheet, name));
      return;
    } catch (failure) {
      if (number >= MOST_NAMES) throw failure;
    }
  }
}
