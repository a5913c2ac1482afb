import type { Cell, CellKind, Row, Unit } from '../../model/cell';
import { secondsPer } from '../../model/cell';
import { isNoId } from '../../model/cell-value';

/** A column whose cells a record can be told by. */
interface KeyColumn {
  readonly key: string;
  readonly kind: CellKind;
}

/** A text may have been cut where it is read back. */
const MOST_CHARACTERS = 1000;

/** No host cuts a text shorter; those that tell records apart are alike only where all that a cell can hold of them is. */
const SHORTEST_CUT = 32_000;

/**
 * A function that gives the key of a row's record, by the columns that tell records apart. A record with one of those empty goes
 * by what else it says; such keys begin with `?` and are no identity.
 * @param columns the row's
 * @param identity places of the columns that tell records apart
 * @param unit of durations
 * @param settled gives one form of the cells that a sheet may have changed a little
 */
export function recordKeys(
  columns: readonly KeyColumn[],
  identity: readonly number[],
  unit: Unit,
  settled: (kind: CellKind, cell: Cell) => Cell = (_, cell) => cell,
): (row: Row) => string {
  const placed = (index: number) => ({ index, kind: (columns[index] as KeyColumn).kind });
  const [ids, all] = [identity.map(placed), [...identity, ...fallbackOf(columns)].map(placed)];
  return (row) => {
    let key = '';
    for (const { index, kind } of ids) {
      const cell = settled(kind, row[index] ?? '');
      if (kind === 'id' ? isNoId(cell) : cell === '') return said(row);
      const text = typeof cell === 'string' ? unmistakable(numberOrText(cell)) : numberOrText(cell);
      key = key === '' ? text : `${key}\n${text}`;
    }
    return ids.length > 0 ? key : said(row);
  };

  function said(row: Row): string {
    return `?${all.map(({ index, kind }) => cellText(settled(kind, row[index] ?? ''), kind, unit)).join('\n')}`;
  }
}

/**
 * What tells records without an identity apart: hours are those of a day and a name, and are corrected; an activity of the log never changes,
 * so it is another one where any cell is another.
 */
function fallbackOf(columns: readonly KeyColumn[]): readonly number[] {
  const isLog = columns.some(({ key }) => key === 'time' || key === 'logId');
  return columns.flatMap(({ key }, index) => (isLog || ['date', 'user', 'computer'].includes(key) ? [index] : []));
}

/** Whether a key is of what identifies a record; else it is of all that its row says. */
export const isIdentity = (key: string): boolean => !key.startsWith('?');

/** A function that makes the second of two equal keys another one than the first, and again the same one in another list of rows. */
export function countedKeys(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}\n#${times}`;
  };
}

/** A text with what has a meaning in keys set apart: the break between two cells, and the sign of no identity. Any other stays as it was ever kept. */
const unmistakable = (text: string): string =>
  /^\?|[\n¶]/.test(text) ? text.replace(/^\?|[\n¶]/g, (sign) => (sign === '\n' ? '¶n' : `¶${sign}`)) : text;

/** Seconds are the unit of durations, of which a sheet may lose a millisecond. */
function cellText(cell: Cell, kind: CellKind, unit: Unit): string {
  if (typeof cell === 'string') return cell.slice(0, MOST_CHARACTERS).trim();
  return kind === 'duration' ? String(Math.round(Number(cell) * secondsPer(unit))) : numberOrText(cell);
}

/** A number and the text of it are one: an id may come as either, and a sheet may have turned one into the other. Spreadsheets keep fifteen digits. */
const numberOrText = (cell: Cell): string =>
  typeof cell === 'number' && !Number.isInteger(cell) ? String(Number(cell.toPrecision(15))) : String(cell).slice(0, SHORTEST_CUT);
