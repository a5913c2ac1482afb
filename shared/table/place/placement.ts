/**
 * Where a report stands in the document: found by its marks, which go wherever people move its sheet, rows and columns.
 * @module
 */

import { endDeleted, headerDeleted } from '#words/places';
import { wrong } from '../../errors';
import { COLUMN_MARK, columnMarks, GAP, type Mark, rowMark } from '../../marks';
import type { SheetArea, SheetInfo } from '../../sheet-writer';
import { sheetNamed } from './sheet-named';

/** Rows and columns count from 0. */
export interface Placement {
  readonly sheet: string;
  readonly sheetName: string;
  /** The row of the status line, where there is one. */
  readonly status: number | undefined;
  readonly header: number;
  /** How many rows there are below the header, up to the last of the report's. */
  readonly rows: number;
  /** Rows below these that a refresh which has not ended may have filled. */
  readonly claimed: number;
  /** Whether such a refresh came so far that it may have. */
  readonly isBegun?: boolean;
  /** Whether its last row was deleted, so that its end is where the row behind it went. */
  readonly isCut?: boolean;
  /** The place of each of the report's columns that is still there. */
  readonly columns: ReadonlyMap<string, number>;
  /** Columns that it lost at its side, where people had their own behind them. */
  readonly gaps?: ReadonlySet<number>;
}

/** The marks of a report whose header is in a row, with its last row and the one after that. */
export function marksOf({ sheet, status, header, rows, columns }: Omit<Placement, 'sheetName' | 'claimed'>): readonly Mark[] {
  const row = (name: string, index: number): Mark => ({ name, sheet, on: 'row', index });
  return [
    ...(status === undefined ? [] : [row('status', status)]),
    row('header', header),
    ...endMarks({ sheet, header, rows }),
    ...[...columns].map(([key, index]): Mark => ({ name: COLUMN_MARK + key, sheet, on: 'column', index })),
  ];
}

/** The marks of the last row and the one after it: one of them is left when somebody deletes the other. */
export const endMarks = ({ sheet, header, rows }: Pick<Placement, 'sheet' | 'header' | 'rows'>): readonly Mark[] => [
  { name: 'last', sheet, on: 'row', index: header + rows },
  { name: 'after', sheet, on: 'row', index: header + rows + 1 },
];

/**
 * Marks that a refresh sets before it changes cells: on the last row that stays the report's in any case, on the one below, and on the header,
 * which says that there was a claim where somebody deletes both of these rows.
 */
export const CLAIM_MARKS = ['begun', 'dirty', 'claim'] as const;

/** Sets the claim to rows up to the `end`-th, of which those behind the `sure`-th may be half written from now on. */
export const claimMarks = ({ sheet, header }: Pick<Placement, 'sheet' | 'header'>, sure: number, end: number): readonly Mark[] => [
  { name: 'begun', sheet, on: 'row', index: header + sure },
  { name: 'dirty', sheet, on: 'row', index: header + sure + 1 },
  ...endMarks({ sheet, header, rows: end }),
  { name: 'claim', sheet, on: 'row', index: header },
];

/** The sheet that a report is remembered to stand on. A host may give it another id when the file is opened again, so its name counts too. */
export interface Home {
  readonly sheet?: string | undefined;
  readonly sheetName?: string | undefined;
}

/**
 * Finds a report by its marks. Those on other sheets than its own came with a copy of the sheet.
 * @param name the report's, for messages
 * @param home where it stood last
 * @param headerless what is said of a sheet where its header was deleted
 * @returns `undefined` when it has no marks: it was never written, or its sheet was deleted
 * @throws ActivTrakError `argument` when its header or its end was deleted, so that nobody can tell what is the report's
 */
export function placementOf(
  name: string,
  all: readonly Mark[],
  sheets: readonly SheetInfo[],
  home: Home = {},
  headerless: (sheetName: string) => string = () => headerDeleted(name),
): Placement | undefined {
  const sheet = homeOf(all, sheets, home);
  if (sheet === undefined) return undefined;
  const marks = all.filter((mark) => mark.sheet === sheet.id);
  const row = (wanted: string): number | undefined => rowMark(marks, wanted)?.index;
  const header = row('header');
  if (header === undefined) throw wrong(headerless(sheet.name));
  const last = row('last') ?? minusOne(row('after'));
  if (last === undefined) throw wrong(endDeleted(name));
  const begun = row('begun') ?? minusOne(row('dirty'));
  // Marks may have gone along with rows that were sorted; of a claim none may be missed.
  const end = begun === undefined ? last : Math.max(last, minusOne(row('after')) ?? last);
  const whole = Math.max(0, end - header);
  const rows = begun === undefined ? whole : Math.min(whole, Math.max(0, begun - header));
  return {
    sheet: sheet.id,
    sheetName: sheet.name,
    status: row('status'),
    header,
    rows,
    claimed: whole - rows,
    isBegun: row('claim') !== undefined,
    isCut: row('last') === undefined,
    columns: columnsByKey(marks),
    gaps: new Set(marks.flatMap(({ name, index }) => (name.startsWith(GAP) ? [index] : []))),
  };
}

