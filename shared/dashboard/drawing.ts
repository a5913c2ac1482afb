import { readyHeaderDeleted } from '#words/ready';
import { type MarkedSheets, rowMark } from '../marks';
import type { SheetStyler } from '../sheet-styler';
import { standingPlace } from '../table/place/place';
import { columnsByKey, type Home, type Placement } from '../table/place/placement';
import { TOP } from '../table/place/ready-marks';
import { type Task, wait } from '../task';
import type { SheetPlan } from './blueprint';
import { cellsFrom, cellsIn, type Places } from './places';

/** The rows of a report. */
export type ReportRows = Pick<Placement, 'sheet' | 'status' | 'header' | 'rows' | 'columns'>;

/** A sheet by a plan over a report's rows. */
export interface Drawing {
  readonly sheets: MarkedSheets;
  readonly styler: SheetStyler;
  readonly plan: SheetPlan;
  /** Whose marks it has. */
  readonly owner: string;
  readonly source: ReportRows;
  /** What is on other sheets. */
  readonly elsewhere: Places;
}

/** Where it stands. The columns of cells on top have {@link TOP} before their keys. */
export interface Stand {
  readonly sheet: string;
  readonly sheetName: string;
  readonly header: number;
  /** The row of the cells on top. */
  readonly top: number;
  readonly columns: ReadonlyMap<string, number>;
  /** How many rows the sheet has. */
  readonly grid: number;
}

/** The mark on the row of the cells on top. */
export const TOP_ROW = 'top';

/** Whether it stands beside the report and not on a sheet of its own. */
export const isBeside = ({ plan }: Pick<Drawing, 'plan'>): boolean => plan.rows.kind === 'beside';

/**
 * Where a sheet stands now, wherever people moved its rows and columns; `undefined` when it is nowhere.
 * @throws ActivTrakError `argument` when its header is gone
 */
export function* standOf(drawing: Pick<Drawing, 'sheets' | 'plan' | 'owner' | 'source'>, made: Home): Task<Stand | undefined> {
  const { sheets, owner, plan, source } = drawing;
  const place = isBeside(drawing)
    ? source
    : (yield* standingPlace(sheets, { id: owner, name: plan.title }, made, readyHeaderDeleted))?.placement;
  const info = place && (yield* wait(sheets.sheet('id', place.sheet)));
  if (place === undefined || info === undefined) return undefined;
  const { sheet, header } = place;
  const marks = (yield* wait(sheets.marks(owner))).filter((mark) => mark.sheet === sheet);
  const columns = new Map(columnsByKey(marks));
  const top = rowMark(marks, TOP_ROW)?.index;
  if (top === undefined) for (const { key } of plan.top) columns.delete(TOP + key);
  return columns.size === 0 ? undefined : { sheet, sheetName: info.name, header, top: top ?? 0, columns, grid: info.rows };
}

/** Places in a formula of a row. */
export function placesIn(drawing: Drawing, { header, top, columns }: Stand, row: number): Places {
  const { elsewhere, source, styler } = drawing;
  const tops = cellsIn(columns, top, true);
  const own = isBeside(drawing) ? new Map([...source.columns, ...columns]) : columns;
  return {
    ...elsewhere,
    top: (key) => tops(TOP + key),
    row: cellsIn(own, row),
    column: cellsFrom(own, header + 1, styler.columnEnd),
    // Rows of which there are so many are never added to, so that each can keep its number wherever it goes.
    number: () => (drawing.plan.rows.kind === 'count' ? String(row - header) : `(ROW()-ROW($A$${header + 1}))`),
  };
}
