import type { MemorySheets } from '../doubles/memory-sheets';
import { MINE, type Sight } from './sight';
import type { Edit } from './step';

/** What a person's edit needs to know. */
export interface Desk {
  readonly sheets: MemorySheets;
  readonly tab: string;
  readonly sight: Sight;
  readonly identity: readonly string[];
  /** A number that no text of a person had before. */
  readonly number: number;
}

/** What came of an edit, as far as it matters to what is expected next. */
export interface Edited {
  readonly tab?: string;
  readonly copy?: string;
  /** A column of the report that is gone now. */
  readonly deleted?: string;
  /** The next refresh may refuse, since nobody can tell any more what is whose. */
  readonly isStructural?: boolean;
  /** Marks may stand in other rows of the report than they were set on. */
  readonly haveMarksGone?: boolean;
}

/** Does to a sheet what people do; an edit for which there is nothing to do it to does nothing. */
export function edit(kind: Edit, row: number, column: number, { sheets, tab, sight, identity, number }: Desk): Edited {
  const own = [...sight.columns];
  const places = own.map(([, place]) => place);
  const [left, right] = [Math.min(...places), Math.max(...places)];
  const record = sight.records[row % Math.max(1, sight.records.length)];
  const last = sight.records.reduce((most, one) => Math.max(most, one.row), sight.header);
  const [key, place] = own[column % own.length] as [string, number];
  const mine = { value: `${MINE}${number}`, note: 'a note' };
  switch (kind) {
    case 'sort range':
      // The rows of the report alone, header apart.
      if (sight.records.length > 1) sheets.sortRows(tab, sight.header + 1, last - sight.header, place);
      return {};
    case 'sort sheet':
      sheets.sortSheet(tab, place, { descending: row % 2 === 0, marksGo: row % 4 < 2 });
      return { isStructural: true, haveMarksGone: row % 4 < 2 };
    case 'insert row':
      if (record) sheets.insertRows(tab, record.row, 1 + (column % 2));
      return {};
    case 'insert row above':
      sheets.insertRows(tab, 0, 1 + (column % 2));
      return {};
    case 'delete row':
      if (record) sheets.deleteRows(tab, record.row, 1);
      return {};
    case 'delete last row':
      if (last > sight.header) sheets.deleteRows(tab, last, 1);
      return {};
    case 'delete rows':
      // Records alone: a header that was sorted along stands among them.
      if (record) sheets.deleteRows(tab, record.row, recordsFrom(record.row, 1, 2 + (column % 6), sight));
      return {};
    case 'delete last rows': {
      const count = recordsFrom(last, -1, 2 + (row % 6), sight);
      if (count > 0) sheets.deleteRows(tab, last - count + 1, count);
      return {};
    }
    case 'sort last rows':
      if (record && record.row > sight.header) sheets.sortRows(tab, record.row, last - record.row + 1, place);
      return {};
    case 'insert column':
      insertColumn(sheets, tab, place);
      return {};
    case 'insert column left':
      insertColumn(sheets, tab, 0);
      return {};
    case 'delete column': {
      sheets.deleteColumns(tab, place, 1);
      return { deleted: key, isStructural: identity.includes(key) || own.length === 1 };
    }
    case 'move column':
      sheets.moveColumn(tab, place, (own[row % own.length] as [string, number])[1]);
      return {};
    case 'type beside':
      if (record) sheets.type(tab, record.row, right + 1 + (column % 2), mine);
      return {};
    case 'type below':
      sheets.type(tab, last + 1, place, mine);
      return {};
    case 'type below apart':
      sheets.type(tab, last + 3, place, mine);
      return {};
    case 'type into':
      if (record && !identity.includes(key) && key !== 'time') sheets.type(tab, record.row, place, { value: 4242 + number });
      return {};
    case 'type above':
      sheets.type(tab, sight.header, right + 1 + (column % 2), mine);
      return {};
    case 'clear beside':
      if (record) sheets.type(tab, record.row, right + 1, { value: '', note: '' });
      return {};
    case 'rename tab':
      sheets.rename(tab, `Renamed ${number}`);
      return { tab: `Renamed ${number}` };
    case 'duplicate tab':
    case 'duplicate tab with marks':
      sheets.duplicate(tab, `Copy ${number}`, kind === 'duplicate tab with marks');
      return { copy: `Copy ${number}` };
    default:
      return left > right ? {} : kind;
  }
}

/** How many records there are side by side from a row on, up to the wanted number. */
function recordsFrom(row: number, step: 1 | -1, most: number, { records }: Sight): number {
  const rows = new Set(records.map((one) => one.row));
  let count = 0;
  while (count < most && rows.has(row + step * count)) count += 1;
  return count;
}

function insertColumn(sheets: MemorySheets, tab: string, before: number): void {
  const found = (sheets.sheets() as readonly { readonly id: string; readonly name: string }[]).find(({ name }) => name === tab);
  if (found) void sheets.insertColumns(found.id, before, 1);
}
