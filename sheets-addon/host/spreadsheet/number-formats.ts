import type { SheetArea } from '../../../shared/sheet-writer';

type Range = GoogleAppsScript.Spreadsheet.Range;
type RangeList = GoogleAppsScript.Spreadsheet.RangeList;

/** Formats of larger areas are set without a look at them. */
const MOST_LOOKED_AT = 20_000;

const PAUSE_MS = 1000;

/** Sets number formats as far as Google lets a script. */
export interface NumberFormats {
  /** Whether all of the areas have the format then. */
  set(areas: readonly SheetArea[], pattern: string): boolean;
  /** Says that a sheet was made just now, so that there is no table on it. */
  made(sheet: string): void;
  /** Does what may set formats, or what a table may refuse as it refuses those. Whether Google took it. */
  attempt(work: () => void): boolean;
}

/**
 * A typed column of a table keeps its format: “You can't set the number format of cells in a typed column”. The refusal may come at the
 * call or with the next flush, and its words may be in any language. So a format that is right is not set again, and what was pending
 * before is flushed first: only a format can fail then, and no refresh fails for a format.
 */
export function numberFormats(
  rangeOf: (area: SheetArea) => Range,
  listsOf: (areas: readonly SheetArea[]) => readonly RangeList[],
): NumberFormats {
  /** Areas that took a format, or stand on a sheet that was made just now. */
  const open: SheetArea[] = [];
  const isOpen = (area: SheetArea): boolean => open.some((other) => other.sheet === area.sheet && covers(other, area));
  const columnsOf = (area: SheetArea): readonly SheetArea[] =>
    Array.from({ length: area.columns }, (_, at) => ({ ...area, column: area.column + at, columns: 1 }));

  /** Those of the areas that have another format somewhere, or are too large to know. */
  const wrongAmong = (areas: readonly SheetArea[], pattern: string): readonly SheetArea[] =>
    neighbors(areas).flatMap((group) => {
      const [first] = group as [SheetArea];
      const columns = group.reduce((sum, area) => sum + area.columns, 0);
      if (first.rows * columns > MOST_LOOKED_AT) return group;
      const formats = rangeOf({ ...first, columns }).getNumberFormats();
      return group.filter((area) => {
        const at = area.column - first.column;
        return formats.some((row) => row.slice(at, at + area.columns).some((format) => format !== pattern));
      });
    });

  let hasPaused = false;

  function attempt(work: () => void): boolean {
    SpreadsheetApp.flush();
    try {
      work();
      SpreadsheetApp.flush();
      return true;
    } catch (refusal) {
      // What isn't a table's refusal may be over in a second. In which words a table refuses isn't known, so that one pause has to do.
      if (hasPaused || /typed column/i.test(String(refusal))) return false;
      hasPaused = true;
      Utilities.sleep(PAUSE_MS);
      return attempt(work);
    }
  }

  const put = (areas: readonly SheetArea[], pattern: string): void => {
    for (const list of listsOf(areas)) list.setNumberFormat(pattern);
  };

  /** Formats the rows of one column that are below a table. Whether that are all of them. */
  function belowTable(column: SheetArea, pattern: string): boolean {
    if (attempt(() => put([column], pattern))) return true;
    const upper = Math.ceil(column.rows / 2);
    const [top, rest] = [
      { ...column, rows: upper },
      { ...column, row: column.row + upper, rows: column.rows - upper },
    ];
    const last = { ...column, row: column.row + column.rows - 1, rows: 1 };
    if (column.rows === 1 || !attempt(() => put([last], pattern))) return false;
    if (belowTable(rest, pattern)) belowTable(top, pattern);
    return false;
  }

  function set(areas: readonly SheetArea[], pattern: string): boolean {
    if (areas.every(isOpen)) {
      put(areas, pattern);
      return true;
    }
    const wrong = wrongAmong(areas, pattern);
    if (wrong.length > 0 && !attempt(() => put(wrong, pattern)))
      return wrongAmong(wrong.flatMap(columnsOf), pattern).filter((column) => !belowTable(column, pattern)).length === 0;
    open.push(...wrong);
    return true;
  }

  return { set, attempt, made: (sheet) => void open.push({ ...EVERYWHERE, sheet }) };
}

/** Areas in groups that are looked at in one call: each right of the one before. */
function neighbors(areas: readonly SheetArea[]): readonly (readonly SheetArea[])[] {
  const groups: SheetArea[][] = [];
  let cells = 0;
  for (const area of areas) {
    const before = groups[groups.length - 1]?.slice(-1)[0];
    const isNext =
      before !== undefined &&
      before.sheet === area.sheet &&
      before.row === area.row &&
      before.rows === area.rows &&
      before.column + before.columns === area.column;
    const own = area.rows * area.columns;
    if (isNext && cells + own <= MOST_LOOKED_AT) groups[groups.length - 1]?.push(area);
    else {
      groups.push([area]);
      cells = 0;
    }
    cells += own;
  }
  return groups;
}

const EVERYWHERE = { row: 0, column: 0, rows: Number.POSITIVE_INFINITY, columns: Number.POSITIVE_INFINITY };

const covers = (outer: SheetArea, inner: SheetArea): boolean =>
  outer.row <= inner.row &&
  outer.column <= inner.column &&
  outer.row + outer.rows >= inner.row + inner.rows &&
  outer.column + outer.columns >= inner.column + inner.columns;
