/** What a spreadsheet cell holds. Text is text whatever it looks like; `''` is an empty cell; dates and times are serial numbers. */
export type Cell = string | number | boolean;

/**
 * How a value of the API becomes a cell.
 * - `text`: as written. `number`: a number. `boolean`: true or false.
 * - `id`: a number, or text where a JavaScript number would lose digits (above 2^53).
 * - `date`: days since 1899-12-30. `datetime`: the same with a fraction, of the wall time as written, whatever its zone.
 * - `duration`: time, in the unit asked for.
 * - `names`: a list's names with commas between. `ids`: a list's numbers likewise.
 * - `members`: ids and names of a list together, for filters; never shown.
 */
export type CellKind = 'text' | 'number' | 'boolean' | 'id' | 'date' | 'datetime' | 'duration' | 'names' | 'ids' | 'members';

/** What a duration is counted in: the API's seconds, decimal hours, or day fractions for cells formatted `[h]:mm:ss`. */
export const UNITS = ['seconds', 'hours', 'days'] as const;
/** One of the units of a duration. */
export type Unit = (typeof UNITS)[number];

const PER_UNIT: Readonly<Record<Unit, number>> = { seconds: 1, hours: 3600, days: 86_400 };

/** How many seconds one of a unit has. */
export const secondsPer = (unit: Unit): number => PER_UNIT[unit];

/** One column that a stream can give. */
export interface Column {
  /** A stable key, stored in saved reports. */
  readonly key: string;
  /** The header's text; durations in hours or seconds get their unit after it. */
  readonly label: string;
  readonly kind: CellKind;
  /** Where a record has the value, in lower case with dots (`activetime.total`); the first one found wins. */
  readonly sources: readonly string[];
  /**
   * `usual`: given when nobody chose columns. `optional`: given when named. `private`: titles, addresses, screenshots;
   * given only when named one by one. `internal`: for the product's own use, never given.
   */
  readonly offer: 'usual' | 'optional' | 'private' | 'internal';
  /**
   * What it tells. `person`: who somebody is, or from what computer, address or session. `content`: what people wrote or looked at, which can
   * name them too. `nothing`: neither. Privacy depends only on this.
   */
  readonly about: 'person' | 'content' | 'nothing';
}

/** The cells of one row, in the order of its table's columns. */
export type Row = readonly Cell[];

/** Rows under columns; each row has a cell for each column. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}
