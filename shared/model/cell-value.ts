import type { Cell, CellKind } from './cell';
import { listMembers } from './list-members';
import { serialAt } from './serial';

/** The cell of a JSON string that stands in `text` from `start` to `end`, without its quotes; it has no escapes. */
export function stringCell(kind: CellKind, text: string, start: number, end: number, perUnit: number): Cell {
  switch (kind) {
    case 'text':
    case 'names':
      return text.slice(start, end);
    case 'date':
      return serialAt(text, start, end, false) ?? text.slice(start, end);
    case 'datetime':
      return serialAt(text, start, end, true) ?? text.slice(start, end);
    case 'duration':
    case 'number':
    case 'id':
      return numericText(kind, text.slice(start, end), perUnit);
    case 'boolean':
      return booleanText(text.slice(start, end));
    default:
      return listMembers([text.slice(start, end)], kind);
  }
}

/** The cell of a JSON number that stands in `text` from `start` to `end`. */
export function numberCell(kind: CellKind, value: number, text: string, start: number, end: number, perUnit: number): Cell {
  switch (kind) {
    case 'duration':
      return value / perUnit;
    case 'number':
      return value;
    case 'id':
      return Number.isSafeInteger(value) ? value : text.slice(start, end);
    case 'boolean':
      return value !== 0;
    case 'names':
    case 'ids':
    case 'members':
      return listMembers([Math.abs(value) > Number.MAX_SAFE_INTEGER ? text.slice(start, end) : value], kind);
    default:
      return text.slice(start, end);
  }
}

/** The cell of `true` or `false`. */
export const booleanCell = (kind: CellKind, value: boolean): Cell => (kind === 'boolean' ? value : String(value));

/** The cell of a list or an object: its members where the column is a list, else its one name or id. */
export function structureCell(kind: CellKind, value: unknown): Cell {
  const elements = Array.isArray(value) ? value : [value];
  if (kind === 'ids' || kind === 'members') return listMembers(elements, kind);
  const text = listMembers(elements, kind === 'id' || kind === 'number' ? 'ids' : 'names');
  return kind === 'id' || kind === 'number' ? numericText(kind, text, 1) : text;
}

/** A number that came as text: counted where that is exact, else kept as it came. */
function numericText(kind: 'duration' | 'number' | 'id', text: string, perUnit: number): Cell {
  if (!/^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text)) return text;
  return kind === 'duration' ? Number(text) / perUnit : Number(text);
}

function booleanText(text: string): Cell {
  const lower = text.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : text;
}

/** Whether an id's cell names nothing: ActivTrak may leave an id out or give 0. Most begin with another digit, and every row is asked. */
export const isNoId = (cell: Cell | undefined): boolean =>
  typeof cell === 'number'
    ? cell === 0
    : !(typeof cell === 'string' && cell.charCodeAt(0) > 48 && cell.charCodeAt(0) < 58) && /^(?:[0\s]*|null)$/i.test(String(cell ?? ''));
