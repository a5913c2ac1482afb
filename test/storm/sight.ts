import type { SheetValue } from '../../shared/sheet-writer';
import type { MemorySheets } from '../doubles/memory-sheets';
import type { Cells } from './truth';

export const MINE = 'mine-';
const isMine = (value: SheetValue): boolean => typeof value === 'string' && value.startsWith(MINE);

export interface SeenRecord {
  readonly row: number;
  readonly key: string;
  readonly cells: Cells;
}

/** What somebody who knows the headers alone sees of a report. */
export interface Sight {
  readonly header: number;
  /** The place of each header that is there. */
  readonly columns: ReadonlyMap<string, number>;
  readonly records: readonly SeenRecord[];
  readonly statuses: readonly { readonly row: number; readonly column: number }[];
  /** What stands in the report's columns and is no record, no status line and nobody's own. */
  readonly strays: readonly string[];
  /** Rows of people's own texts, by text. */
  readonly mine: ReadonlyMap<string, { readonly row: number; readonly column: number }[]>;
  /** The last row in which anything stands. */
  readonly last: number;
}

/**
 * @param labels the report's headers, by column: as they are to be, and as they were
 * @param identity the columns that tell its records apart
 */
export function look(
  sheets: MemorySheets,
  tab: string,
  labels: ReadonlyMap<string, readonly string[]>,
  identity: readonly string[],
): Sight | undefined {
  if (!sheets.names().includes(tab)) return undefined;
  const rows = sheets.seen(tab);
  const placesIn = (row: readonly SheetValue[]): ReadonlyMap<string, number> =>
    new Map(
      [...labels].flatMap(([key, own]) => {
        const label = own.find((one) => row.includes(one));
        return label === undefined ? [] : [[key, row.indexOf(label)] as const];
      }),
    );
  const heads = rows.map(placesIn);
  const header = heads.reduce((best, head, row) => (head.size > (heads[best]?.size ?? 0) ? row : best), 0);
  const columns = heads[header] ?? new Map();
  if (columns.size === 0) return undefined;
  const strays: string[] = [];
  const records: SeenRecord[] = [];
  const statuses: { row: number; column: number }[] = [];
  const mine = new Map<string, { row: number; column: number }[]>();
  for (const [row, values] of rows.entries()) {
    values.forEach((value, column) => {
      if (isMine(value)) mine.set(String(value), [...(mine.get(String(value)) ?? []), { row, column }]);
      if (String(value).startsWith('Refreshed ')) statuses.push({ row, column });
    });
    if (row === header) continue;
    const cells = new Map([...columns].map(([key, column]) => [key, values[column] ?? ''] as const));
    const own = [...cells].filter(([, value]) => value !== '' && !isMine(value) && !String(value).startsWith('Refreshed '));
    if (own.length === 0) continue;
    if (own.some(([key, value]) => labels.get(key)?.includes(String(value)))) strays.push(`a header in row ${row}`);
    else if (identity.some((key) => columns.has(key) && (cells.get(key) ?? '') === ''))
      strays.push(`row ${row}: ${JSON.stringify(values)}`);
    else records.push({ row, cells, key: identity.map((key) => String(cells.get(key))).join(' ') });
  }
  return { header, columns, records, statuses, strays, mine, last: rows.length - 1 };
}