/** Columns by their keys, of marks on one sheet. */
export const columnsByKey = (marks: readonly Mark[]): ReadonlyMap<string, number> =>
  new Map(columnMarks(marks).map((mark) => [mark.name.slice(COLUMN_MARK.length), mark.index]));

function homeOf(marks: readonly Mark[], sheets: readonly SheetInfo[], { sheet, sheetName }: Home): SheetInfo | undefined {
  const marked = sheets.filter(({ id }) => marks.some((mark) => mark.sheet === id));
  const own = sheets.find(({ id }) => id === sheet);
  const named = sheetNamed(marked, sheetName ?? '');
  // Its marks may all be gone from it: then a copy is not taken for it. One of its name is the sheet itself, whose ID another one was given.
  if (own && (named === undefined || marked.includes(own))) return marked.length > 0 ? own : undefined;
  return named ?? (sheet === undefined ? marked[0] : undefined);
}

/**
 * The sheet on which an owner's marks are, and where they were left: by its ID or, where that is another sheet's by now, by its name.
 * @returns `undefined` where they are not
 */
export function markedHome(marks: readonly Mark[], sheets: readonly SheetInfo[], home: Home): SheetInfo | undefined {
  const found = homeOf(marks, sheets, home);
  return marks.some(({ sheet }) => sheet === found?.id) ? found : undefined;
}

/** Whether a sheet may be that one, before a host is asked for the marks. */
export const mayBeHome = (info: SheetInfo, { sheet, sheetName = '' }: Home): boolean =>
  sheet === undefined || sheet === info.id || sheetNamed([info], sheetName) !== undefined;

const minusOne = (index: number | undefined): number | undefined => (index === undefined ? undefined : index - 1);

/** The row of a report's status line, from its first column, where the line stands, to its last; whatever else of it can still be found. */
export function statusRow(marks: readonly Mark[]): SheetArea | undefined {
  const status = rowMark(marks, 'status');
  const columns = columnMarks(marks, status?.sheet).map(({ index }) => index);
  return status && columns.length > 0
    ? {
        sheet: status.sheet,
        row: status.index,
        column: Math.min(...columns),
        rows: 1,
        columns: Math.max(...columns) - Math.min(...columns) + 1,
      }
    : undefined;
}

/** Columns that stand side by side, so that one call writes them all. */
export interface ColumnGroup {
  readonly column: number;
  /** Places in the report's rows, in the order in which they stand in the sheet. */
  readonly indexes: readonly number[];
}

/**
 * The report's columns in groups of neighbours.
 * @param keys the columns of the report's rows, in their order
 */
export function columnGroups(keys: readonly string[], columns: ReadonlyMap<string, number>): readonly ColumnGroup[] {
  const standing = keys
    .flatMap((key, index) => {
      const column = columns.get(key);
      return column === undefined ? [] : [{ column, index }];
    })
    .sort((one, other) => one.column - other.column);
  const groups: { column: number; indexes: number[] }[] = [];
  for (const { column, index } of standing) {
    const last = groups[groups.length - 1];
    if (last && column === last.column + last.indexes.length) last.indexes.push(index);
    else groups.push({ column, indexes: [index] });
  }
  return groups;
}

/** The groups of columns that have their keys. */
export const keyedGroups = (output: readonly { readonly key: string }[], columns: ReadonlyMap<string, number>): readonly ColumnGroup[] =>
  columnGroups(
    output.map(({ key }) => key),
    columns,
  );

/** The cells of the groups in some rows of the sheet. */
export const areasOf = (sheet: string, groups: readonly ColumnGroup[], row: number, rows: number): readonly SheetArea[] =>
  rows <= 0 ? [] : groups.map(({ column, indexes }) => ({ sheet, row, column, rows, columns: indexes.length }));
